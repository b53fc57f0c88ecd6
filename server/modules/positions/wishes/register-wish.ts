import { createHash } from 'node:crypto';
import type { wishRoutes } from '@sunshine/contract/positions/wish-routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { countWithinWindow } from '@sunshine/db/queries/accounts/limits.ts';
import { lockGraduate } from '@sunshine/db/queries/applications/lock-application.ts';
import { countOpenWishes, insertWish, openWish } from '@sunshine/db/queries/positions/wishes.ts';
import { audit } from '../../../audit.ts';
import type { Context } from '../../../context.ts';
import { takeLimit } from '../../../limits.ts';
import { networkOf } from '../../../lockout.ts';
import { refusal } from '../../../refusal.ts';
import { searchToKeep } from '../stored-search.ts';

type Route = typeof wishRoutes.registerWish;

/** Wishes one person may wait for at a time. */
const openAtMost = 20;
/** Wishes in an hour of one person, or of all who are not signed in on one network. */
const perHour = { max: 30, windowSeconds: 3600 };
/** The same wish from one network counts this often a day, so that nobody makes a demand alone. */
const sameWishADay = 3;
const day = 24 * 3600 * 1000;

/** Leaves what was searched for and not found as demand: a graduate's own with the name, anyone else's as a number only. */
export async function registerWish(ctx: Context, input: Input<Route>): Promise<Reply<Route>> {
  const personId = ctx.policy.allows('graduate.own') ? (ctx.actor?.personId ?? null) : null;
  await takeLimit(ctx, `wish:${personId ?? networkOf(ctx.client)}`, perHour);
  const { search, text: query } = searchToKeep(input.query);
  if (query === '') throw refusal('wish.asksForNothing');
  const wish = {
    query,
    words: search.q.replaceAll(/\d{5,}/g, '').trim(),
    kinds: search.kind,
    towns: search.town,
    education: search.education ?? null,
    salaryMin: search.salaryMin ?? null,
    wishedAt: ctx.now(),
  };
  if (personId) return registerOwn(ctx, personId, wish);
  if (await isRepeated(ctx, query)) return { id: null, created: false };
  await ctx.transaction((tx) => insertWish(tx, { ...wish, id: ctx.id(), personId: null }));
  return { id: null, created: true };
}

async function registerOwn(
  ctx: Context,
  personId: string,
  wish: Omit<Parameters<typeof insertWish>[1], 'id' | 'personId'>,
): Promise<Reply<Route>> {
  return ctx.transaction(async (tx) => {
    await lockGraduate(tx, personId);
    const had = await openWish(tx, personId, wish.query);
    if (had) return { id: had, created: false };
    if ((await countOpenWishes(tx, personId)) >= openAtMost) throw refusal('wish.tooMany');
    const id = ctx.id();
    await insertWish(tx, { ...wish, id, personId });
    await audit(ctx, tx, 'wish.register', { type: 'wish', id }, { permission: 'graduate.own' });
    return { id, created: true };
  });
}

/** Counted by a fingerprint of the network and the search; neither stays longer than a day. */
async function isRepeated(ctx: Context, query: string): Promise<boolean> {
  const key = createHash('sha256')
    .update(`${networkOf(ctx.client)} ${query}`)
    .digest('hex')
    .slice(0, 32);
  const start = new Date(Math.floor(ctx.now().getTime() / day) * day);
  return (await countWithinWindow(ctx.db, `wish-same:${key}`, start)) > sameWishADay;
}
