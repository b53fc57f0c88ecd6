import type { Input, Reply } from '@sunshine/contract/route.ts';
import type { unionRoutes } from '@sunshine/contract/unions/routes.ts';
import { changeUnion, type UnionChange } from '@sunshine/db/queries/unions/change-unions.ts';
import { findUnionIn } from '@sunshine/db/queries/unions/list-unions.ts';
import { audit } from '../../audit.ts';
import type { Context } from '../../context.ts';
import { refusal } from '../../refusal.ts';

/** Renames a union, changes its phone or order, closes it or opens it again; code and place stay. */
export async function updateUnion(
  ctx: Context,
  input: Input<typeof unionRoutes.updateUnion>,
): Promise<Reply<typeof unionRoutes.updateUnion>> {
  const scope = ctx.policy.unionScope('union.manage');
  return ctx.transaction(async (tx) => {
    const before = await findUnionIn(tx, scope, input.id, { lock: true });
    if (!before) throw refusal('union.notFound');
    if (before.kind === 'district' && input.closedOn) throw refusal('union.districtStays');

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
        detail: { before: was, after: change },
      },
    );
    return { ...before, ...change };
  });
}

function changesOf(input: Input<typeof unionRoutes.updateUnion>): UnionChange {
  const { id: _, ...given } = input;
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}
