import type { ownAccountRoutes } from '@sunshine/contract/accounts/own-account-routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { setEmail } from '@sunshine/db/queries/accounts/accounts.ts';
import { audit } from '../../audit.ts';
import type { Context } from '../../context.ts';
import { confirmPassword } from './confirm-password.ts';
import { describeOwnAccount } from './read-own-account.ts';

/** Sets or removes the address through which a forgotten password is replaced. */
export async function updateOwnAccount(
  ctx: Context,
  input: Input<typeof ownAccountRoutes.updateOwnAccount>,
): Promise<Reply<typeof ownAccountRoutes.updateOwnAccount>> {
  const { id } = await confirmPassword(ctx, input.password, 'password');
  return ctx.transaction(async (tx) => {
    await setEmail(tx, id, input.email);
    const detail = { email: input.email ? 'set' : 'removed' };
    await audit(ctx, tx, 'account.setEmail', { type: 'account', id }, { detail });
    return describeOwnAccount(ctx, tx);
  });
}
