import { join } from 'node:path';
import { type CheckResult, root, runCheck, runTool } from './run-check.ts';
import { checkWalls } from './walls.ts';

/** Format and lint, walls, types of the server and of the site: seconds, no database. */
export async function verify(): Promise<CheckResult[]> {
  // Two at a time, for a machine of two cores, each long one paired with a short one.
  const pairs = await Promise.all([
    inTurn(['types', checkTypes], ['walls', checkWalls]),
    inTurn(['types of the site', checkSite], ['format and lint', checkFormat]),
  ]);
  return pairs.flat();
}

type Check = [name: string, work: () => Promise<{ passed: boolean; output: string }>];

async function inTurn(...checks: Check[]): Promise<CheckResult[]> {
  const results: CheckResult[] = [];
  for (const [name, work] of checks) results.push(await runCheck(name, work));
  return results;
}

function checkFormat(): Promise<{ passed: boolean; output: string }> {
  return runTool('@biomejs/biome/bin/biome', ['check', '--diagnostic-level=error', '.']);
}

/** What was checked once and has not changed is not checked again. */
function checkTypes(): Promise<{ passed: boolean; output: string }> {
  const memory = join(root, '.runtime', 'types.tsbuildinfo');
  const args = ['--noEmit', '--incremental', '--tsBuildInfoFile', memory, '-p', 'tsconfig.json'];
  return runTool('typescript/bin/tsc', args);
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
