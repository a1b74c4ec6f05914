import { spawnSync } from 'node:child_process';
import path from 'node:path';

// npm run test:long [-- runs]: the histories of bookings' whole life, 1,000 of them unless another number is given.

const [runs = '1000'] = process.argv.slice(2);
if (!/^[1-9]\d{0,5}$/.test(runs)) {
  process.stderr.write('npm run test:long -- 1 to 999999\n');
  process.exit(1);
}
const vitest = path.resolve(import.meta.dirname, '../../node_modules/vitest/vitest.mjs');
const { status } = spawnSync(process.execPath, [vitest, 'run', '--project', 'api', 'server/bookings/life.histories'], {
  stdio: 'inherit',
  env: { ...process.env, LIFE_RUNS: runs },
});
process.exit(status ?? 1);
