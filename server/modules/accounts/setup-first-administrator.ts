import type { SignedIn } from '@sunshine/contract/accounts/schemas.ts';
import type { sessionRoutes } from '@sunshine/contract/accounts/session-routes.ts';
import type { Input } from '@sunshine/contract/route.ts';
import type { Transaction } from '@sunshine/db/connect.ts';
import { insertGrant } from '@sunshine/db/queries/accounts/accounts.ts';
import {
  hasSystemAdministrator,
  lockAdministrators,
} from '@sunshine/db/queries/accounts/first-administrator.ts';
import { findLiveToken, revokeTokens, useToken } from '@sunshine/db/queries/accounts/one-time-tokens.ts';
import { findDistrict, insertUnion } from '@sunshine/db/queries/unions/change-unions.ts';
import { audit } from '../../audit.ts';
import type { Context } from '../../context.ts';
import { takeLimit } from '../../limits.ts';
import { networkOf } from '../../lockout.ts';
import { createAccount, hashNewPassword } from '../../new-account.ts';
import { hashToken } from '../../one-time-token.ts';
import { refusal } from '../../refusal.ts';
import { startSession } from '../../start-session.ts';

type Setup = Input<typeof sessionRoutes.setupFirstAdministrator>;

/** Makes the district federation, when there is none, and its first administrator and statistician. */
export async function setupFirstAdministrator(ctx: Context, input: Setup): Promise<SignedIn> {
  await takeLimit(ctx, `link:${networkOf(ctx.client)}`, { max: 60, windowSeconds: 3600 });
  const { name, loginName, email = null } = input;
  const hash = hashToken(input.token);
  if ((await findLiveToken(ctx.db, hash, ctx.now(), { lock: false }))?.purpose !== 'firstAdministrator') {
    throw refusal('account.linkInvalid');
  }
  const passwordHash = await hashNewPassword(input.password, [loginName, name]);

  return ctx.transaction(async (tx) => {
    await lockAdministrators(tx);
    if (await hasSystemAdministrator(tx)) throw refusal('account.setupDone');
    const token = await findLiveToken(tx, hash, ctx.now(), { lock: true });
    if (!token || !(await useToken(tx, token.id, ctx.now()))) throw refusal('account.linkInvalid');
    await revokeTokens(tx, 'firstAdministrator', ctx.now());

    const unionId = await ensureDistrict(ctx, tx, input);
    const { accountId } = await createAccount(ctx, tx, { name, loginName, passwordHash, email });
    for (const role of ['systemAdmin', 'statistician'] as const) {
      await insertGrant(tx, { id: ctx.id(), accountId, role, unionId, grantedBy: null, now: ctx.now() });
    }
    const signedIn = await startSession(ctx, tx, accountId);
    await audit(ctx, tx, 'account.setup', { type: 'account', id: accountId, unionId });
    return signedIn;
  });
}

async function ensureDistrict(ctx: Context, tx: Transaction, input: Setup): Promise<string> {
  const present = await findDistrict(tx);
  if (present) return present.id;
  const id = ctx.id();
  const shortName = input.unionName.replace(/总工会$/, '') || input.unionName;
  await insertUnion(tx, {
    id,
    code: input.districtCode,
    name: input.unionName,
    shortName,
    kind: 'district',
    parentId: null,
    divisionCode: input.districtCode,
  });
  return id;
}
