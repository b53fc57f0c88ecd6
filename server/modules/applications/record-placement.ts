import type { applicationRoutes } from '@sunshine/contract/applications/routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { insertPlacement, readPlacement } from '@sunshine/db/queries/applications/placements.ts';
import { audit } from '../../audit.ts';
import { addDays } from '../../clock.ts';
import type { Context } from '../../context.ts';
import { recordingUnit } from '../../recording-unit.ts';
import { refusal } from '../../refusal.ts';
import { placementLine } from './placement-replies.ts';
import { settle } from './settle.ts';

type Route = typeof applicationRoutes.recordPlacement;

/** Records a hire outside the platform with its evidence; it counts like one that both sides confirmed. */
export async function recordPlacement(ctx: Context, input: Input<Route>): Promise<Reply<Route>> {
  const scope = ctx.policy.unionScope('placement.write');
  if (input.startOn > addDays(ctx.today(), 366)) {
    throw refusal('placement.startOutOfRange', { fields: { startOn: '最多填到一年以后。' } });
  }
  return ctx.transaction(async (tx) => {
    const { personId, employerName, path, startOn, evidence, kind } = input;
    const unionId = await recordingUnit(ctx, tx, 'placement.write', {
      personId,
      unionId: input.unionId,
      day: startOn,
    });
    const id = ctx.id();
    const { accountId } = ctx.policy.require('placement.write');
    await insertPlacement(tx, {
      id,
      personId,
      employerName,
      unionId,
      path,
      startOn,
      evidence,
      supplementary: true,
      recordedBy: accountId,
      caseworkerId: accountId,
      recordedAt: ctx.now(),
    });
    await settle(ctx, tx, { placementId: id, personId, kind, startOn, evidence, employerName });
    const row = await readPlacement(tx, scope, id);
    if (!row) throw refusal('placement.notFound');
    const subject = { type: 'placement', id, unionId };
    const detail = { personId, kind, path, startOn };
    await audit(ctx, tx, 'placement.record', subject, { permission: 'placement.write', detail });
    return placementLine(row);
  });
}
