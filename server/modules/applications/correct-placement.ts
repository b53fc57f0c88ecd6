import type { applicationRoutes } from '@sunshine/contract/applications/routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import type { Transaction } from '@sunshine/db/connect.ts';
import { reopenKeptOn } from '@sunshine/db/queries/applications/internship-life.ts';
import { lockGraduate } from '@sunshine/db/queries/applications/lock-application.ts';
import {
  lockPlacement,
  readPlacement,
  updatePlacement,
} from '@sunshine/db/queries/applications/placements.ts';
import { removeNeedOfService, retractOutcomes } from '@sunshine/db/queries/applications/settlement.ts';
import { reopenNeedClosedBy } from '@sunshine/db/queries/households/needs.ts';
import { audit } from '../../audit.ts';
import type { Context } from '../../context.ts';
import { refusal } from '../../refusal.ts';
import { serviceNeedNotes } from '../../service-need.ts';
import { placementLine } from './placement-replies.ts';
import { reverseHire } from './reverse-hire.ts';

type Route = typeof applicationRoutes.correctPlacement;

/**
 * Corrects a mistaken hire: the placement is cancelled with its reason, its outcomes are retracted, the help need it
 * closed is open again, and the application goes back to both sides or to its end. Nothing is deleted but a help
 * need that the mistake itself had opened.
 */
export async function correctPlacement(ctx: Context, input: Input<Route>): Promise<Reply<Route>> {
  const scope = ctx.policy.unionScope('placement.write');
  const { id, reason } = input;
  return ctx.transaction(async (tx) => {
    const seen = await readPlacement(tx, scope, id);
    if (!seen) throw refusal('placement.notFound');
    await lockGraduate(tx, seen.personId);
    const placement = await lockPlacement(tx, scope, id);
    if (!placement) throw refusal('placement.notFound');
    if (placement.cancelledAt) throw refusal('placement.alreadyCancelled');

    await updatePlacement(tx, id, { cancelledAt: ctx.now(), cancellationReason: reason });
    await unsettle(ctx, tx, placement, reason);
    const internshipId = await reopenKeptOn(tx, id);
    if (placement.applicationId) {
      await reverseHire(ctx, tx, placement, { to: input.application, reason });
    }
    const row = await readPlacement(tx, scope, id);
    if (!row) throw refusal('placement.notFound');
    const subject = { type: 'placement', id, unionId: placement.unionId };
    const detail = {
      application: placement.applicationId ? input.application : null,
      ...(internshipId ? { internshipId } : {}),
    };
    await audit(ctx, tx, 'placement.correct', subject, { permission: 'placement.write', reason, detail });
    return placementLine(row);
  });
}

async function unsettle(
  ctx: Context,
  tx: Transaction,
  placement: { id: string; personId: string; recordedAt: Date },
  reason: string,
): Promise<void> {
  const from = await retractOutcomes(tx, placement.id, { at: ctx.now(), reason });
  if (!from) return;
  const { personId, recordedAt: at } = placement;
  const removed = await removeNeedOfService(tx, {
    personId,
    openedOn: from,
    at,
    note: serviceNeedNotes.platform,
  });
  if (!removed) await reopenNeedClosedBy(tx, personId, { fromDay: from, resolvedBy: 'union' });
}
