import { join } from 'node:path';
import { type CheckResult, root, runCheck, runTool } from './run-check.ts';
import { checkWalls } from './walls.ts';

/** Format and lint, walls, types of the server and of the site: seconds, no database. */
export async function verify(): Promise<CheckResult[]> {
  // Two at a time, the long one of each pair first: the machine has two cores.
  const [types, lintAndWalls] = await Promise.all([
    runCheck('types', () => runTool('typescript/bin/tsc', ['--noEmit', '-p', 'tsconfig.json'])),
    lintThenWalls(),
  ]);
  return [...lintAndWalls, types, await runCheck('types of the site', checkSite)];
}

async function lintThenWalls(): Promise<CheckResult[]> {
  const lint = await runCheck('format and lint', () =>
    runTool('@biomejs/biome/bin/biome', ['check', '--diagnostic-level=error', '.']),
  );
  return [lint, await runCheck('walls', checkWalls)];
}

async function checkSite(): Promise<{ passed: boolean; output: string }> {
  const web = join(root, 'web');
  const sync = await runTool('@sveltejs/kit/svelte-kit.js', ['sync'], web);
  if (!sync.passed) return sync;
  return runTool(
    'svelte-check/bin/svelte-check',
    ['--tsconfig', './tsconfig.json', '--fail-on-warnings'],
    web,
  );
}

/** Prints one line a check, and what a failed one said. */
export function printChecks(results: readonly CheckResult[]): void {
  for (const { name, passed, output, seconds } of results) {
    console.log(`${passed ? '✓' : '✗'} ${name} (${seconds.toFixed(1)} s)`);
    if (!passed) console.log(output.trimEnd());
  }
}

if (import.meta.main) {
  const results = await verify();
  printChecks(results);
  process.exitCode = results.every(({ passed }) => passed) ? 0 : 1;
}
