import type { reportRoutes } from '@sunshine/contract/reports/routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import type { Transaction } from '@sunshine/db/connect.ts';
import { lockGraduate } from '@sunshine/db/queries/applications/lock-application.ts';
import { isPlaceable } from '@sunshine/db/queries/applications/placeable-persons.ts';
import { hasLoan } from '@sunshine/db/queries/benefits/loans.ts';
import { insertSupplementary } from '@sunshine/db/queries/reports/supplementary.ts';
import { findUnionIn } from '@sunshine/db/queries/unions/list-unions.ts';
import { audit } from '../../audit.ts';
import type { Context } from '../../context.ts';
import { refusal } from '../../refusal.ts';
import { openNeedForService } from '../../service-need.ts';
import { refuseSupplementary } from './supplementary-rules.ts';

/** Enters work done outside the platform as what it was, with its evidence; it counts like any other record. */
export async function createSupplementary(
  ctx: Context,
  input: Input<typeof reportRoutes.createSupplementary>,
): Promise<Reply<typeof reportRoutes.createSupplementary>> {
  const actor = ctx.policy.require('supplementary.write');
  const scope = ctx.policy.unionScope('supplementary.write');
  const refused = refuseSupplementary(input, ctx.today());
  if (refused) throw sayAtField(refused.code, refused.field);

  return ctx.transaction(async (tx) => {
    const union = await findUnionIn(tx, scope, input.unionId ?? scope[0] ?? '');
    if (!union) throw refusal('union.notFound');
    if (input.personId && !(await isPlaceable(tx, scope, input.personId))) {
      throw sayAtField('supplementary.personNotFound', 'personId');
    }
    await refuseContractOnPlatform(tx, input);
    const { amountFen, ...fields } = input;
    const record = {
      ...fields,
      id: ctx.id(),
      unionId: union.id,
      amountFen: amountFen ? BigInt(amountFen) : null,
      recordedBy: actor.accountId,
      recordedAt: ctx.now(),
    };
    await insertSupplementary(tx, record);
    if (input.personId) {
      await openNeedForService(ctx, tx, {
        closed: false,
        by: 'supplementary',
        personId: input.personId,
        day: input.onDay,
        at: record.recordedAt,
      });
    }
    await audit(
      ctx,
      tx,
      'supplementary.create',
      { type: 'supplementaryRecord', id: record.id, unionId: union.id },
      {
        permission: 'supplementary.write',
        detail: { kind: input.kind, onDay: input.onDay, quantity: input.quantity },
      },
    );
    return { id: record.id };
  });
}

/** A contract whose tranches are recorded as a loan would count twice. */
async function refuseContractOnPlatform(
  tx: Transaction,
  { kind, personId, contractNumber }: Input<typeof reportRoutes.createSupplementary>,
): Promise<void> {
  if (kind !== 'loanTranche' || !personId || !contractNumber) return;
  // The person is held as by the recording of a loan: one of the two sees the other.
  await lockGraduate(tx, personId);
  if (await hasLoan(tx, personId, contractNumber)) {
    throw sayAtField('supplementary.contractOnPlatform', 'contractNumber');
  }
}

/** The refusal with its sentence at the field it concerns. */
function sayAtField(code: Parameters<typeof refusal>[0], field: string): Error {
  const error = refusal(code);
  return refusal(code, { fields: { [field]: error.message } });
}
