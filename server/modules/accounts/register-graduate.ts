import { privacyVersion } from '@sunshine/contract/accounts/consent.ts';
import type { SignedIn } from '@sunshine/contract/accounts/schemas.ts';
import type { sessionRoutes } from '@sunshine/contract/accounts/session-routes.ts';
import { checkPersonName } from '@sunshine/contract/households/person-name.ts';
import type { Input } from '@sunshine/contract/route.ts';
import { ensureGraduate, insertGrant } from '@sunshine/db/queries/accounts/accounts.ts';
import { audit } from '../../audit.ts';
import type { Context } from '../../context.ts';
import { takeLimit } from '../../limits.ts';
import { networkOf } from '../../lockout.ts';
import { createAccount, hashNewPassword } from '../../new-account.ts';
import { refusal } from '../../refusal.ts';
import { startSession } from '../../start-session.ts';

/** Anyone may register as a graduate, so that an account says nothing about a person. */
export async function registerGraduate(
  ctx: Context,
  input: Input<typeof sessionRoutes.registerGraduate>,
): Promise<SignedIn> {
  await takeLimit(ctx, `register:${networkOf(ctx.client)}`, { max: 60, windowSeconds: 3600 });
  const { loginName, email = null } = input;
  const name = checkPersonName(input.name);
  if (!name.ok) {
    throw refusal('request.invalid', { fields: { name: `${name.problem}。${name.remedy}` } });
  }
  const passwordHash = await hashNewPassword(input.password, [loginName, name.value]);

  return ctx.transaction(async (tx) => {
    const { accountId, personId } = await createAccount(ctx, tx, {
      name: name.value,
      loginName,
      passwordHash,
      email,
    });
    await ensureGraduate(tx, personId, email);
    await insertGrant(tx, { id: ctx.id(), accountId, role: 'graduate', grantedBy: null, now: ctx.now() });
    const signedIn = await startSession(ctx, tx, accountId);
    const detail = { role: 'graduate', consent: 'privacy', version: privacyVersion };
    await audit(ctx, tx, 'account.register', { type: 'account', id: accountId }, { detail });
    return signedIn;
  });
}
