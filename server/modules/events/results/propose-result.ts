import { listedFigures, plainFigures, type ResultFigure } from '@sunshine/contract/events/fair-vocabulary.ts';
import type { resultRoutes } from '@sunshine/contract/events/result-routes.ts';
import { figureKeys } from '@sunshine/contract/events/result-schemas.ts';
import { resultSteps } from '@sunshine/contract/events/status.ts';
import { type EventKind, eventKinds } from '@sunshine/contract/events/vocabulary.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { findResult, resultState, writeProposal } from '@sunshine/db/queries/events/event-results.ts';
import { countFigures } from '@sunshine/db/queries/events/result-facts.ts';
import { closeHeadcounts, reopenHeadcounts } from '@sunshine/db/queries/events/shown-positions.ts';
import type { EventFigures } from '@sunshine/db/schema/fair-results.ts';
import { audit } from '../../../audit.ts';
import type { Context } from '../../../context.ts';
import { refusal } from '../../../refusal.ts';
import { requireStep } from '../../../steps.ts';
import { eventSubject, lockPlanned } from '../plan/planned-event.ts';
import { tellProposed } from './tell-result.ts';

type Route = typeof resultRoutes.proposeResult;

/** Proposes the result of an event from its records; it counts once a second person has confirmed it. */
export async function proposeResult(ctx: Context, input: Input<Route>): Promise<Reply<Route>> {
  const { accountId } = ctx.policy.require('event.write');
  return ctx.transaction(async (tx) => {
    const event = await lockPlanned(ctx, tx, input.id);
    const before = resultState(await findResult(tx, event.id));
    requireStep(resultSteps, before, 'proposed', ctx.policy.roleFor('event.write'));
    if (event.endsOn > ctx.today()) throw refusal('event.notOver');

    await reopenHeadcounts(tx, event.id);
    const { written } = await closeHeadcounts(tx, event.id, input.headcounts);
    if (written !== input.headcounts.length) throw refusal('event.positionNotShown');
    const { companiesBy, ...counted } = await countFigures(tx, event.id);
    const proposed = proposedOf(counted, input, event.kind);
    if (!input.note && figureKeys.some((figure) => proposed[figure] !== counted[figure])) {
      throw refusal('event.resultNoteNeeded', { fields: { note: '写一下为什么和记录不一样。' } });
    }
    const proposal = { eventId: event.id, counted, proposed, note: input.note, proposedBy: accountId };
    await writeProposal(tx, { ...proposal, proposedAt: ctx.now() });
    await tellProposed(ctx, tx, event, accountId);
    await audit(ctx, tx, 'event.proposeResult', eventSubject(event), {
      permission: 'event.write',
      detail: { from: before, companiesBy, counted, proposed },
    });
    return { id: event.id };
  });
}

/** As counted, but for what was changed by hand; an event without companies is asked for visitors alone. */
function proposedOf(counted: EventFigures, input: Input<Route>, kind: EventKind): EventFigures {
  const changed = { ...counted };
  for (const figure of figureKeys) {
    if (isOneOf(listedFigures, figure)) continue;
    const given = input[figure];
    if (given === null || given === counted[figure]) continue;
    if (!eventKinds[kind].companies && !isOneOf(plainFigures, figure)) throw refusal('event.figureNotAsked');
    changed[figure] = given;
  }
  return changed;
}

function isOneOf<Some extends ResultFigure>(figures: readonly Some[], figure: ResultFigure): figure is Some {
  return (figures as readonly ResultFigure[]).includes(figure);
}
