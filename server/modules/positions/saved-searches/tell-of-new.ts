import type { AlertRhythm } from '@sunshine/contract/positions/matching-vocabulary.ts';
import { newCountedAtMost } from '@sunshine/contract/positions/matching-vocabulary.ts';
import type { Transaction } from '@sunshine/db/connect.ts';
import {
  blockedCompanies,
  dueSearches,
  lockDueSearches,
  markToldUntil,
  type SavedSearchRow,
} from '@sunshine/db/queries/positions/saved-searches.ts';
import type { Context } from '../../../context.ts';
import { notifyGraduate } from '../../../notify-graduate.ts';
import { type FoundPosition, foundByQuery, freshSince } from './fresh-positions.ts';

/** Persons handled in one transaction. */
const batchSize = 100;
/** What was published this lately may not be found yet; it is told of next time. */
const indexLag = 10 * 60 * 1000;

/**
 * The morning look at saved searches: one message a person for all that is new in theirs, weekly ones on Mondays, none where
 * nothing is. The message and how far it reaches are one transaction, so that a repeat tells nothing twice.
 */
export async function tellOfNewPositions(ctx: Context): Promise<number> {
  const monday = new Date(`${ctx.today()}T00:00:00Z`).getUTCDay() === 1;
  // Up to one moment of the day, whatever hour a missed run is made up for.
  const until = new Date(Date.parse(`${ctx.today()}T09:00:00+08:00`) - indexLag);
  const due = { rhythms: keysOfToday(monday), before: until };
  let after = '00000000-0000-0000-0000-000000000000';
  for (let told = 0; ; ) {
    const next = await dueSearches(ctx.db, { ...due, after, persons: batchSize });
    const last = next.at(-1);
    if (!last) return told;
    after = last.personId;
    // What is marked as told is not looked for again: a search server that is behind may not be asked.
    const found = await foundByQuery(
      ctx,
      next.map(({ query }) => query),
      ctx.search.own,
    );
    told += await ctx.transaction(async (tx) => {
      const ids = next.map(({ id }) => id);
      const locked = await lockDueSearches(tx, { ...due, ids });
      if (locked.length === 0) return 0;
      const count = await tellEach(ctx, tx, locked, upTo(found, until));
      await markToldUntil(
        tx,
        locked.map(({ id }) => id),
        until,
      );
      return count;
    });
  }
}

function keysOfToday(monday: boolean): AlertRhythm[] {
  return monday ? ['daily', 'weekly'] : ['daily'];
}

function upTo(found: ReadonlyMap<string, FoundPosition[]>, until: Date): Map<string, FoundPosition[]> {
  return new Map(
    [...found].map(([query, positions]) => [
      query,
      positions.filter(({ publishedAt }) => publishedAt <= until),
    ]),
  );
}

async function tellEach(
  ctx: Context,
  tx: Transaction,
  due: readonly SavedSearchRow[],
  found: ReadonlyMap<string, FoundPosition[]>,
): Promise<number> {
  const byPerson = Map.groupBy(due, ({ personId }) => personId);
  const blocked = await blockedCompanies(tx, [...byPerson.keys()]);
  let told = 0;
  for (const [personId, searches] of byPerson) {
    const news = searches
      .map(({ name, query, seenUntil, toldUntil }) => {
        const since = seenUntil > toldUntil ? seenUntil : toldUntil;
        return { name, fresh: freshSince(found.get(query), since, blocked.get(personId)) };
      })
      .filter(({ fresh }) => fresh.length > 0);
    if (news.length === 0) continue;
    await notifyGraduate(tx, personId, { topic: 'matching', ...messageOf(ctx.today(), news) });
    told += 1;
  }
  return told;
}

function messageOf(today: string, news: readonly { name: string; fresh: readonly FoundPosition[] }[]) {
  const different = new Set(news.flatMap(({ fresh }) => fresh.map(({ id }) => id))).size;
  const all = news.some(({ fresh }) => fresh.length >= newCountedAtMost)
    ? `${different} 个以上`
    : `${different} 个`;
  const each = news.slice(0, 3).map(({ name, fresh }) => `“${name}”${fresh.length} 个`);
  const example = news[0]?.fresh[0]?.title ?? '';
  return {
    about: `saved-searches:${today}`,
    title: `你保存的搜索有 ${all}新岗位`,
    body: `${each.join('，')}${news.length > 3 ? '，等等' : ''}。最新的是${example}。`,
    href: '/me/searches',
  };
}
