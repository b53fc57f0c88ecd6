import type { applicationRoutes } from '@sunshine/contract/applications/routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { insertInternship, readInternship } from '@sunshine/db/queries/applications/internships.ts';
import { audit } from '../../audit.ts';
import type { Context } from '../../context.ts';
import { recordingUnit } from '../../recording-unit.ts';
import { refusal } from '../../refusal.ts';
import { openNeedForService } from '../../service-need.ts';
import { internshipLine } from './placement-replies.ts';

type Route = typeof applicationRoutes.recordInternship;

/** Records an internship or traineeship arranged outside the platform, with its evidence. */
export async function recordInternship(ctx: Context, input: Input<Route>): Promise<Reply<Route>> {
  const scope = ctx.policy.unionScope('placement.write');
  requireDates(ctx, input);
  return ctx.transaction(async (tx) => {
    const { personId, kind, confirmedOn } = input;
    const unionId = await recordingUnit(ctx, tx, 'placement.write', {
      personId,
      unionId: input.unionId,
      day: confirmedOn,
    });
    const id = ctx.id();
    await insertInternship(tx, {
      ...input,
      id,
      unionId,
      endOn: input.endOn ?? null,
      supplementary: true,
      recordedBy: ctx.policy.require('placement.write').accountId,
      recordedAt: ctx.now(),
    });
    await openNeedForService(ctx, tx, {
      personId,
      day: confirmedOn,
      closed: false,
      by: 'platform',
      at: ctx.now(),
    });
    const row = await readInternship(tx, scope, id);
    if (!row) throw refusal('internship.notFound');
    const subject = { type: 'internship', id, unionId };
    await audit(ctx, tx, 'internship.record', subject, {
      permission: 'placement.write',
      detail: { personId, kind, confirmedOn },
    });
    return internshipLine(row);
  });
}

/** Confirmed at the latest today; it ends after it began. */
function requireDates(ctx: Context, { confirmedOn, startOn, endOn }: Input<Route>): void {
  const fields: Record<string, string> = {};
  if (confirmedOn > ctx.today()) fields.confirmedOn = '确认日期不能晚于今天。';
  if (endOn && endOn < startOn) fields.endOn = '结束日期不能早于开始日期。';
  if (Object.keys(fields).length > 0) throw refusal('internship.datesOutOfOrder', { fields });
}
