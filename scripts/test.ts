import { join } from 'node:path';
import { startVitest, type TestModule, type Vitest } from 'vitest/node';
import { ensureBrowser } from './ensure-browser.ts';
import { type CheckResult, root, runCheck } from './run-check.ts';
import { printChecks, verify } from './verify.ts';

interface Tally {
  passed: number;
  failed: number;
  skipped: number;
}

/** Everything, or with arguments only the test files whose path contains one of them. */
async function main(filters: readonly string[]): Promise<void> {
  const checks = filters.length > 0 ? [] : [...(await verify()), await runCheck('browser', ensureBrowser)];
  printChecks(checks);
  const tally = await runVitest(filters);
  addChecks(tally, checks);
  if (tally.passed + tally.failed === 0) tally.failed = 1;

  const skipped = tally.skipped > 0 ? `, ${tally.skipped} skipped` : '';
  console.log(`${tally.passed} passed, ${tally.failed} failed${skipped}`);
  process.exit(tally.failed > 0 ? 1 : 0);
}

async function runVitest(filters: readonly string[]): Promise<Tally> {
  const config = join(root, 'test', 'vitest.config.ts');
  const vitest = await startVitest('test', [...filters], { config, watch: false, passWithNoTests: true });
  const tally = count(vitest);
  await vitest.close();
  return tally;
}

/** A file that does not load, a hook that fails and an error outside of any test count as failed tests. */
function count(vitest: Vitest): Tally {
  const tally: Tally = { passed: 0, failed: vitest.state.getUnhandledErrors().length, skipped: 0 };
  for (const module of vitest.state.getTestModules()) {
    for (const test of module.children.allTests()) {
      const { state } = test.result();
      tally[state === 'pending' ? 'failed' : state] += 1;
    }
    tally.failed += brokenHooks(module);
  }
  return tally;
}

function brokenHooks(module: TestModule): number {
  const suites = [...module.children.allSuites()].filter((suite) => suite.errors().length > 0);
  return suites.length + (module.errors().length > 0 ? 1 : 0);
}

function addChecks(tally: Tally, checks: readonly CheckResult[]): void {
  for (const { passed } of checks) tally[passed ? 'passed' : 'failed'] += 1;
}

await main(process.argv.slice(2));
