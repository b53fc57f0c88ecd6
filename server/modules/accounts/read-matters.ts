import type { matterRoutes } from '@sunshine/contract/accounts/matters.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import {
  caseworkerUnits,
  countMatters,
  listHandovers,
  receiversAt,
} from '@sunshine/db/queries/accounts/matters.ts';
import { listStaffRows } from '@sunshine/db/queries/accounts/staff.ts';
import type { Context } from '../../context.ts';
import { refusal } from '../../refusal.ts';

type Route = typeof matterRoutes.readMatters;

/** What a caseworker has open at each of their units of the scope, as numbers; an administrator reads no names. */
export async function readMatters(ctx: Context, { id }: Input<Route>): Promise<Reply<Route>> {
  const scope = ctx.policy.unionScope('matter.handover');
  const { items } = await listStaffRows(ctx.db, scope, { accountId: id, limit: 1, offset: 0 });
  if (items.length === 0) throw refusal('account.notFound');
  const [places, past] = await Promise.all([
    caseworkerUnits(ctx.db, scope, id),
    listHandovers(ctx.db, scope, id),
  ]);
  const units = await Promise.all(
    places.map(async (place) => {
      const [counts, receivers] = await Promise.all([
        countMatters(ctx.db, id, placeOf(places, place.unionId), ctx.today()),
        receiversAt(ctx.db, place.unionId, id),
      ]);
      return { ...place, counts, total: sumOf(counts), receivers };
    }),
  );
  return {
    units,
    handovers: past.map((row) => ({ ...row, doneAt: new Date(row.doneAt).toISOString() })),
  };
}

/** Who works at one place has all their matters there, also those of people who have moved since. */
export function placeOf(places: readonly { unionId: string }[], unionId: string): string | null {
  return places.length === 1 ? null : unionId;
}

export function sumOf(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((sum, n) => sum + n, 0);
}
