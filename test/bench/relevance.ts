import { keysOf } from '@sunshine/contract/shared/labels.ts';
import type { PositionEngine } from '@sunshine/search/engine.ts';
import { postgresEngine } from '@sunshine/search/postgres/engine.ts';
import type { CorpusName } from '@sunshine/search/relevance/corpus.ts';
import { type Measured, measureRelevance, type Relevance } from '@sunshine/search/relevance/measure.ts';
import { queryTypes } from '@sunshine/search/relevance/query.ts';
import { followPositions } from '@sunshine/search/sync.ts';
import { engines } from '../search/engines.ts';
import { givenIndex, searchDay } from '../search/index-database.ts';
import { withBenchDatabase } from './bench-database.ts';

/** The relevance suite by type of query, for PostgreSQL and for Meilisearch, as it is where a server is given, else as it was recorded. */
export async function benchRelevance(): Promise<void> {
  await withBenchDatabase(async (db) => {
    const ids = await (await givenIndex(db)).corpus();
    const nameOf = new Map(Object.entries(ids).map(([name, id]) => [id, name as CorpusName]));
    for (const { name, start } of engines) {
      if (name === 'meilisearch' && !process.env.MEILI_URL)
        console.log(`${name}: as recorded from a real server`);
      const { engine, stop } = await start(db, 'relevance');
      const followed = name === 'postgres' ? [engine] : [postgresEngine(db), engine];
      await followPositions(db, followed, Object.values(ids), searchDay);
      print(name, await measureRelevance((typed) => foundBy(engine, nameOf, typed)));
      await stop();
    }
  });
}

async function foundBy(
  engine: PositionEngine,
  nameOf: ReadonlyMap<string, CorpusName>,
  words: string,
): Promise<CorpusName[]> {
  const { items } = await engine.search({
    words,
    kinds: [],
    towns: [],
    education: null,
    salaryMin: null,
    sort: 'relevance',
    page: 1,
    pageSize: 20,
    today: searchDay,
  });
  return items.flatMap(({ id }) => nameOf.get(id) ?? []);
}

function print(engine: string, { all, byType }: Relevance): void {
  console.log(`\n${engine.padEnd(12)} queries  recall@20  in first place  traps hit`);
  for (const type of keysOf(queryTypes)) console.log(line(type, byType[type]));
  console.log(line('all', all));
}

function line(what: string, { queries, recall, firsts, firstsMet, traps, trapsHit }: Measured): string {
  const columns = [`${queries}`, recall.toFixed(3), `${firstsMet}/${firsts}`, `${trapsHit}/${traps}`];
  return `${what.padEnd(12)}${columns.map((each, n) => each.padStart([8, 11, 16, 11][n] ?? 8)).join('')}`;
}
