import os from 'node:os';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig, type TestProjectConfiguration } from 'vitest/config';
import { prepareIfNew } from './server/scripts/prepare.ts';

await prepareIfNew();

/** What is about time is run in three zones: the server's must never matter. */
const zoneTests = [
  'server/{time,invites,statistics,sessions,bookings,blocked-times,calendar-feeds}/**/*.test.ts',
  'emails/**/*.test.ts',
  'web/lib/**/*.test.ts',
];
const unitTests = ['server/**/*.test.ts', 'emails/**/*.test.ts', 'web/**/*.test.ts'];
const apiTests = ['server/**/*.api.test.ts'];

/** `unit` needs no database; `api` runs against a real PostgreSQL, started once for the whole run. */
export default defineConfig({
  test: {
    // Vitest leaves a processor free, which on two of them is half of the machine.
    maxWorkers: Math.max(2, os.availableParallelism() - 1),
    projects: [
      project('unit', { include: unitTests, exclude: apiTests, env: { TZ: process.env.TZ ?? 'UTC' } }),
      project('unit-copenhagen', { include: zoneTests, exclude: apiTests, env: { TZ: 'Europe/Copenhagen' } }),
      project('unit-auckland', { include: zoneTests, exclude: apiTests, env: { TZ: 'Pacific/Auckland' } }),
      project('api', {
        include: apiTests,
        globalSetup: 'server/testing/global-setup.ts',
        env: { TZ: process.env.TZ ?? 'UTC' },
      }),
    ],
  },
});

type Test = NonNullable<Extract<TestProjectConfiguration, { test?: unknown }>['test']>;

/** Processes, not threads: only they can have a time zone of their own. */
function project(name: string, test: Test): TestProjectConfiguration {
  return {
    plugins: [svelte({ configFile: false })],
    test: {
      name,
      environment: 'node',
      pool: 'forks',
      setupFiles: 'server/testing/console-errors.ts',
      // Speed is for the benches: a busy machine is no defect.
      testTimeout: 90_000,
      hookTimeout: 90_000,
      ...test,
    },
  };
}
