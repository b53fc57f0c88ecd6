import { newCountedAtMost } from '@sunshine/contract/positions/matching-vocabulary.ts';
import { publicationOf } from '@sunshine/db/queries/positions/saved-searches.ts';
import type { PositionEngine } from '@sunshine/search/engine.ts';
import type { Context } from '../../../context.ts';
import { keptQuery } from '../stored-search.ts';

export interface FoundPosition {
  id: string;
  title: string;
  companyId: string;
  publishedAt: Date;
}

/**
 * What each of these searches finds now, the newest first: one request to the search a query, and one statement for when
 * they were published.
 */
export async function foundByQuery(
  ctx: Context,
  queries: readonly string[],
  engine: PositionEngine = ctx.search,
): Promise<Map<string, FoundPosition[]>> {
  const hits = new Map<string, { id: string; title: string }[]>();
  for (const query of new Set(queries)) {
    const { items } = await engine.search(keptQuery(ctx, query, newCountedAtMost));
    hits.set(query, items);
  }
  const ids = [...new Set([...hits.values()].flat().map(({ id }) => id))];
  const published = new Map((await publicationOf(ctx.db, ids)).map((each) => [each.id, each]));
  return new Map(
    [...hits].map(([query, items]) => [
      query,
      items.flatMap(({ id, title }) => {
        const known = published.get(id);
        if (!known) return [];
        return [{ id, title, companyId: known.companyId, publishedAt: new Date(known.publishedAt) }];
      }),
    ]),
  );
}

/** Those of them that are new since an instant, not of companies the person keeps away from. */
export function freshSince(
  found: readonly FoundPosition[] | undefined,
  since: Date,
  blocked: ReadonlySet<string> | undefined,
): FoundPosition[] {
  return (found ?? []).filter(
    ({ publishedAt, companyId }) => publishedAt > since && !blocked?.has(companyId),
  );
}
