import type { internshipRoutes } from '@sunshine/contract/applications/internship-routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { changeInternship } from '@sunshine/db/queries/applications/internship-life.ts';
import { audit } from '../../audit.ts';
import type { Context } from '../../context.ts';
import { refusal } from '../../refusal.ts';
import {
  holdInternship,
  holdRunning,
  internshipLife,
  internshipSubject,
  type LockedInternship,
} from './internship-life.ts';
import { spokenDay } from './spoken-time.ts';

type Route = typeof internshipRoutes.endInternship;

/** Says that an internship is over, as planned or before; it keeps counting in 02A. */
export async function endInternship(ctx: Context, input: Input<Route>): Promise<Reply<Route>> {
  const { id, endedOn, ended, note } = input;
  return ctx.transaction(async (tx) => {
    const internship = await holdRunning(ctx, tx, id);
    if (internship.startOn > ctx.today()) throw refusal('internship.notBegun');
    const sentence = refuseEnd(internship, input, ctx.today());
    if (sentence) throw refusal('internship.datesOutOfOrder', { fields: { endedOn: sentence } });
    await changeInternship(tx, id, { endedOn, ended, endNote: note || null });
    const life = await internshipLife(ctx, tx, 'placement.write', id);
    await audit(ctx, tx, 'internship.end', internshipSubject(internship), {
      permission: 'placement.write',
      detail: { endedOn, ended },
    });
    return life;
  });
}

function refuseEnd(
  { startOn, endOn }: LockedInternship,
  { endedOn, ended }: { endedOn: string; ended: 'completed' | 'leftEarly' },
  today: string,
): string | null {
  if (endedOn < startOn) return `${spokenDay(startOn)}才开始，不能早于这一天。`;
  if (endedOn > today) return '最后一天还没到，到时再登记。';
  if (endOn === null) return null;
  if (endedOn > endOn) return `定到 ${spokenDay(endOn)}。做得更久的，先记延长。`;
  if (ended === 'completed' && endedOn < endOn) return `定到 ${spokenDay(endOn)}，早走的选“提前离开”。`;
  if (ended === 'leftEarly' && endedOn === endOn) return '做到了定好的那天，选“期满结束”。';
  return null;
}

type CorrectionRoute = typeof internshipRoutes.correctInternshipEnd;

/** Takes a mistaken end back: the internship runs again. Who was kept on has a placement to be corrected first. */
export async function correctInternshipEnd(
  ctx: Context,
  { id, reason }: Input<CorrectionRoute>,
): Promise<Reply<CorrectionRoute>> {
  return ctx.transaction(async (tx) => {
    const internship = await holdInternship(ctx, tx, id);
    if (!internship.ended) throw refusal('internship.notEnded');
    if (internship.ended === 'keptOn') throw refusal('internship.keptOn');
    await changeInternship(tx, id, { endedOn: null, ended: null, endNote: null });
    const life = await internshipLife(ctx, tx, 'placement.write', id);
    await audit(ctx, tx, 'internship.correctEnd', internshipSubject(internship), {
      permission: 'placement.write',
      reason,
      detail: { endedOn: internship.endedOn, ended: internship.ended },
    });
    return life;
  });
}
