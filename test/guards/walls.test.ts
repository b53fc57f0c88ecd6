import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkWalls } from '../../scripts/walls.ts';

/** A small tree in which each file breaks one wall. */
const trespasses: Record<string, { rule: string; source: string }> = {
  'server/contract/positions/schemas.ts': {
    rule: 'contract-stands-alone',
    source: `import '../../../db/connect.ts';`,
  },
  'db/queries/a.ts': { rule: 'db-imports-downwards', source: `import '../../search/engine.ts';` },
  'search/b.ts': { rule: 'search-imports-downwards', source: `import '../server/policy.ts';` },
  'server/audit.ts': { rule: 'server-imports-downwards', source: `import '../web/src/lib/url.ts';` },
  'web/src/lib/page.ts': {
    rule: 'site-knows-the-contract-only',
    source: `import '../../../server/policy.ts';`,
  },
  'server/modules/events/close-fair.ts': {
    rule: 'modules-stay-apart',
    source: `import type { A } from '../positions/expire.ts'; export type B = A;`,
  },
  'server/modules/aid/pay.ts': { rule: 'drizzle-in-db-only', source: `import 'drizzle-orm';` },
  'server/modules/aid/find.ts': { rule: 'meilisearch-in-search-only', source: `import 'meilisearch';` },
  'server/modules/aid/notice.ts': { rule: 'fastify-at-the-edge-only', source: `import 'fastify';` },
  'db/queries/c.ts': { rule: 'no-cycles', source: `import './d.ts'; export const c = 1;` },
  'db/queries/lost.ts': { rule: 'everything-resolves', source: `import './nowhere.ts';` },
};
const innocent: Record<string, string> = {
  'db/connect.ts': 'export const connect = 1;',
  'db/queries/d.ts': `import { c } from './c.ts'; export const d = c;`,
  'search/engine.ts': `import '../db/connect.ts';`,
  'server/policy.ts': `import '../search/engine.ts';`,
  'server/modules/positions/expire.ts': 'export interface A { a: string }',
  'server/plugins/auth.ts': `import 'fastify';`,
  'web/src/lib/url.ts': 'export const url = 1;',
  'test/x.ts': `import '../server/policy.ts';`,
  'scripts/x.ts': 'export {};',
  'tsconfig.json': '{ "compilerOptions": { "allowImportingTsExtensions": true, "module": "nodenext" } }',
};

let tree: string;

beforeAll(() => {
  tree = mkdtempSync(join(tmpdir(), 'sunshine-walls-'));
  const packages = ['drizzle-orm', 'meilisearch', 'fastify'].flatMap((name) => [
    [`node_modules/${name}/package.json`, `{ "name": "${name}", "main": "index.js" }`],
    [`node_modules/${name}/index.js`, ''],
  ]);
  const guilty = Object.entries(trespasses).map(([path, { source }]) => [path, source]);
  for (const [path = '', source = ''] of [...Object.entries(innocent), ...guilty, ...packages]) {
    mkdirSync(dirname(join(tree, path)), { recursive: true });
    writeFileSync(join(tree, path), source);
  }
});

afterAll(() => rmSync(tree, { recursive: true }));

test('each import across a wall is named with the wall it breaks, and nothing else is', async () => {
  const { passed, output } = await checkWalls(tree, {});
  expect(passed).toBe(false);
  const complaints = output.split('\n').map((line) => line.replace(/ → .*/, ''));
  const expected = Object.entries(trespasses).map(([path, { rule }]) => `${rule}: ${path}`);
  expect(complaints.sort()).toEqual(expected.sort());
});

test('a check that sees too few modules fails instead of reporting clean walls', async () => {
  const { passed, output } = await checkWalls(tree, { 'search/': 3 });
  expect(passed).toBe(false);
  expect(output).toContain('walls: only 2 modules seen in search/, at least 3 expected');
});
