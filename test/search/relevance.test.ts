import type { PositionEngine } from '@sunshine/search/engine.ts';
import { postgresEngine } from '@sunshine/search/postgres/engine.ts';
import { type CorpusName, corpusPositions } from '@sunshine/search/relevance/corpus.ts';
import { measureRelevance, recallWanted, trapsAllowed } from '@sunshine/search/relevance/measure.ts';
import { relevanceQueries } from '@sunshine/search/relevance/queries.ts';
import type { RelevanceQuery } from '@sunshine/search/relevance/query.ts';
import { followPositions } from '@sunshine/search/sync.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { engines } from './engines.ts';
import { type IndexDatabase, indexDatabase, searchDay } from './index-database.ts';

describe.each(engines)('what people type finds what they mean ($name)', ({ name, start }) => {
  let base: IndexDatabase;
  let engine: PositionEngine;
  let stop = async (): Promise<void> => undefined;
  let nameOf: Map<string, CorpusName>;

  beforeAll(async () => {
    base = await indexDatabase();
    const ids = await base.corpus();
    nameOf = new Map(Object.entries(ids).map(([corpusName, id]) => [id, corpusName as CorpusName]));
    ({ engine, stop } = await start(base.db, 'relevance'));
    // Corrections read the terms of PostgreSQL's index, which is kept beside every other.
    const followed = name === 'postgres' ? [engine] : [postgresEngine(base.db), engine];
    await followPositions(base.db, followed, Object.values(ids), searchDay);
  });
  afterAll(async () => {
    await stop();
    await base?.close();
  });

  async function found(typed: string): Promise<CorpusName[]> {
    const reply = await engine.search({
      words: typed,
      kinds: [],
      towns: [],
      education: null,
      salaryMin: null,
      sort: 'relevance',
      page: 1,
      pageSize: 20,
      today: searchDay,
    });
    return reply.items.map(({ id }) => nameOf.get(id) as CorpusName);
  }

  async function meets({ typed, wanted, first, trap }: RelevanceQuery): Promise<void> {
    const names = await found(typed);
    expect(names).toEqual(expect.arrayContaining(wanted));
    if (first) expect(names[0]).toBe(first);
    for (const each of trap ?? []) expect(names).not.toContain(each);
  }
  const met = relevanceQueries.filter(({ notYet }) => !notYet?.[name]);
  const notYetMet = relevanceQueries.flatMap((query) => {
    const reason = query.notYet?.[name];
    return reason ? [{ ...query, reason }] : [];
  });

  test.each(met)('$type: “$typed”', meets);
  for (const query of notYetMet) {
    test.fails(`${query.type}: “${query.typed}”, not yet: ${query.reason}`, () => meets(query));
  }

  test('over the whole suite enough is found, and hardly a trap', async () => {
    expect(relevanceQueries.length).toBeGreaterThanOrEqual(150);
    const { all } = await measureRelevance(found);
    expect(all.recall).toBeGreaterThanOrEqual(recallWanted[name]);
    expect(all.trapsHit / all.traps).toBeLessThanOrEqual(trapsAllowed);
  });

  test('the corpus stands in the index whole', async () => {
    expect((await engine.state()).documents).toBe(Object.keys(corpusPositions).length);
  });
});
