import type { resultRoutes } from '@sunshine/contract/events/result-routes.ts';
import { resultSteps } from '@sunshine/contract/events/status.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { findResult, resultState } from '@sunshine/db/queries/events/event-results.ts';
import { lockEvent } from '@sunshine/db/queries/events/union-events.ts';
import { audit } from '../../../audit.ts';
import type { Context } from '../../../context.ts';
import { refusal } from '../../../refusal.ts';
import { requireStep } from '../../../steps.ts';
import { eventSubject } from '../plan/planned-event.ts';
import { takeBackResult } from './take-back-result.ts';
import { tellReturned } from './tell-result.ts';

type Route = typeof resultRoutes.returnResult;

/** Sends a proposed result back with a reason; a confirmed one is corrected, which is another step. */
export async function returnResult(ctx: Context, input: Input<Route>): Promise<Reply<Route>> {
  const { accountId } = ctx.policy.require('event.confirm');
  const { reason } = input;
  return ctx.transaction(async (tx) => {
    const event = await lockEvent(tx, ctx.policy.unionScope('event.confirm'), input.id);
    if (!event) throw refusal('event.notFound');
    const result = await findResult(tx, event.id);
    requireStep(resultSteps, resultState(result), 'returned', ctx.policy.roleFor('event.confirm'));
    if (!result || result.confirmedAt) throw refusal('request.stepNotAllowed');

    await takeBackResult(ctx, tx, event.id, { accountId, reason });
    if (result.proposedBy !== accountId) {
      await tellReturned(ctx, tx, event, { proposer: result.proposedBy, reason });
    }
    await audit(ctx, tx, 'event.returnResult', eventSubject(event), {
      permission: 'event.confirm',
      reason,
      detail: { proposed: result.proposed },
    });
    return { id: event.id };
  });
}
