import type { Database } from '@sunshine/db/connect.ts';
import { compileFigures, type Figures, figure } from '@sunshine/db/indicators/compile.ts';
import { frameOf } from '@sunshine/db/indicators/frame.ts';
import { listFacts } from '@sunshine/db/indicators/list.ts';
import { sunshineIndicators } from '@sunshine/db/indicators/registry.ts';
import { type Scope, scopeKey } from '@sunshine/db/indicators/scopes.ts';
import { statementsOf } from '../support/statements.ts';
import { withBenchDatabase } from './bench-database.ts';
import { figuresByHand } from './figures-by-hand.ts';
import { benchCampaign, fillFigures } from './figures-data.ts';

const frame = frameOf(benchCampaign, '2026-11-22');
const sizes = [10_000, 30_000, 100_000];

/** All units × all cells beside the statement by hand; without a size at three, with the exponent of cost. */
export async function benchFigures(size?: number): Promise<void> {
  const costs: { count: number; ms: number }[] = [];
  for (const count of size ? [size] : sizes) {
    await withBenchDatabase(async (db) => {
      console.log(`${count} graduates with ten records each`);
      await fillFigures(db, count, (line) => console.log(`  ${line}`));
      costs.push({ count, ms: await compare(db) });
    });
  }
  const [first] = costs;
  const last = costs.at(-1);
  if (!first || !last || first === last) return;
  const exponent = Math.log(last.ms / first.ms) / Math.log(last.count / first.count);
  console.log(`exponent of cost from ${first.count} to ${last.count}: ${exponent.toFixed(2)}`);
}

interface HandRow {
  unit: string | null;
  cell: string;
  value: string;
}

async function compare(db: Database): Promise<number> {
  const units = await db.$client<{ id: string; kind: string }[]>`
    select id, kind from unions order by kind <> 'district', position, code`;
  const district = units[0]?.id ?? '';
  const scopes: Scope[] = [
    { unitId: district, ownOnly: false },
    { unitId: district, ownOnly: true },
    ...units.slice(1).map(({ id }) => ({ unitId: id, ownOnly: false })),
  ];
  const own = () => compileFigures(db, frame, scopes, undefined, { personsOf: ['08A'] });
  const hand = () => db.$client.unsafe<HandRow[]>(figuresByHand, [frame.start, frame.cutoff, frame.year]);
  const times = { own: [] as number[], hand: [] as number[] };
  for (let round = 0; round < 5; round += 1) {
    // Whoever comes second finds its pages warm: they take turns.
    for (const which of round % 2 === 0 ? (['own', 'hand'] as const) : (['hand', 'own'] as const)) {
      const started = performance.now();
      await (which === 'own' ? own() : hand());
      times[which].push(performance.now() - started);
    }
  }
  const best = { own: Math.min(...times.own), hand: Math.min(...times.hand) };
  const statements = await statementsOf(db, own);
  console.log(
    `  ${scopes.length} scopes × 21 cells: ours ${best.own.toFixed(0)} ms, by hand ${best.hand.toFixed(0)} ms, ratio ${(best.own / best.hand).toFixed(2)}; statements ${statements.length}`,
  );
  const figures = await own();
  agree(figures, await hand(), district);
  await listsAddUp(db, figures.get(district) ?? new Map(), district);
  return best.own;
}

/** A ratio between two statements that answer differently would say nothing. */
function agree(figures: ReadonlyMap<string, Figures>, rows: readonly HandRow[], district: string): void {
  let same = 0;
  for (const { unit, cell, value } of rows) {
    const scope = { unitId: unit ?? district, ownOnly: unit === district };
    const of = figures.get(scopeKey(scope)) ?? new Map();
    const ours =
      cell === '08A persons'
        ? figure(of, '08A').persons
        : figure(of, cell === 'placed of own' ? 'placedOfOwn' : cell).value;
    if (String(ours) !== String(value)) throw new Error(`${unit} ${cell}: ours ${ours}, by hand ${value}`);
    same += 1;
  }
  console.log(`  both agree on ${same} figures`);
}

async function listsAddUp(db: Database, figures: Figures, district: string): Promise<void> {
  const codes = sunshineIndicators.map(({ code }) => code);
  const rows = await listFacts(db, frame, { unitId: district, ownOnly: false }, codes);
  for (const code of codes) {
    const sum = rows.filter((row) => row.code === code).reduce((total, { quantity }) => total + quantity, 0n);
    if (sum !== figure(figures, code).value) throw new Error(`the list of ${code} adds up to ${sum}`);
  }
  console.log(`  ${rows.length} rows of lists add up to the district's 21 figures`);
}
