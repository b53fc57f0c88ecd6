import type { UnionCompany } from '@sunshine/contract/companies/schemas.ts';
import { companySteps } from '@sunshine/contract/companies/status.ts';
import { mayBeVerifiedAgain } from '@sunshine/contract/companies/verification.ts';
import type { CompanyState } from '@sunshine/contract/companies/vocabulary.ts';
import { stepsFrom } from '@sunshine/contract/shared/steps.ts';
import type { Queryable } from '@sunshine/db/connect.ts';
import { type CompanyRow, findCompanyInScope } from '@sunshine/db/queries/companies/companies.ts';
import { listOperators } from '@sunshine/db/queries/companies/operators.ts';
import { listTagPeriods } from '@sunshine/db/queries/companies/tags.ts';
import { listVerifications } from '@sunshine/db/queries/companies/verifications.ts';
import { countPublished } from '@sunshine/db/queries/positions/company-positions.ts';
import type { Context } from '../../context.ts';
import { refusal } from '../../refusal.ts';
import { ownCompany } from './own-company.ts';
import { creditCodeProblem } from './rules.ts';

/** A company of the reader's scope with its tags and operators. */
export async function unionCompany(ctx: Context, db: Queryable, id: string): Promise<UnionCompany> {
  const scope = ctx.policy.unionScope('company.read');
  const company = await findCompanyInScope(db, scope, id);
  if (!company) throw refusal('company.notFound');
  const operators = await listOperators(db, id);
  return {
    ...ownCompany(company),
    creditCodeProblem: creditCodeProblem(company.creditCode),
    creditCodeNote: company.creditCodeNote,
    createdAt: company.createdAt.toISOString(),
    decidedAt: company.decidedAt?.toISOString() ?? null,
    operators: operators.map(({ accountId, name, since }) => ({
      accountId,
      name,
      since: since.toISOString(),
    })),
    tags: await listTagPeriods(db, id),
    publishedPositions: await countPublished(db, id),
    verifications: await listVerifications(db, id),
    next: nextStates(ctx, company),
  };
}

function nextStates(ctx: Context, { state, verifiedUntil }: CompanyRow): CompanyState[] {
  if (!ctx.policy.allows('company.verify')) return [];
  const again = mayBeVerifiedAgain(verifiedUntil, ctx.today());
  return stepsFrom(companySteps, state, ctx.policy.roleFor('company.verify')).filter(
    (to) => to !== state || again,
  );
}
