import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { connect } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { freePort } from '#server/platform/free-port.ts';
import { type Binaries, isReadableByAll, type RunAs } from './binaries.ts';

/** Where a data folder's PostgreSQL keeps its files and listens. Kept in `DATA_DIR/postgres.json`. */
export interface Cluster {
  /** PGDATA. */
  folder: string;
  /** Folder of the unix socket; on Windows null. */
  socketFolder: string | null;
  /** TCP port on 127.0.0.1, Windows only. */
  port: number;
  /** Password of the superuser, Windows only (a unix socket in a private folder needs none). */
  password: string | null;
}

const SOCKET_PORT = 5432;

/** Reads or makes the description of the cluster that belongs to a data folder. */
export async function describeCluster(dataDir: string, runAs: RunAs): Promise<Cluster> {
  mkdirSync(dataDir, { recursive: true });
  const file = path.join(dataDir, 'postgres.json');
  const known = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Cluster) : null;
  const cluster: Cluster = known ?? {
    folder: clusterFolder(dataDir, runAs),
    socketFolder: null,
    port: process.platform === 'win32' ? await freePort() : SOCKET_PORT,
    password: process.platform === 'win32' ? randomBytes(24).toString('base64url') : null,
  };
  if (process.platform !== 'win32' && (cluster.socketFolder === null || !existsSync(cluster.socketFolder))) {
    // Not derived from the data folder (a socket's path may have 107 characters) nor from TMPDIR alone (it changes).
    cluster.socketFolder = mkdtempSync(path.join(os.tmpdir().length < 60 ? os.tmpdir() : '/tmp', 'skolebesoeg-'));
    giveTo(runAs, cluster.socketFolder);
  }
  keep(file, cluster);
  return cluster;
}

/** Whole or not at all: half a description after a kill would keep the database from ever starting again. */
function keep(file: string, cluster: Cluster): void {
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, `${JSON.stringify(cluster, null, 2)}\n`, { mode: 0o600 });
  renameSync(draft, file);
}

/**
 * Makes the cluster's files with `initdb` unless they exist. About half a second. They get their place only when they are
 * complete: whoever is killed meanwhile starts anew the next time.
 */
export function initialiseCluster(cluster: Cluster, binaries: Binaries, runAs: RunAs): void {
  if (existsSync(path.join(cluster.folder, 'PG_VERSION'))) return;
  const draft = `${cluster.folder}.draft-${process.pid}`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { recursive: true, mode: 0o700 });
  giveTo(runAs, draft);
  const locale = ['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'];
  const result = spawnSync(
    binaries.initdb,
    ['-D', draft, '-U', 'postgres', ...authentication(cluster), ...locale, '--no-instructions'],
    { ...runAs, env: postgresEnvironment(), encoding: 'utf8', cwd: draft },
  );
  if (result.status !== 0) throw new Error(`The embedded database could not be made: ${result.error ?? result.stderr}`);
  try {
    renameSync(draft, cluster.folder);
  } catch (error) {
    // Somebody who started at the same time was faster.
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(path.join(cluster.folder, 'PG_VERSION'))) throw error;
  }
}

/** The connection string of one of the cluster's databases. */
export function clusterUrl(cluster: Cluster, database: string): string {
  if (cluster.socketFolder !== null) {
    return `postgresql://postgres@localhost/${database}?host=${encodeURIComponent(cluster.socketFolder)}`;
  }
  return `postgresql://postgres:${cluster.password}@127.0.0.1:${cluster.port}/${database}`;
}

/** Whether something answers at the cluster's address. */
export function isListening(cluster: Cluster): Promise<boolean> {
  return new Promise((resolve) => {
    const socket =
      cluster.socketFolder === null
        ? connect(cluster.port, '127.0.0.1')
        : connect(path.join(cluster.socketFolder, `.s.PGSQL.${SOCKET_PORT}`));
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

/** What PostgreSQL's processes see of our environment. */
export function postgresEnvironment(): NodeJS.ProcessEnv {
  return { PATH: process.env.PATH, SystemRoot: process.env.SystemRoot, LC_ALL: 'C', TZ: 'UTC' };
}

function clusterFolder(dataDir: string, runAs: RunAs): string {
  if (runAs.uid === undefined || isReadableByAll(dataDir)) return path.join(dataDir, 'postgres');
  // As root below a private home: PostgreSQL's user cannot reach DATA_DIR, so its files stand beside it in /var/lib.
  return path.join('/var/lib/skolebesoeg', randomBytes(6).toString('hex'));
}

function authentication(cluster: Cluster): string[] {
  if (cluster.password === null) return ['-A', 'trust'];
  const file = path.join(path.dirname(cluster.folder), 'postgres-password');
  writeFileSync(file, cluster.password, { mode: 0o600 });
  return ['-A', 'scram-sha-256', '--pwfile', file];
}

function giveTo(runAs: RunAs, folder: string): void {
  if (runAs.uid === undefined || statSync(folder).uid === runAs.uid) return;
  chownSync(folder, runAs.uid, runAs.gid ?? runAs.uid);
}
