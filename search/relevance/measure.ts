import { keysOf } from '@sunshine/contract/shared/labels.ts';
import type { CorpusName } from './corpus.ts';
import { relevanceQueries } from './queries.ts';
import { type QueryType, queryTypes, type RelevanceQuery } from './query.ts';

export interface Measured {
  queries: number;
  /** Mean share of the wanted positions among the first twenty. */
  recall: number;
  /** Of the queries that say what stands first, how many have it there. */
  firsts: number;
  firstsMet: number;
  /** Of the positions that must not be found, how many were. */
  traps: number;
  trapsHit: number;
}

export interface Relevance {
  all: Measured;
  byType: Record<QueryType, Measured>;
}

/** Share of wanted positions among the first twenty that each engine reaches at least. */
export const recallWanted = { postgres: 0.92, meilisearch: 0.95 } as const;
/** Share of traps that may be hit. */
export const trapsAllowed = 0.02;

/** Asks every query of the suite, also those not met yet, and counts what came. */
export async function measureRelevance(
  found: (typed: string) => Promise<readonly CorpusName[]>,
): Promise<Relevance> {
  const answers = new Map<RelevanceQuery, readonly CorpusName[]>();
  for (const query of relevanceQueries) answers.set(query, await found(query.typed));
  const measured = (queries: readonly RelevanceQuery[]): Measured => countOf(queries, answers);
  const byType = keysOf(queryTypes).map(
    (type) => [type, measured(relevanceQueries.filter((query) => query.type === type))] as const,
  );
  return {
    all: measured(relevanceQueries),
    byType: Object.fromEntries(byType) as Relevance['byType'],
  };
}

function countOf(
  queries: readonly RelevanceQuery[],
  answers: ReadonlyMap<RelevanceQuery, readonly CorpusName[]>,
): Measured {
  const measured = { queries: queries.length, recall: 0, firsts: 0, firstsMet: 0, traps: 0, trapsHit: 0 };
  let shares = 0;
  let asking = 0;
  for (const query of queries) {
    const names = answers.get(query) ?? [];
    if (query.wanted.length > 0) {
      asking += 1;
      shares += query.wanted.filter((name) => names.includes(name)).length / query.wanted.length;
    }
    if (query.first) {
      measured.firsts += 1;
      if (names[0] === query.first) measured.firstsMet += 1;
    }
    measured.traps += query.trap?.length ?? 0;
    measured.trapsHit += query.trap?.filter((name) => names.includes(name)).length ?? 0;
  }
  return { ...measured, recall: asking === 0 ? 1 : shares / asking };
}
