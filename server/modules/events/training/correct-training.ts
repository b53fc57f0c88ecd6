import type { trainingRoutes } from '@sunshine/contract/events/training-routes.ts';
import { trainingSteps } from '@sunshine/contract/events/training-status.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import type { Transaction } from '@sunshine/db/connect.ts';
import { removeNeedOfService } from '@sunshine/db/queries/applications/settlement.ts';
import { setClass, type TrainingClass } from '@sunshine/db/queries/events/training-classes.ts';
import { enrolledPersons } from '@sunshine/db/queries/events/training-enrolments.ts';
import { lockPeople } from '@sunshine/db/queries/events/training-people.ts';
import { audit } from '../../../audit.ts';
import type { Context } from '../../../context.ts';
import { serviceNeedNotes } from '../../../service-need.ts';
import { requireStep } from '../../../steps.ts';
import { classSubject, requireClass } from './planned-class.ts';
import { tellClass } from './tell-people.ts';

type Route = typeof trainingRoutes.correctTraining;

/** Takes back a result entered by mistake: the class is planned again, and the needs it opened are gone. */
export async function correctTraining(ctx: Context, { id, reason }: Input<Route>): Promise<Reply<Route>> {
  return ctx.transaction(async (tx) => {
    const training = await requireClass(ctx, tx, id);
    requireStep(trainingSteps, training.state, 'planned', ctx.policy.roleFor('training.write'));

    const blank = { finishedAt: null, finishedBy: null, cancellationReason: null };
    await setClass(tx, id, { state: 'planned', ...blank });
    if (training.finishedAt) await takeBackNeeds(tx, training, training.finishedAt);
    else await tellClass(ctx, tx, training, 'on');
    await audit(ctx, tx, 'training.correct', classSubject(training), {
      permission: 'training.write',
      reason,
      detail: { from: training.state },
    });
    return { id };
  });
}

/** Nobody leaves a finished class, so everyone who got a need by it is still in it. */
async function takeBackNeeds(tx: Transaction, { id, endsOn }: TrainingClass, at: Date): Promise<void> {
  const personIds = await enrolledPersons(tx, id);
  await lockPeople(tx, personIds);
  for (const personId of personIds)
    await removeNeedOfService(tx, { personId, openedOn: endsOn, at, note: serviceNeedNotes.platform });
}
