import type { Input, Reply } from '@sunshine/contract/route.ts';
import type { unionRoutes } from '@sunshine/contract/unions/routes.ts';
import { kindsBelow, type UnionKind } from '@sunshine/contract/unions/vocabulary.ts';
import { insertUnion, lastPlaceBelow } from '@sunshine/db/queries/unions/change-unions.ts';
import { findUnionIn } from '@sunshine/db/queries/unions/list-unions.ts';
import { audit } from '../../audit.ts';
import type { Context } from '../../context.ts';
import { refusal } from '../../refusal.ts';
import { numberedCode, territorialCode } from './union-code.ts';

/** Sets up a union below one of the actor's scope; its code follows from its place. */
export async function createUnion(
  ctx: Context,
  input: Input<typeof unionRoutes.createUnion>,
): Promise<Reply<typeof unionRoutes.createUnion>> {
  const scope = ctx.policy.unionScope('union.manage');
  return ctx.transaction(async (tx) => {
    // The lock on the parent gives numbers out one at a time.
    const parent = await findUnionIn(tx, scope, input.parentId, { lock: true });
    if (!parent) throw refusal('union.notFound');
    if (parent.closedOn) throw refusal('union.closed');
    const below: readonly UnionKind[] = kindsBelow[parent.kind];
    if (!below.includes(input.kind)) throw refusal('union.kindNotBelow');

    const letter = input.kind === 'system' ? 'S' : 'G';
    const last = await lastPlaceBelow(tx, parent.id, letter);
    const code =
      input.kind === 'territorial'
        ? territorialCode(parent, input)
        : numberedCode(parent.code, letter, last.number + 1);
    const union = {
      id: ctx.id(),
      code,
      name: input.name,
      shortName: input.shortName,
      kind: input.kind,
      parentId: parent.id,
      divisionCode: input.kind === 'territorial' ? code : null,
      contactPhone: input.contactPhone ?? null,
      position: last.position + 1,
    };
    await insertUnion(tx, union);
    const detail = { code, name: input.name, kind: input.kind, parentCode: parent.code };
    await audit(
      ctx,
      tx,
      'union.create',
      { type: 'union', id: union.id, unionId: union.id },
      {
        permission: 'union.manage',
        detail,
      },
    );
    return { ...union, depth: parent.depth + 1, closedOn: null, successorId: null };
  });
}
