import {
  allowancePurposes,
  allowanceStates,
  policyApplicationStates,
  policyCategories,
  policyLevels,
  policyStates,
} from '@sunshine/contract/benefits/vocabulary.ts';
import { keysOf } from '@sunshine/contract/shared/labels.ts';
import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { cancellable, cancelledWithReason, createdAt, day, id, instant, oneOf, recorded } from './columns.ts';
import { graduates } from './households.ts';
import { unions } from './unions.ts';

/** Whole fen. */
const fen = (name: string) => bigint(name, { mode: 'bigint' });

/** Policy (扶持政策) of the catalogue; its conditions are data that the matcher reads. */
export const policies = pgTable(
  'policies',
  {
    id: id(),
    /** Stable short name for imports and tests: `sh-skill-subsidy`. */
    key: text('key').notNull().unique('one_policy_per_key'),
    category: text('category', { enum: keysOf(policyCategories) }).notNull(),
    level: text('level', { enum: keysOf(policyLevels) }).notNull(),
    title: text('title').notNull(),
    /** What one gets, in one or two sentences. */
    benefit: text('benefit').notNull(),
    /** Conditions as data; the contract's schema of conditions says their shape. */
    conditions: jsonb('conditions').$type<unknown[]>().notNull().default([]),
    /** What to bring. */
    papers: text('papers').array().notNull().default(sql`'{}'`),
    /** Where to go and when. */
    office: text('office').notNull(),
    /** Law or notice behind it. */
    source: text('source').notNull(),
    validFrom: day('valid_from').notNull(),
    /** Last day, included; null without an end. */
    validUntil: day('valid_until'),
    /** Paid month by month: one grant, many instalments. */
    monthly: boolean('monthly').notNull().default(false),
    /** A loan under policy: its grant is the first tranche of the loan. */
    loan: boolean('loan').notNull().default(false),
    state: text('state', { enum: keysOf(policyStates) })
      .notNull()
      .default('draft'),
    updatedAt: instant('updated_at').notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    oneOf('policy_category_is_known', t.category, keysOf(policyCategories)),
    oneOf('policy_level_is_known', t.level, keysOf(policyLevels)),
    oneOf('policy_state_is_known', t.state, keysOf(policyStates)),
    check('a_policy_ends_after_it_began', sql`${t.validUntil} >= ${t.validFrom}`),
  ],
);

/** Application for a policy (政策申请): opened by a graduate or a caseworker, taken to the office, decided there. */
export const policyApplications = pgTable(
  'policy_applications',
  {
    id: id(),
    personId: uuid('person_id')
      .notNull()
      .references(() => graduates.personId),
    policyId: uuid('policy_id')
      .notNull()
      .references(() => policies.id),
    unionId: uuid('union_id')
      .notNull()
      .references(() => unions.id),
    state: text('state', { enum: keysOf(policyApplicationStates) }).notNull(),
    openedOn: day('opened_on').notNull(),
    /** Day the papers went to the office. */
    appliedOn: day('applied_on'),
    decidedOn: day('decided_on'),
    note: text('note').notNull().default(''),
    /** Why it was refused or withdrawn. */
    reason: text('reason'),
    caseworkerId: uuid('caseworker_id'),
    openedBy: uuid('opened_by').notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    oneOf('policy_application_state_is_known', t.state, keysOf(policyApplicationStates)),
    uniqueIndex('one_open_application_per_person_and_policy')
      .on(t.personId, t.policyId)
      .where(sql`${t.state} in ('preparing', 'applied')`),
    index('policy_applications_by_union').on(t.unionId, t.state),
    index('policy_applications_by_person').on(t.personId),
  ],
);

/** Guaranteed loan (小额担保贷款): one contract. */
export const guaranteedLoans = pgTable(
  'guaranteed_loans',
  {
    id: id(),
    personId: uuid('person_id')
      .notNull()
      .references(() => graduates.personId),
    unionId: uuid('union_id')
      .notNull()
      .references(() => unions.id),
    contractNumber: text('contract_number').notNull(),
    bank: text('bank').notNull(),
    purpose: text('purpose').notNull(),
    /** The policy it was given under, if any: then its first tranche is a policy benefit (07A). */
    policyId: uuid('policy_id').references(() => policies.id),
    /** Earlier contract that this one renews (续签). */
    renewalOf: uuid('renewal_of'),
    approvedOn: day('approved_on').notNull(),
    approvedFen: fen('approved_fen').notNull(),
    evidence: text('evidence').notNull(),
    ...recorded(),
    ...cancellable(),
  },
  (t) => [
    check('an_approved_amount_is_positive', sql`${t.approvedFen} > 0`),
    cancelledWithReason('a_cancelled_loan_says_why', t),
    uniqueIndex('one_loan_per_bank_and_contract')
      .on(t.bank, t.contractNumber)
      .where(sql`${t.cancelledAt} is null`),
    index('loans_by_union').on(t.unionId),
    index('loans_by_person').on(t.personId),
  ],
);

/** Tranche (放款) of a loan; one the bank took back never happened. */
export const loanTranches = pgTable(
  'loan_tranches',
  {
    id: id(),
    loanId: uuid('loan_id')
      .notNull()
      .references(() => guaranteedLoans.id),
    paidOn: day('paid_on').notNull(),
    amountFen: fen('amount_fen').notNull(),
    evidence: text('evidence').notNull(),
    /** 被银行退回. */
    sentBackOn: day('sent_back_on'),
    sentBackReason: text('sent_back_reason'),
    ...recorded(),
  },
  (t) => [
    check('a_tranche_is_positive', sql`${t.amountFen} > 0`),
    check('a_tranche_sent_back_says_why', sql`(${t.sentBackOn} is null) = (${t.sentBackReason} is null)`),
    check('a_tranche_is_sent_back_after_it_was_paid', sql`${t.sentBackOn} >= ${t.paidOn}`),
    index('tranches_by_loan').on(t.loanId, t.paidOn),
  ],
);

/** The borrower's repayment (还款); it changes no figure. */
export const loanRepayments = pgTable(
  'loan_repayments',
  {
    id: id(),
    loanId: uuid('loan_id')
      .notNull()
      .references(() => guaranteedLoans.id),
    paidOn: day('paid_on').notNull(),
    amountFen: fen('amount_fen').notNull(),
    ...recorded(),
    ...cancellable(),
  },
  (t) => [
    check('a_repayment_is_positive', sql`${t.amountFen} > 0`),
    cancelledWithReason('a_cancelled_repayment_says_why', t),
    index('repayments_by_loan').on(t.loanId, t.paidOn),
  ],
);

/** Policy grant (扶持政策落实): one benefit of the government, granted with union help. */
export const policyGrants = pgTable(
  'policy_grants',
  {
    id: id(),
    personId: uuid('person_id')
      .notNull()
      .references(() => graduates.personId),
    policyId: uuid('policy_id')
      .notNull()
      .references(() => policies.id),
    unionId: uuid('union_id')
      .notNull()
      .references(() => unions.id),
    applicationId: uuid('application_id').references(() => policyApplications.id),
    /** What the grant is for: `2026`, `2026-07`, a course; one grant per person, policy and period. */
    period: text('period').notNull(),
    grantedOn: day('granted_on').notNull(),
    /** Sum granted; null where the benefit is no money. */
    amountFen: fen('amount_fen'),
    /** The loan it belongs to: then the loan's first tranche counts in 07A and this does not. */
    loanId: uuid('loan_id').references(() => guaranteedLoans.id),
    evidence: text('evidence').notNull(),
    ...recorded(),
    ...cancellable(),
  },
  (t) => [
    check('a_granted_amount_is_positive', sql`${t.amountFen} > 0`),
    cancelledWithReason('a_cancelled_grant_says_why', t),
    uniqueIndex('one_grant_per_person_policy_and_period')
      .on(t.personId, t.policyId, t.period)
      .where(sql`${t.cancelledAt} is null`),
    uniqueIndex('one_grant_per_application').on(t.applicationId).where(sql`${t.cancelledAt} is null`),
    index('grants_by_union').on(t.unionId, t.grantedOn),
    index('grants_by_person').on(t.personId),
  ],
);

/** Monthly instalment (按月发放) of a grant; all of a grant count once. */
export const policyInstalments = pgTable(
  'policy_instalments',
  {
    id: id(),
    grantId: uuid('grant_id')
      .notNull()
      .references(() => policyGrants.id),
    /** First day of the month it is for. */
    month: day('month').notNull(),
    paidOn: day('paid_on').notNull(),
    amountFen: fen('amount_fen').notNull(),
    ...recorded(),
    ...cancellable(),
  },
  (t) => [
    check('an_instalment_is_positive', sql`${t.amountFen} > 0`),
    check('a_month_is_its_first_day', sql`extract(day from ${t.month}) = 1`),
    cancelledWithReason('a_cancelled_instalment_says_why', t),
    uniqueIndex('one_instalment_per_grant_and_month')
      .on(t.grantId, t.month)
      .where(sql`${t.cancelledAt} is null`),
  ],
);

/** Job-seeking allowance (求职补贴) of the union: applied for, approved by another, paid by a third. */
export const jobSeekingAllowances = pgTable(
  'job_seeking_allowances',
  {
    id: id(),
    personId: uuid('person_id')
      .notNull()
      .references(() => graduates.personId),
    unionId: uuid('union_id')
      .notNull()
      .references(() => unions.id),
    state: text('state', { enum: keysOf(allowanceStates) })
      .notNull()
      .default('submitted'),
    purpose: text('purpose', { enum: keysOf(allowancePurposes) }).notNull(),
    /** What the money was or will be spent on. */
    note: text('note').notNull(),
    amountFen: fen('amount_fen').notNull(),
    appliedOn: day('applied_on').notNull(),
    /** Account that applied: the caseworker, or the graduate. */
    appliedBy: uuid('applied_by').notNull(),
    /** Who looks after it; never the one who approves. */
    caseworkerId: uuid('caseworker_id'),
    decidedBy: uuid('decided_by'),
    decidedAt: instant('decided_at'),
    /** Why it was refused, returned or withdrawn. */
    reason: text('reason'),
    paidOn: day('paid_on'),
    paidBy: uuid('paid_by'),
    /** Number of the bank's receipt. */
    receipt: text('receipt'),
    version: integer('version').notNull().default(1),
    createdAt: createdAt(),
  },
  (t) => [
    oneOf('allowance_state_is_known', t.state, keysOf(allowanceStates)),
    oneOf('allowance_purpose_is_known', t.purpose, keysOf(allowancePurposes)),
    check('an_allowance_is_positive', sql`${t.amountFen} > 0`),
    check('nobody_approves_their_own_application', sql`${t.decidedBy} <> ${t.appliedBy}`),
    check('the_caseworker_does_not_approve', sql`${t.decidedBy} <> ${t.caseworkerId}`),
    check('nobody_pays_what_they_approved', sql`${t.paidBy} <> ${t.decidedBy}`),
    check('nobody_pays_what_they_applied_for', sql`${t.paidBy} <> ${t.appliedBy}`),
    check('the_caseworker_does_not_pay', sql`${t.paidBy} <> ${t.caseworkerId}`),
    check(
      'a_paid_allowance_has_its_receipt',
      sql`(${t.state} = 'paid') = (${t.paidOn} is not null and ${t.paidBy} is not null and ${t.receipt} is not null and ${t.decidedBy} is not null)`,
    ),
    uniqueIndex('one_open_allowance_per_person_and_purpose')
      .on(t.personId, t.purpose)
      .where(sql`${t.state} in ('submitted', 'returned', 'approved')`),
    index('allowances_by_union').on(t.unionId, t.state),
    index('allowances_by_person').on(t.personId),
    index('allowances_paid').on(t.paidOn).where(sql`${t.state} = 'paid'`),
  ],
);

/** Every step of an allowance: who took it, when, why; corrections are steps of their own. */
export const allowanceSteps = pgTable(
  'allowance_steps',
  {
    id: id(),
    allowanceId: uuid('allowance_id')
      .notNull()
      .references(() => jobSeekingAllowances.id),
    /** The allowance's version after the step: two steps from the same one cannot both be kept. */
    version: integer('version').notNull(),
    fromState: text('from_state', { enum: keysOf(allowanceStates) }),
    toState: text('to_state', { enum: keysOf(allowanceStates) }).notNull(),
    at: instant('at').notNull(),
    actorRole: text('actor_role').notNull(),
    actorAccountId: uuid('actor_account_id').notNull(),
    note: text('note'),
  },
  (t) => [uniqueIndex('one_step_of_an_allowance_at_a_time').on(t.allowanceId, t.version)],
);

/** Money of an allowance that came back; all returns together never exceed it (trigger). */
export const allowanceReturns = pgTable(
  'allowance_returns',
  {
    id: id(),
    allowanceId: uuid('allowance_id')
      .notNull()
      .references(() => jobSeekingAllowances.id),
    returnedOn: day('returned_on').notNull(),
    amountFen: fen('amount_fen').notNull(),
    reason: text('reason').notNull(),
    ...recorded(),
    ...cancellable(),
  },
  (t) => [
    check('a_returned_amount_is_positive', sql`${t.amountFen} > 0`),
    cancelledWithReason('a_cancelled_return_says_why', t),
    index('returns_by_allowance').on(t.allowanceId),
  ],
);
