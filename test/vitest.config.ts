import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Folder under test/ and how long one test of it may take. */
const projects = {
  db: 20_000,
  api: 20_000,
  search: 30_000,
  guards: 30_000,
  faults: 180_000,
  journeys: 120_000,
};

/** Browser journeys take minutes each: they come first, so that none of them is left alone at the end. */
class JourneysFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const later = ({ project }: TestSpecification): number => (project.name === 'journeys' ? 0 : 1);
    return (await super.sort(files)).toSorted((a, b) => later(a) - later(b));
  }
}

/**
 * Loading the server costs more than most files' tests: these folders keep it loaded from file to file. Each file has
 * its own database and its own app, so that nothing but the code is shared.
 */
const keepLoaded = new Set(['db', 'api', 'search']);

export default defineConfig({
  root,
  test: {
    maxWorkers: 2,
    pool: 'forks',
    globalSetup: ['test/support/global-setup.ts'],
    passWithNoTests: true,
    sequence: { sequencer: JourneysFirst },
    // Node reads the site's plain files as they are: their own tsconfig only exists once the site was built.
    server: { deps: { external: [/\/web\/src\/lib\/.+\.ts$/] } },
    projects: Object.entries(projects).map(([name, testTimeout]) => ({
      extends: true,
      test: {
        name,
        isolate: !keepLoaded.has(name),
        include: [`test/${name}/**/*.test.ts`],
        testTimeout,
        hookTimeout: Math.max(testTimeout, 60_000),
      },
    })),
  },
});
