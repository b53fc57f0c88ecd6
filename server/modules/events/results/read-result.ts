import type { resultRoutes } from '@sunshine/contract/events/result-routes.ts';
import type { EventResult } from '@sunshine/contract/events/result-schemas.ts';
import { resultSteps } from '@sunshine/contract/events/status.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { stepsFrom } from '@sunshine/contract/shared/steps.ts';
import {
  confirmersAt,
  findResult,
  type ResultRow,
  resultState,
} from '@sunshine/db/queries/events/event-results.ts';
import { countFigures } from '@sunshine/db/queries/events/result-facts.ts';
import { resultsByCompany, resultsByUnit } from '@sunshine/db/queries/events/result-tables.ts';
import { listShownPositions } from '@sunshine/db/queries/events/shown-positions.ts';
import { findUnionEvent, type UnionEventRow } from '@sunshine/db/queries/events/union-events.ts';
import { isoInstant } from '@sunshine/db/queries/households/scope.ts';
import type { Context } from '../../../context.ts';
import { refusal } from '../../../refusal.ts';

type Route = typeof resultRoutes.readResult;

/** The result of an event as its lead and its co-organisers see it, with what the reader may do. */
export async function readResult(ctx: Context, { id }: Input<Route>): Promise<Reply<Route>> {
  const scope = ctx.policy.unionScope('event.read');
  const reader = ctx.policy.require('event.read').accountId;
  const event = await findUnionEvent(ctx.db, scope, id);
  if (!event) throw refusal('event.notFound');
  const [row, { companiesBy, ...counted }, shown, companies, units, confirmers] = await Promise.all([
    findResult(ctx.db, id),
    countFigures(ctx.db, id),
    listShownPositions(ctx.db, id),
    resultsByCompany(ctx.db, id),
    resultsByUnit(ctx.db, scope, event),
    confirmersAt(ctx.db, event.leadUnionId, reader),
  ]);
  return {
    event: resultEvent(event),
    own: event.own,
    state: resultState(row),
    counted,
    companiesBy,
    proposal: row && proposalOf(row),
    ...actsOf(ctx, event, row),
    alone: confirmers.length === 0,
    shown: shown.map(({ id, title, companyName, headcount }) => ({ id, title, companyName, headcount })),
    companies,
    units,
  };
}

export function resultEvent(row: UnionEventRow): EventResult['event'] {
  const { id, title, kind, state, startsOn, endsOn, leadName } = row;
  return { id, title, kind, state, startsOn, endsOn, leadName };
}

function proposalOf(row: ResultRow): EventResult['proposal'] {
  return {
    counted: row.counted,
    proposed: row.proposed,
    note: row.note,
    proposedBy: row.proposer,
    proposedAt: isoInstant(row.proposedAt),
    confirmedBy: row.confirmer,
    confirmedAt: row.confirmedAt && isoInstant(row.confirmedAt),
    returnedBy: row.returner,
    returnReason: row.returnReason,
  };
}

function actsOf(
  ctx: Context,
  event: UnionEventRow,
  row: ResultRow | null,
): Pick<EventResult, 'mayPropose' | 'mayConfirm' | 'mayReturn' | 'proposedByReader'> {
  const state = resultState(row);
  const steps = (permission: 'event.write' | 'event.confirm') =>
    event.own && event.state === 'planned' && event.endsOn <= ctx.today() && ctx.policy.allows(permission)
      ? stepsFrom(resultSteps, state, ctx.policy.roleFor(permission))
      : [];
  const proposedByReader = row?.proposedBy === ctx.policy.require('event.read').accountId;
  const second = steps('event.confirm');
  return {
    mayPropose: steps('event.write').includes('proposed'),
    mayConfirm: second.includes('confirmed') && !proposedByReader,
    mayReturn: second.includes('returned'),
    proposedByReader,
  };
}
