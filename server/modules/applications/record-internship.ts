import type { internshipRoutes } from '@sunshine/contract/applications/internship-routes.ts';
import { internshipCautions } from '@sunshine/contract/applications/vocabulary.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import type { Transaction } from '@sunshine/db/connect.ts';
import { internBefore } from '@sunshine/db/queries/applications/internship-life.ts';
import { insertInternship, readInternship } from '@sunshine/db/queries/applications/internships.ts';
import { audit } from '../../audit.ts';
import type { Context } from '../../context.ts';
import { recordingUnit } from '../../recording-unit.ts';
import { refusal } from '../../refusal.ts';
import { openNeedForService } from '../../service-need.ts';
import { cautionsOf, needingReason, refuseEndDay } from './internship-rules.ts';
import { internshipLine } from './placement-replies.ts';

type Route = typeof internshipRoutes.recordInternship;

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
    if (!input.exceptionReason) await requireUsual(tx, id, input);
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

/** Confirmed at the latest today; it ends after it began, a traineeship after a year at the latest. */
function requireDates(ctx: Context, input: Input<Route>): void {
  const fields: Record<string, string> = {};
  if (input.confirmedOn > ctx.today()) fields.confirmedOn = '确认日期不能晚于今天。';
  const endOn = refuseEndDay({ ...input, endOn: input.endOn ?? null });
  if (endOn) fields.endOn = endOn;
  if (Object.keys(fields).length > 0) throw refusal('internship.datesOutOfOrder', { fields });
}

/** What is outside the usual limits needs a reason. */
async function requireUsual(tx: Transaction, id: string, input: Input<Route>): Promise<void> {
  const before = await internBefore(tx, input.personId, { id, startOn: '9999-12-31' });
  const unusual = needingReason(cautionsOf({ ...input, endOn: input.endOn ?? null }, before));
  if (unusual.length === 0) return;
  const words = unusual.map((caution) => internshipCautions[caution]).join('；');
  throw refusal('internship.needsReason', {
    fields: { exceptionReason: `${words}。写明为什么还算。` },
  });
}
