import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Folder under test/ and how long one test of it may take; the long files come first, so that none is left alone at the end. */
const projects = {
  journeys: 120_000,
  faults: 180_000,
  db: 20_000,
  api: 20_000,
  search: 30_000,
  guards: 30_000,
};

export default defineConfig({
  root,
  test: {
    maxWorkers: 2,
    pool: 'forks',
    globalSetup: ['test/support/global-setup.ts'],
    passWithNoTests: true,
    // Node reads the site's plain files as they are: their own tsconfig only exists once the site was built.
    server: { deps: { external: [/\/web\/src\/lib\/.+\.ts$/] } },
    projects: Object.entries(projects).map(([name, testTimeout]) => ({
      extends: true,
      test: {
        name,
        include: [`test/${name}/**/*.test.ts`],
        testTimeout,
        hookTimeout: Math.max(testTimeout, 60_000),
      },
    })),
  },
});
