import type { reportRoutes } from '@sunshine/contract/reports/routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { changeSupplementary, lockSupplementary } from '@sunshine/db/queries/reports/supplementary.ts';
import { audit } from '../../audit.ts';
import type { Context } from '../../context.ts';
import { refusal } from '../../refusal.ts';

/** Money that came back counts against the payment it returns; of a loan, only what the bank took back. */
export async function returnSupplementary(
  ctx: Context,
  input: Input<typeof reportRoutes.returnSupplementary>,
): Promise<Reply<typeof reportRoutes.returnSupplementary>> {
  const scope = ctx.policy.unionScope('supplementary.write');
  return ctx.transaction(async (tx) => {
    const record = await lockSupplementary(tx, scope, input.id);
    if (!record) throw refusal('supplementary.notFound');
    if (record.withdrawnAt) throw refusal('supplementary.withdrawn');
    if (record.amountFen === null) throw refusal('supplementary.noMoney');
    if (record.returnedFen !== null) throw refusal('supplementary.alreadyReturned');
    const returnedFen = BigInt(input.returnedFen);
    if (returnedFen > record.amountFen) throw refusal('supplementary.returnTooLarge');
    if (input.returnedOn < record.onDay) throw refusal('supplementary.returnBeforePayment');
    if (input.returnedOn > ctx.today()) throw refusal('supplementary.inFuture');

    await changeSupplementary(tx, record.id, { returnedFen, returnedOn: input.returnedOn });
    await audit(
      ctx,
      tx,
      'supplementary.return',
      { type: 'supplementaryRecord', id: record.id, unionId: record.unionId },
      {
        permission: 'supplementary.write',
        detail: { returnedFen: input.returnedFen, returnedOn: input.returnedOn },
      },
    );
    return { id: record.id };
  });
}
