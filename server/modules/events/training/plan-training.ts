import type { trainingRoutes } from '@sunshine/contract/events/training-routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { insertClass } from '@sunshine/db/queries/events/training-classes.ts';
import { insertMeetings } from '@sunshine/db/queries/events/training-meetings.ts';
import { findUnionIn } from '@sunshine/db/queries/unions/list-unions.ts';
import { audit } from '../../../audit.ts';
import type { Context } from '../../../context.ts';
import { refusal } from '../../../refusal.ts';

type Route = typeof trainingRoutes.planTraining;

/** Plans a class with the meetings that are known already; its days reach from the first to the last of them. */
export async function planTraining(ctx: Context, input: Input<Route>): Promise<Reply<Route>> {
  const actor = ctx.policy.require('training.write');
  const scope = ctx.policy.unionScope('training.write');
  return ctx.transaction(async (tx) => {
    const { unionId, meetings, ...fields } = input;
    const union = await findUnionIn(tx, scope, unionId ?? scope[0] ?? '');
    if (!union) throw refusal('union.notFound');

    const id = ctx.id();
    await insertClass(tx, {
      ...fields,
      id,
      unionId: union.id,
      caseworkerId: actor.accountId,
      createdAt: ctx.now(),
    });
    await insertMeetings(
      tx,
      id,
      meetings.map((meeting) => ({ ...meeting, id: ctx.id() })),
    );
    await audit(
      ctx,
      tx,
      'training.plan',
      { type: 'trainingClass', id, unionId: union.id },
      { permission: 'training.write', detail: { kind: fields.kind, meetings: meetings.length } },
    );
    return { id };
  });
}
