import type { guidanceRoutes } from '@sunshine/contract/events/guidance-routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { lockGuidance, readGuidanceRow, setGuidance } from '@sunshine/db/queries/events/guidance.ts';
import { audit } from '../../../audit.ts';
import type { Context } from '../../../context.ts';
import { refusal } from '../../../refusal.ts';
import { guidanceReply } from './guidance-reply.ts';

type Route = typeof guidanceRoutes.followUpGuidance;

/** Notes that the agreed follow-up (回访) took place, and what came of it; done early is done as well. */
export async function followUpGuidance(ctx: Context, { id, note }: Input<Route>): Promise<Reply<Route>> {
  const scope = ctx.policy.unionScope('training.write');
  return ctx.transaction(async (tx) => {
    const session = await lockGuidance(tx, scope, id);
    if (!session) throw refusal('guidance.notFound');
    if (session.cancelledAt) throw refusal('guidance.alreadyCancelled');
    if (!session.followUpOn || session.followedUpAt) throw refusal('guidance.nothingToFollow');

    await setGuidance(tx, id, { followedUpAt: ctx.now(), followUpNote: note });
    const row = await readGuidanceRow(tx, scope, id);
    if (!row) throw refusal('guidance.notFound');
    await audit(
      ctx,
      tx,
      'guidance.followUp',
      { type: 'guidanceSession', id, unionId: session.unionId },
      {
        permission: 'training.write',
      },
    );
    return guidanceReply(row);
  });
}
