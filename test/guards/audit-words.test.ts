import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { auditActions, auditSubjects } from '@sunshine/contract/accounts/audit-words.ts';
import { permissions } from '@sunshine/contract/permissions.ts';
import { refusals } from '@sunshine/contract/refusals.ts';
import { expect, test } from 'vitest';

const server = fileURLToPath(new URL('../../server', import.meta.url));

/** What a pattern finds in the verbs, the jobs and what they share, with where it stands. */
async function inVerbs(pattern: RegExp): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  const files = ['attachments.ts'];
  for (const folder of ['modules', 'jobs']) {
    const names = await readdir(join(server, folder), { recursive: true });
    files.push(...names.filter((name) => name.endsWith('.ts')).map((name) => join(folder, name)));
  }
  for (const file of files) {
    const text = await readFile(join(server, file), 'utf8');
    for (const [, code] of text.matchAll(pattern)) if (code) found.set(code, file);
  }
  return found;
}

test('everything the trail records has a Chinese name', async () => {
  const known = new Set([...Object.keys(refusals), ...Object.keys(permissions)]);
  const things = new Set(Object.keys(auditActions).map((code) => code.split('.')[0]));
  const recorded = [...(await inVerbs(/'([a-z][A-Za-z]+\.[a-z][A-Za-z]+)'/g))].filter(
    ([code]) => things.has(code.split('.')[0]) && !known.has(code),
  );
  expect(recorded.length).toBeGreaterThanOrEqual(70);
  expect(recorded.filter(([code]) => !(code in auditActions))).toEqual([]);
});

test('and so has everything it is about', async () => {
  const about = [...(await inVerbs(/\{\s*type: '([a-z][A-Za-z]+)',\s*id\b/g)).keys()];
  expect(about.length).toBeGreaterThanOrEqual(15);
  expect(about.filter((subject) => !(subject in auditSubjects))).toEqual([]);
  expect(Object.keys(auditSubjects).filter((subject) => !about.includes(subject))).toEqual([]);
});
