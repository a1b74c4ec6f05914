import { type ChildProcess, spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import type { Writable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { type Binaries, findBinaries, type RunAs, whoRunsPostgres } from './binaries.ts';
import {
  type Cluster,
  clusterUrl,
  describeCluster,
  initialiseCluster,
  isListening,
  postgresEnvironment,
} from './cluster.ts';

/** A running embedded PostgreSQL. */
export interface EmbeddedPostgres {
  /** Connection string of one of its databases. */
  url(database: string): string;
  /** True when another process had started it: then `stop` leaves it running. */
  attached: boolean;
  /** Shuts it down (fast shutdown: running transactions are rolled back) and waits until it is gone. */
  stop(): Promise<void>;
}

const START_LIMIT_MS = 30_000;

/**
 * Attaches to the PostgreSQL of a data folder, or starts it.
 *
 * PostgreSQL never outlives us: a small shell holds the reading end of a pipe whose writing end is ours, and sends it
 * a fast shutdown as soon as the pipe closes, also after kill -9.
 *
 * @throws when PostgreSQL cannot be installed or started, with the end of its log.
 */
export async function startEmbeddedPostgres(dataDir: string): Promise<EmbeddedPostgres> {
  const runAs = whoRunsPostgres();
  const cluster = await describeCluster(dataDir, runAs);
  const attached: EmbeddedPostgres = {
    url: (database) => clusterUrl(cluster, database),
    attached: true,
    stop: () => Promise.resolve(),
  };
  if (await isListening(cluster)) return attached;
  const binaries = await findBinaries(runAs);
  initialiseCluster(cluster, binaries, runAs);
  const child = spawnPostgres(binaries, cluster, runAs);
  const outcome = await waitUntilReady(child, cluster);
  if (outcome === 'somebody else was faster') return attached;
  return { ...attached, attached: false, stop: () => stop(child).then(() => removeSocketFolder(cluster)) };
}

const SHELL_THAT_OUTLIVES_US =
  '"$@" </dev/null & p=$!; trap "kill -INT $p" INT TERM; { cat >/dev/null; kill -INT $p; } <&3 & wait $p; wait $p';

function spawnPostgres(binaries: Binaries, cluster: Cluster, runAs: RunAs): ChildProcess {
  const options = ['-c', 'shared_buffers=64MB', '-c', 'max_connections=100'];
  const common = { ...runAs, env: postgresEnvironment(), cwd: cluster.folder };
  if (cluster.socketFolder === null) {
    const listen = ['-p', String(cluster.port), '-c', 'listen_addresses=127.0.0.1'];
    return spawn(binaries.postgres, ['-D', cluster.folder, ...listen, ...options], {
      ...common,
      stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
    });
  }
  const listen = ['-k', cluster.socketFolder, '-c', 'listen_addresses='];
  return spawn(
    '/bin/sh',
    ['-c', SHELL_THAT_OUTLIVES_US, 'sh', binaries.postgres, '-D', cluster.folder, ...listen, ...options],
    { ...common, stdio: ['ignore', 'ignore', 'pipe', 'pipe'], detached: true },
  );
}

async function waitUntilReady(child: ChildProcess, cluster: Cluster): Promise<'ready' | 'somebody else was faster'> {
  let log = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    log = (log + chunk.toString()).slice(-4000);
  });
  const limit = Date.now() + START_LIMIT_MS;
  while (Date.now() < limit) {
    if (log.includes('ready to accept connections') && (await isListening(cluster))) return 'ready';
    if (child.exitCode !== null) {
      if (log.includes('postmaster.pid') && (await comesUp(cluster))) return 'somebody else was faster';
      throw new Error(`The embedded database did not start: ${log}`);
    }
    await wait(10);
  }
  throw new Error(`The embedded database was not ready after ${START_LIMIT_MS / 1000} s: ${log}`);
}

async function comesUp(cluster: Cluster): Promise<boolean> {
  for (let i = 0; i < 200; i++) {
    if (await isListening(cluster)) return true;
    await wait(25);
  }
  return false;
}

function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    if (process.platform === 'win32') child.kill('SIGINT');
    else (child.stdio[3] as Writable).end();
  });
}

/** The next start makes a new one; left alone, each data folder would leave an empty folder in /tmp for good. */
function removeSocketFolder({ socketFolder }: Cluster): void {
  if (socketFolder !== null) rmSync(socketFolder, { recursive: true, force: true });
}
