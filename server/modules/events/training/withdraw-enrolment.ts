import type { trainingRoutes } from '@sunshine/contract/events/training-routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { withdraw } from '@sunshine/db/queries/events/training-enrolments.ts';
import { audit } from '../../../audit.ts';
import type { Context } from '../../../context.ts';
import { refusal } from '../../../refusal.ts';
import { fillClass } from './fill-class.ts';
import { classSubject, requirePlanned } from './planned-class.ts';

type Route = typeof trainingRoutes.withdrawEnrolment;

/** Takes a person out of a class that is not finished; the marks stay, and come back with the person. */
export async function withdrawEnrolment(ctx: Context, { id, personId }: Input<Route>): Promise<Reply<Route>> {
  return ctx.transaction(async (tx) => {
    const training = await requirePlanned(ctx, tx, id);
    if (!(await withdraw(tx, id, personId, ctx.now()))) throw refusal('training.notEnrolled');
    await fillClass(ctx, tx, training);
    await audit(ctx, tx, 'training.withdraw', classSubject(training), {
      permission: 'training.write',
      detail: { personId },
    });
    return { id };
  });
}
