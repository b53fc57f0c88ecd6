import type { companyRoutes } from '@sunshine/contract/companies/routes.ts';
import type { OwnCompany } from '@sunshine/contract/companies/schemas.ts';
import { companySteps } from '@sunshine/contract/companies/status.ts';
import type { Input } from '@sunshine/contract/route.ts';
import type { Transaction } from '@sunshine/db/connect.ts';
import { addJob } from '@sunshine/db/jobs.ts';
import {
  type CompanyRow,
  lockCompany,
  type NewCompany,
  unionForTown,
  updateCompany,
} from '@sunshine/db/queries/companies/companies.ts';
import { positionIdsOfCompanies } from '@sunshine/db/queries/positions/search-source.ts';
import { audit } from '../../audit.ts';
import type { Context } from '../../context.ts';
import { refusal } from '../../refusal.ts';
import { requireStep } from '../../steps.ts';
import { readCompanyOf } from './own-company.ts';
import { acceptedCreditCode, answerDue } from './rules.ts';

type Update = Input<typeof companyRoutes.updateOwnCompany>;

/**
 * A company changes its data. Another name or credit code, and any change after a return, hands it to the
 * unit again; until it is verified its positions are not shown.
 */
export async function updateOwnCompany(ctx: Context, input: Update): Promise<OwnCompany> {
  const companyId = ctx.policy.company('company.own');
  return ctx.transaction(async (tx) => {
    const current = await lockCompany(tx, companyId);
    if (!current) throw refusal('company.notFound');
    const { creditCodeConfirmed, ...profile } = input;
    // A code that staff accepted once is not questioned again while it stays the same.
    const sameCode = input.creditCode.toUpperCase() === current.creditCode;
    const creditCode = sameCode ? current.creditCode : acceptedCreditCode({ ...input, creditCodeConfirmed });
    const renamed = profile.name !== current.name || creditCode !== current.creditCode;

    const again = renamed || current.state === 'returned';
    await updateCompany(tx, companyId, {
      ...profile,
      creditCode,
      ...(again ? await handedIn(ctx, tx, current, profile.town) : {}),
      ...(creditCode === current.creditCode ? {} : { creditCodeNote: null }),
    });
    const ids = await positionIdsOfCompanies(tx, [companyId]);
    if (ids.length > 0) await addJob(tx, 'index-positions', { ids });
    const company = await readCompanyOf(tx, companyId);
    const detail = { changed: changedFields(current, { ...profile, creditCode }), state: company.state };
    const subject = { type: 'company', id: companyId, unionId: current.unionId };
    await audit(ctx, tx, 'company.update', subject, { permission: 'company.own', detail });
    return company;
  });
}

/** Back to the unit of its town, with a new day for the answer; one already waiting keeps its day. */
async function handedIn(
  ctx: Context,
  tx: Transaction,
  current: CompanyRow,
  town: string,
): Promise<Partial<NewCompany>> {
  const unionId = (await unionForTown(tx, town)) ?? current.unionId;
  if (current.state === 'submitted') return { unionId };
  requireStep(companySteps, current.state, 'submitted', ctx.policy.roleFor('company.own'));
  return { unionId, state: 'submitted', answerDueOn: answerDue(ctx.today()), decisionNote: null };
}

function changedFields(before: CompanyRow, after: Partial<CompanyRow>): string[] {
  return (Object.keys(after) as (keyof CompanyRow)[]).filter((name) => after[name] !== before[name]);
}
