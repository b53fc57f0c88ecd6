import type { guidanceRoutes } from '@sunshine/contract/events/guidance-routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { insertSessions, sameSessions } from '@sunshine/db/queries/events/guidance.ts';
import { lockPeople } from '@sunshine/db/queries/events/training-people.ts';
import { findUnionIn } from '@sunshine/db/queries/unions/list-unions.ts';
import { audit } from '../../../audit.ts';
import type { Context } from '../../../context.ts';
import { refusal } from '../../../refusal.ts';
import { openNeedForService } from '../../../service-need.ts';
import { batchSubject } from '../batch-subject.ts';
import { choosePeople, entryRow } from '../training/choose-people.ts';

type Route = typeof guidanceRoutes.recordGuidance;

/**
 * Keeps entrepreneurship guidance (创业指导) given to one person or several together: one session each. The very same
 * session told twice is kept once.
 */
export async function recordGuidance(ctx: Context, input: Input<Route>): Promise<Reply<Route>> {
  const { accountId } = ctx.policy.require('training.write');
  const scope = ctx.policy.unionScope('training.write');
  if (input.onDay > ctx.today())
    throw refusal('guidance.inFuture', { fields: { onDay: refusal('guidance.inFuture').message } });
  return ctx.transaction(async (tx) => {
    const union = await findUnionIn(tx, scope, input.unionId ?? scope[0] ?? '');
    if (!union) throw refusal('union.notFound');
    const { chosen, missed } = await choosePeople(ctx, tx, input);
    const ids = chosen.map(({ person }) => person.personId);
    await lockPeople(tx, ids);

    const { onDay, adviser, note, followUpOn } = input;
    const told = await sameSessions(tx, { onDay, adviser, note }, ids);
    const at = ctx.now();
    const shared = { unionId: union.id, onDay, adviser, note, followUpOn, caseworkerId: accountId };
    const sessions = ids
      .filter((personId) => !told.has(personId))
      .map((personId) => ({ ...shared, id: ctx.id(), personId, recordedBy: accountId, recordedAt: at }));
    await insertSessions(tx, sessions);
    for (const { personId } of sessions)
      await openNeedForService(ctx, tx, { personId, day: onDay, closed: false, by: 'platform', at });
    if (sessions.length > 0) {
      const kept = sessions.map(({ id, personId }) => ({ id, personId }));
      await audit(ctx, tx, 'guidance.record', batchSubject('guidanceSession', kept, union.id), {
        permission: 'training.write',
        detail: { onDay, sessions: kept },
      });
    }
    const rows = chosen.map((each) => entryRow(each, told.has(each.person.personId) ? 'already' : 'entered'));
    return { entered: sessions.length, rows: [...rows, ...missed] };
  });
}
