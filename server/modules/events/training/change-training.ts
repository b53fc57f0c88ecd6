import type { trainingRoutes } from '@sunshine/contract/events/training-routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { setClass } from '@sunshine/db/queries/events/training-classes.ts';
import { countEnrolled } from '@sunshine/db/queries/events/training-enrolments.ts';
import { hasMeetingOutside } from '@sunshine/db/queries/events/training-meetings.ts';
import { audit } from '../../../audit.ts';
import type { Context } from '../../../context.ts';
import { refusal } from '../../../refusal.ts';
import { fillClass } from './fill-class.ts';
import { classSubject, requirePlanned } from './planned-class.ts';

type Route = typeof trainingRoutes.changeTraining;

/** Changes a class while it is planned; its meetings stay within its days and its people within its places. */
export async function changeTraining(ctx: Context, input: Input<Route>): Promise<Reply<Route>> {
  return ctx.transaction(async (tx) => {
    const { id, ...fields } = input;
    const training = await requirePlanned(ctx, tx, id);
    if (await hasMeetingOutside(tx, id, fields)) throw refusal('training.meetingsOutside');
    if (fields.capacity !== null && (await countEnrolled(tx, id)) > fields.capacity)
      throw refusal('training.capacityTooSmall', {
        fields: { capacity: refusal('training.capacityTooSmall').message },
      });

    await setClass(tx, id, fields);
    await fillClass(ctx, tx, { ...training, ...fields });
    await audit(ctx, tx, 'training.change', classSubject(training), { permission: 'training.write' });
    return { id };
  });
}
