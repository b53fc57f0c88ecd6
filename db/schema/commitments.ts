import { commitmentKinds } from '@sunshine/contract/companies/commitment-vocabulary.ts';
import { keysOf } from '@sunshine/contract/shared/labels.ts';
import { sql } from 'drizzle-orm';
import { check, index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { cancellable, cancelledWithReason, day, id, oneOf, recorded } from './columns.ts';
import { companies } from './companies.ts';
import { unions } from './unions.ts';

/** Verification of a company (核实), the first and each after six months. */
export const companyVerifications = pgTable(
  'company_verifications',
  {
    id: id(),
    companyId: uuid('company_id')
      .notNull()
      .references(() => companies.id),
    unionId: uuid('union_id')
      .notNull()
      .references(() => unions.id),
    verifiedOn: day('verified_on').notNull(),
    /** Last day on which it holds, included. */
    validUntil: day('valid_until').notNull(),
    verifiedBy: uuid('verified_by').notNull(),
    note: text('note').notNull().default(''),
  },
  (t) => [
    check('a_verification_holds_for_a_time', sql`${t.validUntil} > ${t.verifiedOn}`),
    index('verifications_by_company').on(t.companyId, t.verifiedOn),
  ],
);

/** What a company promised its union (承诺); what it kept is counted from records. Unions only. */
export const companyCommitments = pgTable(
  'company_commitments',
  {
    id: id(),
    companyId: uuid('company_id')
      .notNull()
      .references(() => companies.id),
    unionId: uuid('union_id')
      .notNull()
      .references(() => unions.id),
    kind: text('kind', { enum: keysOf(commitmentKinds) }).notNull(),
    amount: integer('amount').notNull(),
    /** Both days included. */
    fromDay: day('from_day').notNull(),
    untilDay: day('until_day').notNull(),
    note: text('note').notNull().default(''),
    ...recorded(),
    ...cancellable(),
  },
  (t) => [
    oneOf('commitment_kind_is_known', t.kind, keysOf(commitmentKinds)),
    check('a_commitment_is_for_some', sql`${t.amount} between 1 and 100000`),
    check('a_commitment_ends_after_it_began', sql`${t.untilDay} >= ${t.fromDay}`),
    cancelledWithReason('a_cancelled_commitment_says_why', t),
    index('commitments_by_company').on(t.companyId, t.untilDay),
    index('commitments_by_union').on(t.unionId, t.untilDay),
  ],
);
