import { kindsBelow, type UnionKind } from '@sunshine/contract/unions/vocabulary.ts';
import type { Transaction } from '@sunshine/db/connect.ts';
import { changeUnion, isWithin, lockOpenBelow } from '@sunshine/db/queries/unions/change-unions.ts';
import { findUnionIn, type UnionRow } from '@sunshine/db/queries/unions/list-unions.ts';
import { refusal } from '../../refusal.ts';

interface Closing {
  scope: readonly string[];
  closedOn: string;
  successorId: string | undefined;
  today: string;
}

/**
 * Closes a union, into a successor where it is merged (合并): from the day after, its facts are the successor's, and
 * the unions below it go along. Answers how many went.
 */
export async function closeUnion(tx: Transaction, union: UnionRow, closing: Closing): Promise<number> {
  if (union.kind === 'district') throw refusal('union.districtStays');
  const below = await lockOpenBelow(tx, union.id);
  if (closing.successorId === undefined) {
    if (below.length > 0) throw refusal('union.openBelow');
    return 0;
  }
  const successor = await findSuccessor(tx, union, closing, closing.successorId);
  if (below.length === 0) return 0;
  if (closing.closedOn > closing.today) throw sayAt('closedOn', 'union.mergeInFuture');
  const held: readonly UnionKind[] = kindsBelow[successor.kind];
  if (below.some(({ kind }) => !held.includes(kind))) throw sayAt('successorId', 'union.successorCannotHold');
  for (const { id } of below) await changeUnion(tx, id, { parentId: successor.id });
  return below.length;
}

async function findSuccessor(
  tx: Transaction,
  union: UnionRow,
  { scope }: Closing,
  successorId: string,
): Promise<UnionRow> {
  // The caller holds it, so that it cannot be merged away in the same moment.
  const successor = await findUnionIn(tx, scope, successorId);
  if (!successor) throw sayAt('successorId', 'union.successorNotFound');
  if (await isWithin(tx, successor.id, union.id)) throw sayAt('successorId', 'union.successorBelow');
  if (successor.closedOn) throw sayAt('successorId', 'union.successorClosed');
  return successor;
}

function sayAt(field: string, code: Parameters<typeof refusal>[0]): Error {
  return refusal(code, { fields: { [field]: refusal(code).message } });
}
