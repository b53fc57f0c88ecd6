import type { trainingRoutes } from '@sunshine/contract/events/training-routes.ts';
import { attendedEnough, trainingSteps } from '@sunshine/contract/events/training-status.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import type { Transaction } from '@sunshine/db/connect.ts';
import { setClass, type TrainingClass } from '@sunshine/db/queries/events/training-classes.ts';
import { listEnrolments } from '@sunshine/db/queries/events/training-enrolments.ts';
import { listMeetings } from '@sunshine/db/queries/events/training-meetings.ts';
import { lockPeople } from '@sunshine/db/queries/events/training-people.ts';
import { audit } from '../../../audit.ts';
import type { Context } from '../../../context.ts';
import { refusal } from '../../../refusal.ts';
import { openNeedForService, populationDay } from '../../../service-need.ts';
import { requireStep } from '../../../steps.ts';
import { classSubject, requireClass } from './planned-class.ts';

type Route = typeof trainingRoutes.finishTraining;

/**
 * Finishes a class (结班) on the day of its last meeting held: from then on those who attended enough count (03A,
 * 06B), and who of them needed help without having said so has a need.
 */
export async function finishTraining(ctx: Context, { id }: Input<Route>): Promise<Reply<Route>> {
  const actor = ctx.policy.require('training.write');
  return ctx.transaction(async (tx) => {
    const training = await requireClass(ctx, tx, id);
    requireStep(trainingSteps, training.state, 'finished', ctx.policy.roleFor('training.write'));
    const meetings = await listMeetings(tx, id);
    if (meetings.some(({ state }) => state === 'planned')) throw refusal('training.meetingsOpen');
    const held = meetings.filter(({ state }) => state === 'held');
    const endsOn = held.at(-1)?.onDay;
    if (!endsOn) throw refusal('training.noMeetingHeld');

    const at = ctx.now();
    await setClass(tx, id, { state: 'finished', endsOn, finishedAt: at, finishedBy: actor.accountId });
    const attended = await attendedBy(tx, training, { endsOn, held: held.length });
    await lockPeople(tx, attended);
    for (const personId of attended)
      await openNeedForService(ctx, tx, { personId, day: endsOn, closed: false, by: 'platform', at });
    await audit(ctx, tx, 'training.finish', classSubject(training), {
      permission: 'training.write',
      detail: { endsOn, attended: attended.length },
    });
    return { id, attended: attended.length };
  });
}

/** Persons who attended enough of the meetings held, by the settings of the day's campaign. */
async function attendedBy(
  tx: Transaction,
  { id }: TrainingClass,
  { endsOn, held }: { endsOn: string; held: number },
): Promise<string[]> {
  const { attendancePercent } = (await populationDay(tx, endsOn)).settings;
  const enrolments = await listEnrolments(tx, [], id);
  return enrolments
    .filter((each) => each.state === 'enrolled' && attendedEnough(each.present, held, attendancePercent))
    .map(({ personId }) => personId);
}
