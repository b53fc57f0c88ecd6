import type { allowanceRoutes } from '@sunshine/contract/benefits/allowance-routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { lockGraduate } from '@sunshine/db/queries/applications/lock-application.ts';
import { managingUnitOn } from '@sunshine/db/queries/applications/managing-unit.ts';
import { findGraduate } from '@sunshine/db/queries/households/graduates.ts';
import { audit } from '../../audit.ts';
import type { Context } from '../../context.ts';
import { refusal } from '../../refusal.ts';
import { fileAllowance } from './file-allowance.ts';
import { ownAllowanceReply } from './own-allowance-reply.ts';

type Route = typeof allowanceRoutes.askForAllowance;

/** A graduate applies alone: to the unit that manages them today, or the one that registered them. */
export async function askForAllowance(ctx: Context, input: Input<Route>): Promise<Reply<Route>> {
  const actor = ctx.policy.require('benefit.own');
  const { personId } = actor;
  const id = await ctx.transaction(async (tx) => {
    await lockGraduate(tx, personId);
    const unionId =
      (await managingUnitOn(tx, personId, ctx.today())) ?? (await findGraduate(tx, null, personId))?.unionId;
    if (!unionId) throw refusal('allowance.noUnion');
    const filed = await fileAllowance(ctx, tx, actor, 'graduate', { ...input, personId, unionId });
    const subject = { type: 'allowance', id: filed, unionId };
    const { purpose, amountFen } = input;
    await audit(ctx, tx, 'allowance.ask', subject, {
      permission: 'benefit.own',
      detail: { purpose, amountFen },
    });
    return filed;
  });
  return ownAllowanceReply(ctx, personId, id);
}
