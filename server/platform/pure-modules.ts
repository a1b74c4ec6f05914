import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type Plugin, transformWithOxc } from 'vite';

const ROOT = path.resolve(import.meta.dirname, '../..');
const PREFIX = '\0pure:';

/** Pure words, dates and the policies: no I/O, no secrets, the same on both sides. */
const PURE = [
  /^server\/time\/[a-z-]+\.ts$/,
  /^server\/offers\/(labels|subject)\.ts$/,
  /^server\/bookings\/(level|end-codes)\.ts$/,
  /^server\/http\/policy\.ts$/,
  /^server\/[a-z-]+\/[a-z-]+\.texts\.ts$/,
];

/**
 * SvelteKit takes every folder named `server` for secret and refuses a page that imports from it, also where no
 * JavaScript is sent at all. Pages need the pure words and dates named above; everything else stays refused.
 */
export function pureModules(): Plugin {
  return {
    name: 'pure-modules',
    enforce: 'pre',
    applyToEnvironment: (environment) => environment.config.consumer === 'client',
    resolveId(source, importer) {
      const file = fileOf(source, importer);
      if (file === null || !PURE.some((pattern) => pattern.test(path.relative(ROOT, file).replaceAll('\\', '/'))))
        return null;
      return PREFIX + file;
    },
    async load(id) {
      if (!id.startsWith(PREFIX)) return null;
      const file = id.slice(PREFIX.length);
      this.addWatchFile(file);
      const { code } = await transformWithOxc(readFileSync(file, 'utf8'), file);
      return code;
    },
  };
}

function fileOf(source: string, importer: string | undefined): string | null {
  if (source.startsWith('#server/')) return path.join(ROOT, 'server', source.slice('#server/'.length));
  if (!importer?.startsWith(PREFIX) || !source.startsWith('./')) return null;
  return path.resolve(path.dirname(importer.slice(PREFIX.length)), source);
}
