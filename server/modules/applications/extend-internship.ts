import type { internshipRoutes } from '@sunshine/contract/applications/internship-routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { changeInternship, insertExtension } from '@sunshine/db/queries/applications/internship-life.ts';
import { audit } from '../../audit.ts';
import type { Context } from '../../context.ts';
import { refusal } from '../../refusal.ts';
import { holdRunning, internshipLife, internshipSubject } from './internship-life.ts';
import { refuseEndDay } from './internship-rules.ts';
import { spokenDay } from './spoken-time.ts';

type Route = typeof internshipRoutes.extendInternship;

/** Moves the planned last day of an internship; it is the same one and counts no second time (02A). */
export async function extendInternship(ctx: Context, input: Input<Route>): Promise<Reply<Route>> {
  const { id, untilDay, evidence } = input;
  return ctx.transaction(async (tx) => {
    const internship = await holdRunning(ctx, tx, id);
    requireLonger(internship, untilDay);
    await insertExtension(tx, {
      id: ctx.id(),
      internshipId: id,
      fromDay: internship.endOn,
      untilDay,
      evidence,
      recordedBy: ctx.policy.require('placement.write').accountId,
      recordedAt: ctx.now(),
    });
    await changeInternship(tx, id, { endOn: untilDay });
    const life = await internshipLife(ctx, tx, 'placement.write', id);
    await audit(ctx, tx, 'internship.extend', internshipSubject(internship), {
      permission: 'placement.write',
      detail: { fromDay: internship.endOn, untilDay },
    });
    return life;
  });
}

function requireLonger(
  internship: { kind: 'internship' | 'traineeship'; startOn: string; endOn: string | null },
  untilDay: string,
): void {
  const { endOn } = internship;
  const sentence =
    endOn !== null && untilDay <= endOn
      ? `现在定到 ${spokenDay(endOn)}，延长要晚于这一天。`
      : refuseEndDay({ ...internship, endOn: untilDay });
  if (sentence) throw refusal('internship.datesOutOfOrder', { fields: { untilDay: sentence } });
}
