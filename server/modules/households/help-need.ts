import type { graduateRoutes } from '@sunshine/contract/households/routes.ts';
import { outcomeKinds } from '@sunshine/contract/households/vocabulary.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import type { Transaction } from '@sunshine/db/connect.ts';
import { closeOpenNeed, insertNeeds, readNeeds } from '@sunshine/db/queries/households/needs.ts';
import { outcomeInForce } from '@sunshine/db/queries/households/outcomes.ts';
import { audit } from '../../audit.ts';
import type { Context } from '../../context.ts';
import { refusal } from '../../refusal.ts';
import { graduateSubject, requireGraduate } from './require-graduate.ts';
import { requirePast } from './require-household.ts';

type OpenRoute = typeof graduateRoutes.openNeed;

/** Opens a help need (就业帮扶需求); one at a time, and none for a person whose outcome is settled. */
export async function openNeed(ctx: Context, input: Input<OpenRoute>): Promise<Reply<OpenRoute>> {
  requirePast(ctx, input.openedOn, 'openedOn');
  return ctx.transaction(async (tx) => {
    const graduate = await requireGraduate(ctx, tx, input.id);
    await addNeed(ctx, tx, graduate.personId, input.openedOn, input.note);
    const detail = { openedOn: input.openedOn };
    await audit(ctx, tx, 'graduate.openNeed', graduateSubject(graduate), {
      permission: 'graduate.write',
      detail,
    });
    return { personId: graduate.personId };
  });
}

export async function addNeed(
  ctx: Context,
  tx: Transaction,
  personId: string,
  openedOn: string,
  note: string,
): Promise<void> {
  const outcome = await outcomeInForce(tx, personId, openedOn);
  if (outcome && outcomeKinds[outcome.kind].settled) throw refusal('graduate.needSettled');
  const needs = await readNeeds(tx, personId);
  if (needs.some(({ closedOn }) => closedOn === null)) throw refusal('graduate.needOpen');
  await insertNeeds(tx, [
    {
      id: ctx.id(),
      personId,
      openedOn,
      note: note || null,
      openedByAccount: ctx.actor?.accountId ?? null,
      caseworkerId: caseworkerOf(ctx),
    },
  ]);
}

/** Who opens a need looks after it; one that a graduate asked for waits until somebody takes it. */
function caseworkerOf(ctx: Context): string | null {
  return ctx.policy.allows('graduate.write') ? (ctx.actor?.accountId ?? null) : null;
}

type CloseRoute = typeof graduateRoutes.closeNeed;

/** Closes the open help need and says by whom it was met. */
export async function closeNeed(ctx: Context, input: Input<CloseRoute>): Promise<Reply<CloseRoute>> {
  requirePast(ctx, input.closedOn, 'closedOn');
  return ctx.transaction(async (tx) => {
    const graduate = await requireGraduate(ctx, tx, input.id);
    await endNeed(tx, graduate.personId, input.closedOn, input.closedBy);
    const { closedOn, closedBy } = input;
    await audit(ctx, tx, 'graduate.closeNeed', graduateSubject(graduate), {
      permission: 'graduate.write',
      detail: { closedOn, closedBy },
    });
    return { personId: graduate.personId };
  });
}

export async function endNeed(
  tx: Transaction,
  personId: string,
  closedOn: string,
  closedBy: Input<CloseRoute>['closedBy'],
): Promise<void> {
  const open = (await readNeeds(tx, personId)).find((need) => need.closedOn === null);
  if (!open) throw refusal('graduate.needNotFound');
  if (closedOn < open.openedOn) {
    throw refusal('graduate.needClosesBeforeOpening', {
      fields: { closedOn: `提出日期是 ${open.openedOn}。` },
    });
  }
  await closeOpenNeed(tx, personId, closedOn, closedBy);
}
