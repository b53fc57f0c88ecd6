import { isPhoneNumber } from '@sunshine/contract/accounts/login-name.ts';
import { passwordProblem } from '@sunshine/contract/accounts/password.ts';
import { maskPhone } from '@sunshine/contract/shared/mask.ts';
import type { Transaction } from '@sunshine/db/connect.ts';
import {
  findAccountByLoginName,
  insertAccount,
  insertPerson,
} from '@sunshine/db/queries/accounts/accounts.ts';
import type { Context } from './context.ts';
import { hashPassword } from './password.ts';
import { refusal } from './refusal.ts';

export interface AccountRequest {
  name: string;
  loginName: string;
  password: string;
  email?: string | null;
}

/** Hashes a new password outside any transaction, after checking that it does not repeat the person's own names. */
export async function hashNewPassword(
  password: string,
  known: readonly string[],
  field = 'password',
): Promise<string> {
  const problem = passwordProblem(password, known);
  if (problem) throw refusal('account.passwordTooClose', { message: problem, fields: { [field]: problem } });
  return hashPassword(password);
}

/** A new person with an account and no role yet; a phone number as login name is kept as the person's phone. */
export async function createAccount(
  ctx: Context,
  tx: Transaction,
  request: Omit<AccountRequest, 'password'> & { passwordHash: string },
): Promise<{ accountId: string; personId: string }> {
  const { name, loginName, passwordHash, email = null } = request;
  // Says it at the field; two at the same moment are kept apart by the constraint.
  if (await findAccountByLoginName(tx, loginName)) {
    throw refusal('account.loginNameTaken', { fields: { loginName: '已经有人用了，换一个。' } });
  }
  const personId = ctx.id();
  const accountId = ctx.id();
  const phone = isPhoneNumber(loginName)
    ? {
        sealed: ctx.cipher.seal(loginName, `people.phone:${personId}`),
        hash: ctx.cipher.fingerprint(loginName, 'people.phone'),
        mask: maskPhone(loginName),
      }
    : undefined;
  await insertPerson(tx, { id: personId, name, ...(phone ? { phone } : {}) });
  await insertAccount(tx, { id: accountId, personId, loginName, passwordHash, email, now: ctx.now() });
  return { accountId, personId };
}
