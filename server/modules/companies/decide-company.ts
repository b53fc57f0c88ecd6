import { verificationClock } from '@sunshine/contract/companies/commitment-vocabulary.ts';
import type { UnionCompany } from '@sunshine/contract/companies/schemas.ts';
import { companySteps } from '@sunshine/contract/companies/status.ts';
import { mayBeVerifiedAgain } from '@sunshine/contract/companies/verification.ts';
import type { CompanyState } from '@sunshine/contract/companies/vocabulary.ts';
import type { Transaction } from '@sunshine/db/connect.ts';
import { addJob } from '@sunshine/db/jobs.ts';
import {
  type CompanyRow,
  decideCompany,
  lockCompanyInScope,
} from '@sunshine/db/queries/companies/companies.ts';
import { insertVerification } from '@sunshine/db/queries/companies/verifications.ts';
import { positionIdsOfCompanies } from '@sunshine/db/queries/positions/search-source.ts';
import { audit } from '../../audit.ts';
import { addMonths } from '../../clock.ts';
import type { Context } from '../../context.ts';
import { notifyCompany } from '../../notify-company.ts';
import { refusal } from '../../refusal.ts';
import { requireStep } from '../../steps.ts';
import { unionCompany } from './union-company.ts';

export interface Decision {
  to: Extract<CompanyState, 'verified' | 'returned' | 'suspended'>;
  /** Told to the company. */
  note: string | null;
  /** What was looked at, kept with a verification. */
  seen?: string;
  /** Rule of the decision, and what it writes beside the state. */
  prepare?: (company: CompanyRow) => { creditCodeNote: string | null };
  message: { title: string; body: string };
}

const actions = {
  verified: 'company.verify',
  returned: 'company.return',
  suspended: 'company.suspend',
} as const;

/** One decision of the unit about a company: the row is locked, so that of two at once the second is refused. */
export async function decide(ctx: Context, id: string, decision: Decision): Promise<UnionCompany> {
  const scope = ctx.policy.unionScope('company.verify');
  return ctx.transaction(async (tx) => {
    const company = await lockCompanyInScope(tx, scope, id);
    if (!company) throw refusal('company.notFound');
    if (company.state === 'verified' && decision.to === 'verified') requireDue(ctx, company);
    requireStep(companySteps, company.state, decision.to, ctx.policy.roleFor('company.verify'));
    const more = decision.prepare?.(company) ?? {};
    const decidedBy = ctx.actor?.accountId ?? null;
    const { to: state, note: decisionNote } = decision;
    const validity = state === 'verified' ? await verified(ctx, tx, company, decision.seen ?? '') : {};
    await decideCompany(tx, id, {
      state,
      decisionNote,
      decidedAt: ctx.now(),
      decidedBy,
      ...more,
      ...validity,
    });

    const ids = await positionIdsOfCompanies(tx, [id]);
    if (ids.length > 0) await addJob(tx, 'index-positions', { ids });
    const about = `company:${id}:${state}:${ctx.now().getTime()}`;
    await notifyCompany(tx, id, { topic: 'posting', ...decision.message, href: '/company/profile', about });
    const reply = await unionCompany(ctx, tx, id);
    const subject = { type: 'company', id, unionId: company.unionId };
    const detail = { from: company.state, to: state, ...more };
    const reason = decisionNote === null ? {} : { reason: decisionNote };
    await audit(ctx, tx, actions[state], subject, { permission: 'company.verify', detail, ...reason });
    return reply;
  });
}

/** A verification that still holds for long is not made again. */
function requireDue(ctx: Context, { verifiedUntil }: CompanyRow): void {
  if (!mayBeVerifiedAgain(verifiedUntil, ctx.today())) throw refusal('company.notDueForVerification');
}

/** Each verification holds for six months and is a record of its own. */
async function verified(ctx: Context, tx: Transaction, company: CompanyRow, note: string) {
  const { accountId } = ctx.policy.require('company.verify');
  const verifiedOn = ctx.today();
  const validUntil = addMonths(verifiedOn, verificationClock.months);
  const { id: companyId, unionId } = company;
  const row = { id: ctx.id(), companyId, unionId, verifiedOn, validUntil, verifiedBy: accountId, note };
  await insertVerification(tx, row);
  return {
    verifiedUntil: validUntil,
    reverificationRemindedOn: null,
    confirmedOn: null,
    confirmationNote: null,
  };
}
