import type { ownTrainingRoutes } from '@sunshine/contract/events/own-training-routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { enrolmentStanding, waitForClass } from '@sunshine/db/queries/events/class-places.ts';
import { lockClass } from '@sunshine/db/queries/events/training-classes.ts';
import { withdraw } from '@sunshine/db/queries/events/training-enrolments.ts';
import { ensureGraduates } from '@sunshine/db/queries/households/graduates.ts';
import { audit } from '../../../audit.ts';
import type { Context } from '../../../context.ts';
import { refusal } from '../../../refusal.ts';
import { fillClass } from './fill-class.ts';
import { classSubject } from './planned-class.ts';

type SignUp = typeof ownTrainingRoutes.signUp;
type Withdrawal = typeof ownTrainingRoutes.withdrawOwnEnrolment;

/**
 * A graduate signs up, until the day the class begins: behind those who wait, and then places are given in their order,
 * counted with the class locked.
 */
export async function signUp(ctx: Context, { id }: Input<SignUp>): Promise<Reply<SignUp>> {
  const { personId, accountId } = ctx.policy.require('training.own');
  return ctx.transaction(async (tx) => {
    const training = await lockClass(tx, null, id);
    if (!training) throw refusal('training.notFound');
    const before = await enrolmentStanding(tx, id, personId);
    if (before && before.state !== 'withdrawn') throw refusal('training.alreadyEnrolled');
    if (!training.openToSignUp) throw refusal('training.notOpen');
    if (training.state !== 'planned' || training.startsOn < ctx.today()) throw refusal('training.signUpOver');

    await ensureGraduates(tx, [{ personId, placeOfOrigin: null }]);
    await waitForClass(tx, { id: ctx.id(), classId: id, personId, accountId, at: ctx.now() });
    await fillClass(ctx, tx, training, personId);
    const stands = await enrolmentStanding(tx, id, personId);
    if (!stands) throw refusal('training.notEnrolled');
    await audit(ctx, tx, 'training.signUp', classSubject(training), {
      permission: 'training.own',
      detail: { personId, state: stands.state },
    });
    return { id, ...stands };
  });
}

/** A graduate withdraws before the first day; afterwards the union does it, since attendance has begun to count. */
export async function withdrawOwnEnrolment(
  ctx: Context,
  { id }: Input<Withdrawal>,
): Promise<Reply<Withdrawal>> {
  const { personId } = ctx.policy.require('training.own');
  return ctx.transaction(async (tx) => {
    const training = await lockClass(tx, null, id);
    const before = training && (await enrolmentStanding(tx, id, personId));
    if (!training || !before || before.state === 'withdrawn')
      throw refusal('training.notEnrolled', { message: '你没有报这个班，刷新后再看。' });
    if (training.state !== 'planned' || training.startsOn <= ctx.today()) throw refusal('training.begun');

    await withdraw(tx, id, personId, ctx.now());
    await fillClass(ctx, tx, training);
    await audit(ctx, tx, 'training.withdrawOwn', classSubject(training), {
      permission: 'training.own',
      detail: { personId },
    });
    return { id };
  });
}
