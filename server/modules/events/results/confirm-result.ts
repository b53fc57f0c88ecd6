import { listedFigures } from '@sunshine/contract/events/fair-vocabulary.ts';
import type { resultRoutes } from '@sunshine/contract/events/result-routes.ts';
import { eventSteps, resultSteps } from '@sunshine/contract/events/status.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import type { Transaction } from '@sunshine/db/connect.ts';
import {
  confirmResultRow,
  findResult,
  giveIntentsToCaseworkers,
  type ResultRow,
  resultState,
} from '@sunshine/db/queries/events/event-results.ts';
import { countFigures } from '@sunshine/db/queries/events/result-facts.ts';
import { lockEvent, setEvent } from '@sunshine/db/queries/events/union-events.ts';
import { isoInstant } from '@sunshine/db/queries/households/scope.ts';
import { audit } from '../../../audit.ts';
import type { Context } from '../../../context.ts';
import { refusal } from '../../../refusal.ts';
import { requireStep } from '../../../steps.ts';
import { eventSubject } from '../plan/planned-event.ts';

type Route = typeof resultRoutes.confirmResult;

/**
 * A second person confirms a result: only now the event is held and counts (04A, 04B). Where the unit has nobody else,
 * somebody of a unit above does, as with reports.
 */
export async function confirmResult(ctx: Context, input: Input<Route>): Promise<Reply<Route>> {
  const { accountId } = ctx.policy.require('event.confirm');
  const role = ctx.policy.roleFor('event.confirm');
  return ctx.transaction(async (tx) => {
    const event = await lockEvent(tx, ctx.policy.unionScope('event.confirm'), input.id);
    if (!event) throw refusal('event.notFound');
    const result = await findResult(tx, event.id);
    requireStep(resultSteps, resultState(result), 'confirmed', role);
    requireStep(eventSteps, event.state, 'held', role);
    if (!result) throw refusal('request.stepNotAllowed');
    if (result.proposedBy === accountId) throw refusal('event.resultOwn');
    if (event.endsOn > ctx.today()) throw refusal('event.notOver');
    await requireAsSeen(tx, event.id, result, input.proposedAt);

    await confirmResultRow(tx, event.id, { accountId, at: ctx.now() });
    const { visitors } = result.proposed;
    await setEvent(tx, event.id, { state: 'held', heldConfirmedAt: ctx.now(), visitors });
    await giveIntentsToCaseworkers(tx, event.id);
    await audit(ctx, tx, 'event.confirmResult', eventSubject(event), {
      permission: 'event.confirm',
      detail: { proposedBy: result.proposedBy, proposed: result.proposed },
    });
    return { id: event.id };
  });
}

/** The proposal is the one that was looked at, and its positions and headcounts are still those of the event. */
async function requireAsSeen(
  tx: Transaction,
  eventId: string,
  result: ResultRow,
  proposedAt: string,
): Promise<void> {
  if (isoInstant(result.proposedAt) !== proposedAt) throw refusal('event.resultChanged');
  const now = await countFigures(tx, eventId);
  if (listedFigures.some((figure) => now[figure] !== result.proposed[figure])) {
    throw refusal('event.resultStale');
  }
}
