import { join } from 'node:path';
import { root, runTool } from './run-check.ts';

/** Fewer modules than this in a folder means that the check is blind, not that the code is clean. */
const floors: Readonly<Record<string, number>> = {
  'server/contract/': 80,
  'server/modules/': 200,
  'server/plugins/': 5,
  'db/': 120,
  'search/': 30,
  'web/src/': 350,
  'test/': 90,
};

const folders = ['server', 'db', 'search', 'web/src', 'test', 'scripts'];

interface Cruise {
  modules: { source: string }[];
  summary: { violations: { rule: { name: string; severity: string }; from: string; to: string }[] };
}

/** Checks the direction of imports, and that the check itself sees the modules. */
export async function checkWalls(cwd = root, least = floors): Promise<{ passed: boolean; output: string }> {
  const rules = join(root, '.dependency-cruiser.cjs');
  const args = ['--config', rules, '-T', 'json', ...folders];
  const { output, stdout } = await runTool('dependency-cruiser/bin/dependency-cruiser.mjs', args, cwd);
  const cruise = parse(stdout);
  if (!cruise) return { passed: false, output };
  const complaints = [...broken(cruise), ...unseen(cruise, least)];
  return { passed: complaints.length === 0, output: complaints.join('\n') };
}

function parse(output: string): Cruise | undefined {
  try {
    return JSON.parse(output) as Cruise;
  } catch {
    return undefined;
  }
}

function broken({ summary }: Cruise): string[] {
  return summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`);
}

function unseen({ modules }: Cruise, least: typeof floors): string[] {
  return Object.entries(least).flatMap(([folder, floor]) => {
    const seen = modules.filter(({ source }) => source.startsWith(folder)).length;
    return seen < floor ? [`walls: only ${seen} modules seen in ${folder}, at least ${floor} expected`] : [];
  });
}
