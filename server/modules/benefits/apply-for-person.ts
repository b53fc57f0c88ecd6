import type { allowanceRoutes } from '@sunshine/contract/benefits/allowance-routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { audit } from '../../audit.ts';
import type { Context } from '../../context.ts';
import { recordingUnit } from '../../recording-unit.ts';
import { refusal } from '../../refusal.ts';
import { allowanceDetail } from './allowance-replies.ts';
import { fileAllowance } from './file-allowance.ts';

type Route = typeof allowanceRoutes.applyForPerson;

/** A caseworker applies on a graduate's behalf and looks after the application from then on. */
export async function applyForPerson(ctx: Context, input: Input<Route>): Promise<Reply<Route>> {
  const actor = ctx.policy.require('benefit.write');
  const scope = ctx.policy.unionScope('benefit.write');
  const { personId, purpose, amountFen } = input;
  if (personId === actor.personId) throw refusal('allowance.ownMatter');
  const id = await ctx.transaction(async (tx) => {
    const record = { personId, unionId: input.unionId, day: ctx.today() };
    const unionId = await recordingUnit(ctx, tx, 'benefit.write', record);
    const filed = await fileAllowance(ctx, tx, actor, 'caseworker', { ...input, unionId });
    const subject = { type: 'allowance', id: filed, unionId };
    await audit(ctx, tx, 'allowance.apply', subject, {
      permission: 'benefit.write',
      detail: { personId, purpose, amountFen },
    });
    return filed;
  });
  return allowanceDetail(ctx, scope, id);
}
