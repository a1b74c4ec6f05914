import adapter from '@sveltejs/adapter-node';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';
import { pureModules } from './server/platform/pure-modules.ts';

/**
 * Pages are rendered on the server; a page sends JavaScript only where it opts in (`export const csr = true`).
 * The policy below allows nothing from third parties and nothing inline but what carries Kit's own nonce.
 */
export default defineConfig({
  plugins: [
    pureModules(),
    sveltekit({
      adapter: adapter({ out: 'build', precompress: true }),
      files: { src: 'web', assets: 'web/static', appTemplate: 'web/app.html', errorTemplate: 'web/error.html' },
      // A refusal is the page /ingen-adgang under another address: its styles must be found from there too.
      paths: { relative: false },
      compilerOptions: { runes: true },
      csp: {
        mode: 'nonce',
        directives: {
          'default-src': ['self'],
          'script-src': ['self'],
          'style-src': ['self'],
          // The one style attribute there is: Kit's own announcer on pages that send JavaScript.
          'style-src-attr': ['unsafe-hashes', 'sha256-S8qMpvofolR8Mpjy4kQvEm7m1q8clzU4dfDH0AmvZjo='],
          'img-src': ['self', 'data:'],
          'font-src': ['self'],
          'connect-src': ['self'],
          'frame-src': ['self'],
          'object-src': ['none'],
          'base-uri': ['none'],
          'form-action': ['self'],
          'frame-ancestors': ['none'],
        },
      },
    }),
  ],
});
