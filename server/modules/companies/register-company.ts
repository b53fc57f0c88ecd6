import { privacyVersion } from '@sunshine/contract/accounts/consent.ts';
import type { companyRoutes } from '@sunshine/contract/companies/routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { insertGrant } from '@sunshine/db/queries/accounts/accounts.ts';
import { insertCompany, unionForTown } from '@sunshine/db/queries/companies/companies.ts';
import { audit } from '../../audit.ts';
import type { Context } from '../../context.ts';
import { takeLimit } from '../../limits.ts';
import { networkOf } from '../../lockout.ts';
import { createAccount, hashNewPassword } from '../../new-account.ts';
import { refusal } from '../../refusal.ts';
import { startSession } from '../../start-session.ts';
import { readCompanyOf } from './own-company.ts';
import { acceptedCreditCode, answerDue } from './rules.ts';

type Route = typeof companyRoutes.registerCompany;

/** A company registers with its credit code; the unit of its town verifies it, otherwise the district. */
export async function registerCompany(ctx: Context, input: Input<Route>): Promise<Reply<Route>> {
  await takeLimit(ctx, `company.register:${networkOf(ctx.client)}`, { max: 20, windowSeconds: 3600 });
  const { account, creditCodeConfirmed, ...profile } = input;
  const creditCode = acceptedCreditCode(input);
  const { name, loginName, email = null } = account;
  const passwordHash = await hashNewPassword(account.password, [loginName, name]);

  return ctx.transaction(async (tx) => {
    const unionId = await unionForTown(tx, profile.town);
    if (!unionId) throw refusal('company.noVerifyingUnit');
    const companyId = ctx.id();
    const answerDueOn = answerDue(ctx.today());
    await insertCompany(tx, {
      ...profile,
      id: companyId,
      creditCode,
      unionId,
      answerDueOn,
      createdAt: ctx.now(),
    });

    const { accountId } = await createAccount(ctx, tx, { name, loginName, passwordHash, email });
    const grant = { id: ctx.id(), accountId, role: 'recruiter', companyId, grantedBy: null } as const;
    await insertGrant(tx, { ...grant, now: ctx.now() });
    const signedIn = await startSession(ctx, tx, accountId);
    const company = await readCompanyOf(tx, companyId);
    const detail = { creditCodeConfirmed, accountId, consent: 'privacy', version: privacyVersion };
    await audit(ctx, tx, 'company.register', { type: 'company', id: companyId, unionId }, { detail });
    return { ...signedIn, company };
  });
}
