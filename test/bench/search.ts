import type { Database } from '@sunshine/db/connect.ts';
import { allPositionSources } from '@sunshine/db/queries/positions/search-source.ts';
import type { PositionEngine, PositionQuery } from '@sunshine/search/engine.ts';
import { meilisearchEngine } from '@sunshine/search/meilisearch/engine.ts';
import { postgresEngine } from '@sunshine/search/postgres/engine.ts';
import { readQuery } from '@sunshine/search/text/query.ts';
import { statementsOf } from '../support/statements.ts';
import { withBenchDatabase } from './bench-database.ts';
import { directCall } from './direct-meilisearch.ts';
import { duration, quantile, report, timed } from './measured.ts';
import { byHand, byLike, runHand } from './search-by-hand.ts';
import { fillPositions } from './search-positions-data.ts';
import { benchQueries } from './search-queries.ts';
import { benchSuggestions } from './suggestions.ts';

const today = '2026-08-11';

/** Searches over `count` positions, ours beside the statement by hand, each query in turn, in one run. */
export async function benchSearch(count = 100_000): Promise<void> {
  await withBenchDatabase(async (db) => {
    const engine = await filled(db, count);
    const queries = benchQueries(today);
    await compareEngine(db, engine, queries);
    await countStatements(db, engine, queries);
    await benchSuggestions(db, today);
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

/** The other engine beside the same request sent directly, in turn, where a server is given. */
async function benchMeilisearch(db: Database, queries: PositionQuery[]): Promise<void> {
  const { MEILI_URL: url, MEILI_KEY: key = '' } = process.env;
  if (!url) return console.log('Meilisearch: not measured, MEILI_URL is not set');
  const index = 'bench_positions';
  const engine = meilisearchEngine({ url, key, index, searchTimeout: 10_000 });
  await timed('Meilisearch: index built', () => engine.rebuild(() => allPositionSources(db, today)));
  const direct = queries.map((query) => directCall(url, key, index, query));
  const ours: number[] = [];
  const theirs: number[] = [];
  for (let round = 0; round < 4; round += 1) {
    for (const [n, query] of queries.entries()) {
      const own = (): Promise<number> => duration(() => engine.search(query));
      const by = (): Promise<number> => duration(direct[n] ?? directCall(url, key, index, query));
      const [first, second] = round % 2 === 0 ? [own, by] : [by, own];
      const times = [await first(), await second()] as const;
      if (round === 0) continue;
      ours.push(round % 2 === 0 ? times[0] : times[1]);
      theirs.push(round % 2 === 0 ? times[1] : times[0]);
    }
  }
  report('ours, Meilisearch', ours);
  report('sent directly', theirs);
  console.log(
    `ours / directly: p50 ${ratio(ours, theirs, 0.5)}, p95 ${ratio(ours, theirs, 0.95)}, p99 ${ratio(ours, theirs, 0.99)}`,
  );
}

function ratio(a: number[], b: number[], share: number): string {
  return (quantile(a, share) / quantile(b, share)).toFixed(2);
}

const sizes = [10_000, 30_000, 100_000] as const;

/**
 * How the cost of a search grows with the number of positions: 1 would be in step with it, 0 not at all. Each query is asked of
 * every size in turn and its best time of four counts, so that whatever else the machine does weighs on all sizes alike.
 */
export async function benchSearchExponent(): Promise<void> {
  await withSizes([...sizes], [], async (engines) => {
    const best = engines.map(() => [] as number[]);
    for (let round = 0; round < 4; round += 1) {
      for (const [n, query] of benchQueries(today).entries()) {
        for (const [place, engine] of engines.entries()) {
          const took = await duration(() => engine.search(query));
          const times = best[place] ?? [];
          times[n] = Math.min(times[n] ?? Number.POSITIVE_INFINITY, took);
        }
      }
    }
    const means = best.map((times) => times.reduce((sum, time) => sum + time, 0) / times.length);
    for (const [place, times] of best.entries()) report(`${sizes[place]} positions, best of four`, times);
    const grown = Math.log((means.at(-1) ?? 1) / (means[0] ?? 1)) / Math.log(sizes[2] / sizes[0]);
    console.log(
      `mean ${means.map((each) => each.toFixed(1)).join(', ')} ms; cost grows with the ${grown.toFixed(2)}th power`,
    );
  });
}

/** A database of each size at the same time. */
async function withSizes(
  left: number[],
  engines: PositionEngine[],
  work: (engines: PositionEngine[]) => Promise<void>,
): Promise<void> {
  const [size, ...rest] = left;
  if (size === undefined) return work(engines);
  await withBenchDatabase(async (db) => {
    const engine = await filled(db, size);
    await withSizes(rest, [...engines, engine], work);
  });
}

async function filled(db: Database, count: number): Promise<PositionEngine> {
  const engine = postgresEngine(db);
  await timed(`${count} positions generated`, () => fillPositions(db, count));
  await timed('index built', () => engine.rebuild(() => allPositionSources(db, today)));
  await db.$client`vacuum analyze position_search`;
  await db.$client`vacuum analyze position_terms`;
  return engine;
}
