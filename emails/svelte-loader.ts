import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
import { compile } from 'svelte/compiler';

// Plain Node cannot read Svelte components: importing this file teaches it to compile them for the server as they are
// imported, without a build step. Components must be imported dynamically afterwards, because static imports of a file are
// loaded before any of them runs. Under Vite and vitest the plugin does the same and this hook is never asked.
registerHooks({
  load(url, context, next) {
    if (!url.startsWith('file:') || !url.endsWith('.svelte')) return next(url, context);
    const filename = fileURLToPath(url);
    const compiled = compile(readFileSync(filename, 'utf8'), { filename, generate: 'server', css: 'injected' });
    return { format: 'module', shortCircuit: true, source: compiled.js.code };
  },
});
