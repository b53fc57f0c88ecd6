import type { graduateRoutes } from '@sunshine/contract/households/routes.ts';
import { outcomeKinds } from '@sunshine/contract/households/vocabulary.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { reopenNeedClosedBy } from '@sunshine/db/queries/households/needs.ts';
import { findOutcomePlacement, retractOutcomeRow } from '@sunshine/db/queries/households/outcomes.ts';
import { audit } from '../../audit.ts';
import type { Context } from '../../context.ts';
import { refusal } from '../../refusal.ts';
import { graduateSubject, requireGraduate } from './require-graduate.ts';
import { settleOutcome } from './settle-outcome.ts';

type Route = typeof graduateRoutes.recordOutcome;

/** Records an outcome (毕业去向) for a graduate of the scope. */
export async function recordOutcome(ctx: Context, input: Input<Route>): Promise<Reply<Route>> {
  return ctx.transaction(async (tx) => {
    const graduate = await requireGraduate(ctx, tx, input.id);
    const { needClosed } = await settleOutcome(ctx, tx, graduate.personId, input);
    const { kind, from, resolvedBy } = input;
    await audit(ctx, tx, 'graduate.recordOutcome', graduateSubject(graduate), {
      permission: 'graduate.write',
      detail: { kind, from, resolvedBy, needClosed },
    });
    return { personId: graduate.personId };
  });
}

type RetractRoute = typeof graduateRoutes.retractOutcome;

/** Retracts a mistaken outcome with a reason; the help need that it had closed is open again. */
export async function retractOutcome(ctx: Context, input: Input<RetractRoute>): Promise<Reply<RetractRoute>> {
  return ctx.transaction(async (tx) => {
    const graduate = await requireGraduate(ctx, tx, input.id);
    if (await findOutcomePlacement(tx, graduate.personId, input.outcomeId)) {
      throw refusal('graduate.outcomeFromPlacement');
    }
    const retracted = await retractOutcomeRow(
      tx,
      graduate.personId,
      input.outcomeId,
      ctx.now(),
      input.reason,
    );
    if (!retracted) throw refusal('graduate.outcomeNotFound');
    const needOpened =
      outcomeKinds[retracted.kind].settled && (await reopenNeedClosedBy(tx, graduate.personId, retracted));
    await audit(ctx, tx, 'graduate.retractOutcome', graduateSubject(graduate), {
      permission: 'graduate.write',
      reason: input.reason,
      detail: { kind: retracted.kind, from: retracted.fromDay, needOpened },
    });
    return { personId: graduate.personId };
  });
}
