import {
  companyNatures,
  companySizes,
  companyStates,
  companyTags,
} from '@sunshine/contract/companies/vocabulary.ts';
import { keysOf } from '@sunshine/contract/shared/labels.ts';
import { sql } from 'drizzle-orm';
import { check, index, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { createdAt, day, id, instant, oneOf } from './columns.ts';
import { unions } from './unions.ts';

/** Employer (用人单位). */
export const companies = pgTable(
  'companies',
  {
    id: id(),
    creditCode: text('credit_code').notNull().unique('one_company_per_credit_code'),
    /** Staff accepted a credit code that fails its check, and why. */
    creditCodeNote: text('credit_code_note'),
    name: text('name').notNull(),
    shortName: text('short_name').notNull(),
    nature: text('nature', { enum: keysOf(companyNatures) }).notNull(),
    size: text('size', { enum: keysOf(companySizes) }).notNull(),
    industry: text('industry').notNull(),
    /** Street or town, nine digits. */
    town: text('town').notNull(),
    address: text('address').notNull(),
    introduction: text('introduction').notNull().default(''),
    contactName: text('contact_name').notNull(),
    contactPhone: text('contact_phone').notNull(),
    state: text('state', { enum: keysOf(companyStates) })
      .notNull()
      .default('submitted'),
    /** Unit that verifies the company; set at registration by its town. */
    unionId: uuid('union_id')
      .notNull()
      .references(() => unions.id),
    /** Working day by which the unit answers; told to the company. */
    answerDueOn: day('answer_due_on').notNull(),
    decidedAt: instant('decided_at'),
    decidedBy: uuid('decided_by'),
    /** Last day on which the verification holds (核实有效期), included; null before the first. */
    verifiedUntil: day('verified_until'),
    /** Day on which the company was last reminded to have it made again. */
    reverificationRemindedOn: day('reverification_reminded_on'),
    /** The company said that its data still hold, or what changed (确认资料); emptied by the next verification. */
    confirmedOn: day('confirmed_on'),
    confirmationNote: text('confirmation_note'),
    /** What the company must add or mend; shown to the company. */
    decisionNote: text('decision_note'),
    createdAt: createdAt(),
  },
  (t) => [
    oneOf('company_nature_is_known', t.nature, keysOf(companyNatures)),
    oneOf('company_size_is_known', t.size, keysOf(companySizes)),
    oneOf('company_state_is_known', t.state, keysOf(companyStates)),
    check('a_confirmation_has_its_day', sql`(${t.confirmedOn} is null) = (${t.confirmationNote} is null)`),
    index('companies_by_union').on(t.unionId, t.state),
  ],
);

/** Tag of an employer (单位标签) for a period with its evidence; seen by unions only. */
export const companyTagPeriods = pgTable(
  'company_tag_periods',
  {
    id: id(),
    companyId: uuid('company_id')
      .notNull()
      .references(() => companies.id),
    tag: text('tag', { enum: keysOf(companyTags) }).notNull(),
    fromDay: day('from_day').notNull(),
    /** Last day, included; null while it holds. */
    untilDay: day('until_day'),
    evidence: text('evidence').notNull(),
    grantedBy: uuid('granted_by'),
    createdAt: createdAt(),
  },
  (t) => [
    oneOf('company_tag_is_known', t.tag, keysOf(companyTags)),
    check('a_tag_ends_after_it_began', sql`${t.untilDay} >= ${t.fromDay}`),
    uniqueIndex('one_open_period_per_tag').on(t.companyId, t.tag).where(sql`${t.untilDay} is null`),
    index('tags_by_company').on(t.companyId),
  ],
);
