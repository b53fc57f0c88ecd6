import type { Input, Reply } from '@sunshine/contract/route.ts';
import type { unionRoutes } from '@sunshine/contract/unions/routes.ts';
import { changeUnion, lockUnions, type UnionChange } from '@sunshine/db/queries/unions/change-unions.ts';
import { findUnionIn } from '@sunshine/db/queries/unions/list-unions.ts';
import { audit } from '../../audit.ts';
import type { Context } from '../../context.ts';
import { refusal } from '../../refusal.ts';
import { closeUnion } from './close-union.ts';

/** Renames a union, changes its phone or order, closes or merges it or opens it again; its code stays. */
export async function updateUnion(
  ctx: Context,
  input: Input<typeof unionRoutes.updateUnion>,
): Promise<Reply<typeof unionRoutes.updateUnion>> {
  const scope = ctx.policy.unionScope('union.manage');
  const { closedOn, successorId } = input;
  if (successorId !== undefined && !closedOn) throw refusal('union.successorNotAsked');
  return ctx.transaction(async (tx) => {
    await lockUnions(tx, successorId ? [input.id, successorId] : [input.id]);
    const before = await findUnionIn(tx, scope, input.id);
    if (!before) throw refusal('union.notFound');
    const closing = { scope, successorId, today: ctx.today() };
    const moved = closedOn ? await closeUnion(tx, before, { ...closing, closedOn }) : 0;

    const change = changesOf(input);
    if (Object.keys(change).length > 0) await changeUnion(tx, before.id, change);
    const was = Object.fromEntries(Object.keys(change).map((name) => [name, before[name]]));
    await audit(
      ctx,
      tx,
      'union.update',
      { type: 'union', id: before.id, unionId: before.id },
      {
        permission: 'union.manage',
        detail: { before: was, after: change, ...(moved > 0 ? { unionsMoved: moved } : {}) },
      },
    );
    return { ...before, ...change };
  });
}

/** A unit that is closed without a successor, or opened again, has none. */
function changesOf(input: Input<typeof unionRoutes.updateUnion>): UnionChange {
  const { id: _, ...given } = input;
  const change = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  return input.closedOn === undefined ? change : { ...change, successorId: input.successorId ?? null };
}
