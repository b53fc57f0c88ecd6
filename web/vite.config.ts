import { join } from 'node:path';
import process from 'node:process';
import adapter from '@sveltejs/adapter-node';
import { sveltekit } from '@sveltejs/kit/vite';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig } from 'vite';

export default defineConfig({
  // Kit resolves this file again in workers that do not know the root given on the command line.
  root: import.meta.dirname,
  plugins: [
    tailwindcss(),
    sveltekit({
      // Absolute, because the launcher builds from the repository's root.
      adapter: adapter({ out: join(import.meta.dirname, 'build') }),
      paths: { relative: false },
      csp: {
        mode: 'nonce',
        directives: {
          'default-src': ['self'],
          'script-src': ['self'],
          'style-src': ['self'],
          // The one style attribute of Kit's own announcer, which reads a new page's title out.
          'style-src-attr': ['unsafe-hashes', 'sha256-S8qMpvofolR8Mpjy4kQvEm7m1q8clzU4dfDH0AmvZjo='],
          'img-src': ['self', 'data:'],
          'connect-src': ['self'],
          'object-src': ['none'],
          'base-uri': ['none'],
          'form-action': ['self'],
          'frame-ancestors': ['none'],
        },
      },
      output: { linkHeaderPreload: false },
      // The page of the door registers it; no other page needs one.
      serviceWorker: { register: false },
      version: { name: process.env.RELEASE ?? 'current', pollInterval: 0 },
    }),
  ],
  environments: {
    client: {
      build: {
        rolldownOptions: {
          // What twenty pages share travels as one cached file, not as forty small ones. Fewer would make
          // a visitor's phone load what only the staff's pages share.
          output: {
            codeSplitting: { groups: [{ name: 'parts', test: /web\/src\/lib\//, minShareCount: 20 }] },
          },
        },
      },
    },
  },
  build: {
    assetsInlineLimit: 0,
    // The head of a page names all its scripts already. The same lists again for all other pages would weigh
    // more on the first visit than the one more round trip of a later one.
    modulePreload: { resolveDependencies: () => [] },
  },
  server: { host: '127.0.0.1', fs: { allow: ['..'] } },
});
