import { forms, supplementaryKinds } from '@sunshine/contract/reports/vocabulary.ts';
import { keysOf } from '@sunshine/contract/shared/labels.ts';
import { sql } from 'drizzle-orm';
import { bigint, check, index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { createdAt, day, id, instant, oneOf, recorded } from './columns.ts';
import { graduates } from './households.ts';
import { unions } from './unions.ts';

/** Campaign (年度活动) of one form and year. */
export const campaigns = pgTable(
  'campaigns',
  {
    id: id(),
    form: text('form', { enum: keysOf(forms) }).notNull(),
    year: integer('year').notNull(),
    periodStart: day('period_start').notNull(),
    /** Last instant that counts: the cutoff day is included to its end in Asia/Shanghai. */
    cutoffDay: day('cutoff_day').notNull(),
    dueDay: day('due_day').notNull(),
    /** Only what differs from the defaults of the contract. */
    settings: jsonb('settings').$type<Record<string, unknown>>().notNull().default({}),
    createdAt: createdAt(),
  },
  (t) => [
    oneOf('form_is_known', t.form, keysOf(forms)),
    uniqueIndex('one_campaign_per_form_and_year').on(t.form, t.year),
    check(
      'a_campaign_is_in_order',
      sql`${t.periodStart} <= ${t.cutoffDay} and ${t.cutoffDay} <= ${t.dueDay}`,
    ),
  ],
);

/** Supplementary record (补录): work outside the platform, entered as what it was, with evidence. */
export const supplementaryRecords = pgTable(
  'supplementary_records',
  {
    id: id(),
    kind: text('kind', { enum: keysOf(supplementaryKinds) }).notNull(),
    unionId: uuid('union_id')
      .notNull()
      .references(() => unions.id),
    /** The person served; null only for a bare quantity. */
    personId: uuid('person_id').references(() => graduates.personId),
    onDay: day('on_day').notNull(),
    /** Person-times or events of a bare quantity; 1 for a named record. */
    quantity: integer('quantity').notNull().default(1),
    /** Fen; loans and allowances only. */
    amountFen: bigint('amount_fen', { mode: 'bigint' }),
    /** Returned money counts against the payment it returns. */
    returnedFen: bigint('returned_fen', { mode: 'bigint' }),
    returnedOn: day('returned_on'),
    /** Number of the loan contract: tranches of one contract share it, a grant for the loan names it. */
    contractNumber: text('contract_number'),
    /** Name of the policy of a grant or a loan under policy. */
    policy: text('policy'),
    title: text('title').notNull(),
    evidence: text('evidence').notNull(),
    ...recorded(),
    withdrawnAt: instant('withdrawn_at'),
    withdrawalReason: text('withdrawal_reason'),
    createdAt: createdAt(),
  },
  (t) => [
    oneOf('supplementary_kind_is_known', t.kind, keysOf(supplementaryKinds)),
    check('quantity_is_positive', sql`${t.quantity} > 0`),
    check('a_named_record_counts_once', sql`${t.personId} is null or ${t.quantity} = 1`),
    check(
      'loans_and_allowances_name_the_person',
      sql`${t.personId} is not null or ${t.kind} not in ('loanTranche', 'jobSeekingAllowance')`,
    ),
    check(
      'money_kinds_carry_an_amount',
      sql`(${t.kind} in ('loanTranche', 'jobSeekingAllowance')) = (${t.amountFen} is not null)`,
    ),
    check('an_amount_is_positive', sql`${t.amountFen} > 0`),
    check('a_return_is_dated', sql`(${t.returnedFen} is null) = (${t.returnedOn} is null)`),
    check('a_return_is_within_the_payment', sql`${t.returnedFen} between 1 and ${t.amountFen}`),
    check('a_loan_has_a_contract', sql`${t.kind} <> 'loanTranche' or ${t.contractNumber} is not null`),
    check(
      'only_loans_and_their_grants_name_a_contract',
      sql`${t.contractNumber} is null or ${t.kind} in ('loanTranche', 'policyGrant')`,
    ),
    index('supplementary_by_union').on(t.unionId, t.onDay),
    index('supplementary_by_person').on(t.personId),
  ],
);
