import type { Database } from '@sunshine/db/connect.ts';
import { allPositionSources } from '@sunshine/db/queries/positions/search-source.ts';
import type { PositionEngine, PositionQuery } from '@sunshine/search/engine.ts';
import { meilisearchEngine } from '@sunshine/search/meilisearch/engine.ts';
import { postgresEngine } from '@sunshine/search/postgres/engine.ts';
import { readQuery } from '@sunshine/search/text/query.ts';
import { statementsOf } from '../support/statements.ts';
import { withBenchDatabase } from './bench-database.ts';
import { byHand, byLike, runHand } from './search-by-hand.ts';
import { fillPositions } from './search-positions-data.ts';
import { benchQueries } from './search-queries.ts';

const today = '2026-08-11';

/** Searches over `count` positions, ours beside the statement by hand, each query in turn, in one run. */
export async function benchSearch(count = 100_000): Promise<void> {
  await withBenchDatabase(async (db) => {
    const engine = postgresEngine(db);
    await timed(`${count} positions generated`, () => fillPositions(db, count));
    await timed('index built', () => engine.rebuild(() => allPositionSources(db, today)));
    await db.$client`vacuum analyze position_search`;
    const queries = benchQueries(today);
    await compareEngine(db, engine, queries);
    await countStatements(db, engine, queries);
    await benchMeilisearch(db, queries);
  });
}

async function compareEngine(db: Database, engine: PositionEngine, queries: PositionQuery[]): Promise<void> {
  const hand = queries.map(byHand);
  const worded = queries
    .filter((query) => readQuery(query.words).some(({ kind }) => kind === 'han'))
    .slice(0, 20);
  const ours: number[] = [];
  const theirs: number[] = [];
  for (let round = 0; round < 5; round += 1) {
    for (const [n, query] of queries.entries()) {
      const own = (): Promise<number> => duration(() => engine.search(query));
      const by = (): Promise<number> => duration(() => runHand(db, hand[n] ?? byHand(query)));
      // Whoever comes second finds its pages warm: they take turns. The first round warms plans.
      const [first, second] = round % 2 === 0 ? [own, by] : [by, own];
      const times = [await first(), await second()] as const;
      if (round === 0) continue;
      ours.push(round % 2 === 0 ? times[0] : times[1]);
      theirs.push(round % 2 === 0 ? times[1] : times[0]);
    }
  }
  const like: number[] = [];
  for (const query of worded) like.push(await duration(() => runHand(db, byLike(query))));
  report('ours, PostgreSQL', ours);
  report('statement by hand', theirs);
  report('ILIKE', like);
  const ratio = (a: number[], b: number[], share: number): string => (at(a, share) / at(b, share)).toFixed(2);
  console.log(
    `ours / by hand: p50 ${ratio(ours, theirs, 0.5)}, p95 ${ratio(ours, theirs, 0.95)}, p99 ${ratio(ours, theirs, 0.99)}`,
  );
  console.log(`ILIKE / ours: p50 ${ratio(like, ours, 0.5)}, p95 ${ratio(like, ours, 0.95)}`);
}

async function countStatements(
  db: Database,
  engine: PositionEngine,
  queries: PositionQuery[],
): Promise<void> {
  const counts = new Map<number, number>();
  let found = 0;
  for (const query of queries) {
    const statements = await statementsOf(db, async () => {
      found += (await engine.search(query)).totalWithoutFilters > 0 ? 1 : 0;
    });
    counts.set(statements.length, (counts.get(statements.length) ?? 0) + 1);
  }
  const spread = [...counts].map(([each, times]) => `${each}: ${times} searches`).join(', ');
  console.log(`statements per search: ${spread}; ${found} of ${queries.length} searches found something`);
}

/** The other engine beside it, where a server is given. */
async function benchMeilisearch(db: Database, queries: PositionQuery[]): Promise<void> {
  const { MEILI_URL: url, MEILI_KEY: key = '' } = process.env;
  if (!url) return console.log('Meilisearch: not measured, MEILI_URL is not set');
  const engine = meilisearchEngine({ url, key, index: 'bench_positions', searchTimeout: 10_000 });
  await timed('Meilisearch: index built', () => engine.rebuild(() => allPositionSources(db, today)));
  const times: number[] = [];
  for (const query of queries) await engine.search(query);
  for (const query of queries) times.push(await duration(() => engine.search(query)));
  report('ours, Meilisearch', times);
}

async function timed(what: string, work: () => Promise<unknown>): Promise<void> {
  console.log(`${what}: ${((await duration(work)) / 1000).toFixed(1)} s`);
}

async function duration(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

function report(what: string, times: number[]): void {
  const shown = [0.5, 0.95, 0.99]
    .map((share) => `p${share * 100} ${at(times, share).toFixed(1)} ms`)
    .join(', ');
  console.log(`${what}: ${shown} (${times.length} searches)`);
}

function at(times: number[], share: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

if (import.meta.main) await benchSearch(Number(process.argv[2] ?? 100_000));
