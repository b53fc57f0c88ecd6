import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

interface LockEntry {
  version?: string;
  resolved?: string;
  optionalDependencies?: Record<string, string>;
}

const path = fileURLToPath(new URL('../../package-lock.json', import.meta.url));
const lock = JSON.parse(await readFile(path, 'utf8')) as { packages: Record<string, LockEntry> };
const entries = Object.entries(lock.packages);

function parentOf(folder: string): string {
  return folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')));
}

/** npm looks for a dependency in the package's own folder first, then in each folder above. */
function isLocked(owner: string, name: string, range: string): boolean {
  for (let folder = owner; ; folder = parentOf(folder)) {
    const entry = lock.packages[folder ? `${folder}/node_modules/${name}` : `node_modules/${name}`];
    // A hoisted entry of another version is a neighbour's binary, not this package's.
    if (entry) return !/^\d/.test(range) || entry.version === range;
    if (folder === '') return false;
  }
}

test('every platform has its binary of every package in the lock', () => {
  const optional = entries.flatMap(([owner, { optionalDependencies = {} }]) =>
    Object.entries(optionalDependencies).map(([name, range]) => ({ owner, name, range })),
  );
  expect(optional.length).toBeGreaterThan(50);
  expect(optional.filter(({ owner, name, range }) => !isLocked(owner, name, range))).toEqual([]);
});

test('the lock names no registry, so that it installs from any mirror', () => {
  const addresses = entries.flatMap(([, { resolved }]) =>
    resolved && /^[a-z+]+:/.test(resolved) ? [resolved] : [],
  );
  expect(addresses).toEqual([]);
  expect(entries.length).toBeGreaterThan(300);
});

test('every package outside the tree is locked to one version', () => {
  const unlocked = entries.filter(([name, { version }]) => name.startsWith('node_modules/') && !version);
  const own = unlocked.filter(([name]) => !name.startsWith('node_modules/@sunshine/'));
  expect(own.map(([name]) => name)).toEqual([]);
});
