import type { retentionRoutes } from '@sunshine/contract/applications/retention-routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { maskName } from '@sunshine/contract/shared/mask.ts';
import type { Transaction } from '@sunshine/db/connect.ts';
import { readPlacement, updatePlacement } from '@sunshine/db/queries/applications/placements.ts';
import { dueCallOf, insertCall } from '@sunshine/db/queries/applications/retention.ts';
import { audit } from '../../../audit.ts';
import type { Context } from '../../../context.ts';
import { RefusalError, refusal } from '../../../refusal.ts';
import { depart } from './depart.ts';
import { holdPlacement, placementSubject } from './placement-life.ts';

type Route = typeof retentionRoutes.recordCalls;
type Row = Input<Route>['rows'][number];
type Outcome = Reply<Route>['rows'][number];

/** Records what retention calls found, one after the other: what cannot be recorded is said and the rest goes on. */
export async function recordCalls(ctx: Context, { calledOn, rows }: Input<Route>): Promise<Reply<Route>> {
  const scope = ctx.policy.unionScope('placement.write');
  if (calledOn > ctx.today()) {
    throw refusal('request.invalid', { fields: { calledOn: '打电话的日期不能晚于今天。' } });
  }
  const outcomes: Outcome[] = [];
  for (const row of rows) {
    const seen = await readPlacement(ctx.db, scope, row.placementId);
    const name = seen && maskName(seen.name);
    const refused = await recordOne(ctx, row, calledOn);
    outcomes.push({ placementId: row.placementId, name, done: refused === null, reason: refused });
  }
  return { done: outcomes.filter(({ done }) => done).length, rows: outcomes };
}

/** One call in a transaction of its own; the sentence of its refusal, null when it was recorded. */
async function recordOne(ctx: Context, row: Row, calledOn: string): Promise<string | null> {
  try {
    await ctx.transaction((tx) => recordCall(ctx, tx, row, calledOn));
    return null;
  } catch (error) {
    if (!(error instanceof RefusalError)) throw error;
    return Object.values(error.fields ?? {}).join('') || error.message;
  }
}

async function recordCall(ctx: Context, tx: Transaction, row: Row, calledOn: string): Promise<void> {
  const { accountId } = ctx.policy.require('placement.write');
  const placement = await holdPlacement(ctx, tx, row.placementId);
  const scope = ctx.policy.unionScope('placement.write');
  const due = await dueCallOf(tx, scope, placement.id, ctx.today());
  if (!due) throw refusal('retention.notDue');
  if (calledOn < placement.startOn)
    throw refusal('retention.notDue', { message: '打电话的日期早于上岗那天。' });

  const { result, note } = row;
  await insertCall(tx, {
    id: ctx.id(),
    placementId: placement.id,
    month: due.month,
    calledOn,
    result,
    note,
    calledBy: accountId,
    recordedAt: ctx.now(),
  });
  if (!placement.caseworkerId) await updatePlacement(tx, placement.id, { caseworkerId: accountId });
  const left = result === 'left' ? await depart(ctx, tx, placement, row, calledOn) : null;
  await audit(ctx, tx, 'retention.call', placementSubject(placement), {
    permission: 'placement.write',
    detail: { month: due.month, result, ...(left ? { leftOn: row.leftOn, ...left } : {}) },
  });
}
