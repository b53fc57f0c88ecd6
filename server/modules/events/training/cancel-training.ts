import type { trainingRoutes } from '@sunshine/contract/events/training-routes.ts';
import { trainingSteps } from '@sunshine/contract/events/training-status.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { hasCertificates } from '@sunshine/db/queries/events/certificates.ts';
import { setClass } from '@sunshine/db/queries/events/training-classes.ts';
import { audit } from '../../../audit.ts';
import type { Context } from '../../../context.ts';
import { refusal } from '../../../refusal.ts';
import { requireStep } from '../../../steps.ts';
import { classSubject, requireClass } from './planned-class.ts';
import { tellClass } from './tell-people.ts';

type Route = typeof trainingRoutes.cancelTraining;

/** Records that a class does not take place (没有办); it counts nowhere, and the reason stays with the union. */
export async function cancelTraining(ctx: Context, { id, reason }: Input<Route>): Promise<Reply<Route>> {
  return ctx.transaction(async (tx) => {
    const training = await requireClass(ctx, tx, id);
    requireStep(trainingSteps, training.state, 'cancelled', ctx.policy.roleFor('training.write'));
    if (await hasCertificates(tx, id)) throw refusal('training.hasCertificates');

    await setClass(tx, id, { state: 'cancelled', cancellationReason: reason });
    await tellClass(ctx, tx, training, 'off');
    await audit(ctx, tx, 'training.cancel', classSubject(training), { permission: 'training.write', reason });
    return { id };
  });
}
