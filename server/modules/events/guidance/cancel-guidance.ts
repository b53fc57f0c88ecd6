import type { guidanceRoutes } from '@sunshine/contract/events/guidance-routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { removeNeedOfService } from '@sunshine/db/queries/applications/settlement.ts';
import { lockGuidance, readGuidanceRow, setGuidance } from '@sunshine/db/queries/events/guidance.ts';
import { lockPeople } from '@sunshine/db/queries/events/training-people.ts';
import { audit } from '../../../audit.ts';
import type { Context } from '../../../context.ts';
import { refusal } from '../../../refusal.ts';
import { serviceNeedNotes } from '../../../service-need.ts';
import { guidanceReply } from './guidance-reply.ts';

type Route = typeof guidanceRoutes.cancelGuidance;

/** Takes a session entered by mistake out of the figures; it stays readable with the reason. */
export async function cancelGuidance(ctx: Context, { id, reason }: Input<Route>): Promise<Reply<Route>> {
  const scope = ctx.policy.unionScope('training.write');
  return ctx.transaction(async (tx) => {
    const seen = await readGuidanceRow(tx, scope, id);
    if (seen) await lockPeople(tx, [seen.personId]);
    const session = await lockGuidance(tx, scope, id);
    if (!session) throw refusal('guidance.notFound');
    if (session.cancelledAt) throw refusal('guidance.alreadyCancelled');

    await setGuidance(tx, id, { cancelledAt: ctx.now(), cancellationReason: reason });
    const { personId, onDay, recordedAt, unionId } = session;
    const service = { personId, openedOn: onDay, at: recordedAt, note: serviceNeedNotes.platform };
    await removeNeedOfService(tx, service);
    const row = await readGuidanceRow(tx, scope, id);
    if (!row) throw refusal('guidance.notFound');
    await audit(
      ctx,
      tx,
      'guidance.cancel',
      { type: 'guidanceSession', id, unionId },
      {
        permission: 'training.write',
        reason,
      },
    );
    return guidanceReply(row);
  });
}
