import type { Transaction } from '@sunshine/db/connect.ts';
import { type LockedHousehold, lockHousehold } from '@sunshine/db/queries/households/archives.ts';
import type { Context } from '../../context.ts';
import { refusal } from '../../refusal.ts';

/** Locks an archive of the actor's scope at the version the person saw; missing and out of scope are the same 404. */
export async function requireHousehold(
  ctx: Context,
  tx: Transaction,
  input: { id: string; version: number },
): Promise<LockedHousehold> {
  const household = await lockHousehold(tx, ctx.policy.unionScope('household.write'), input.id);
  if (!household) throw refusal('household.notFound');
  if (household.version !== input.version) throw refusal('household.changedMeanwhile');
  return household;
}

export function requireOpen(household: LockedHousehold): void {
  if (household.closedOn !== null) throw refusal('household.alreadyClosed');
}

/** A day that is today or before. */
export function requirePast(ctx: Context, day: string, field: string): void {
  if (day > ctx.today()) throw refusal('household.dayInFuture', { fields: { [field]: '日期还没有到。' } });
}
