import {
  educationRequirements,
  employmentTypes,
  occupations,
  payUnits,
  positionKinds,
  positionStates,
  preferences,
} from '@sunshine/contract/positions/vocabulary.ts';
import { keysOf } from '@sunshine/contract/shared/labels.ts';
import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { createdAt, day, id, instant, oneOf } from './columns.ts';
import { companies } from './companies.ts';
import { unions } from './unions.ts';

/** Position (职位); one posting with its headcount (招聘人数). */
export const positions = pgTable(
  'positions',
  {
    id: id(),
    companyId: uuid('company_id')
      .notNull()
      .references(() => companies.id),
    title: text('title').notNull(),
    kind: text('kind', { enum: keysOf(positionKinds) }).notNull(),
    occupation: text('occupation', { enum: keysOf(occupations) }).notNull(),
    headcount: integer('headcount').notNull(),
    education: text('education', { enum: keysOf(educationRequirements) }).notNull(),
    majors: text('majors').array().notNull().default(sql`'{}'`),
    employmentType: text('employment_type', { enum: keysOf(employmentTypes) }).notNull(),
    /** Street or town of the work place, nine digits. */
    town: text('town').notNull(),
    address: text('address').notNull(),
    /** Yuan per unit. */
    payMin: integer('pay_min').notNull(),
    payMax: integer('pay_max').notNull(),
    payUnit: text('pay_unit', { enum: keysOf(payUnits) }).notNull(),
    /** Months of pay in a year: 12, 13 … */
    payMonths: integer('pay_months').notNull().default(12),
    /** What one does (岗位职责) and what is asked (任职条件). */
    duties: text('duties').notNull(),
    conditions: text('conditions').notNull(),
    /** 应届可投. */
    openToCurrentYear: boolean('open_to_current_year').notNull().default(true),
    /** Last day of the posting, included. */
    validUntil: day('valid_until').notNull(),
    state: text('state', { enum: keysOf(positionStates) })
      .notNull()
      .default('draft'),
    submittedAt: instant('submitted_at'),
    /** Set at review by the union. */
    suitableForGraduates: boolean('suitable_for_graduates').notNull().default(false),
    preference: text('preference', { enum: keysOf(preferences) })
      .notNull()
      .default('none'),
    approvingUnionId: uuid('approving_union_id').references(() => unions.id),
    firstPublishedOn: day('first_published_on'),
    publishedAt: instant('published_at'),
    /** 05A: the later of first publication and the day the preference was set, with the headcount of that day. */
    preferredOn: day('preferred_on'),
    preferredHeadcount: integer('preferred_headcount'),
    /** Shown to the company with a rejection. */
    decisionNote: text('decision_note'),
    /** Why the company holds a blocking finding of the job-ad check to be wrong (申诉); staff decide. */
    adAppeal: text('ad_appeal'),
    /** Version of the rules by which the ad was last checked (规则版本). */
    adRulesVersion: text('ad_rules_version'),
    /** The company said it still stands (刷新): newest first goes by the later of this and publication. */
    refreshedAt: instant('refreshed_at'),
    /** Last day on which the company was reminded that the posting ends soon. */
    expiryRemindedOn: day('expiry_reminded_on'),
    /** Counts every change that the search index must follow. */
    version: integer('version').notNull().default(1),
    createdBy: uuid('created_by'),
    createdAt: createdAt(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (t) => [
    oneOf('position_kind_is_known', t.kind, keysOf(positionKinds)),
    oneOf('occupation_is_known', t.occupation, keysOf(occupations)),
    oneOf('education_is_known', t.education, keysOf(educationRequirements)),
    oneOf('employment_type_is_known', t.employmentType, keysOf(employmentTypes)),
    oneOf('pay_unit_is_known', t.payUnit, keysOf(payUnits)),
    oneOf('position_state_is_known', t.state, keysOf(positionStates)),
    oneOf('preference_is_known', t.preference, keysOf(preferences)),
    check('headcount_is_at_least_one', sql`${t.headcount} between 1 and 9999`),
    check('pay_range_is_in_order', sql`${t.payMin} > 0 and ${t.payMax} >= ${t.payMin}`),
    check('pay_months_are_plausible', sql`${t.payMonths} between 1 and 24`),
    check(
      'a_published_position_has_an_approving_unit',
      sql`${t.firstPublishedOn} is null or ${t.approvingUnionId} is not null`,
    ),
    check(
      'a_preferred_position_has_its_headcount',
      sql`(${t.preferredOn} is null) = (${t.preferredHeadcount} is null)`,
    ),
    index('positions_by_company').on(t.companyId, t.state),
    index('positions_by_approving_union').on(t.approvingUnionId),
    index('positions_to_expire').on(t.validUntil).where(sql`${t.state} in ('published', 'paused')`),
    // Where matching looks for a person: the newest of a trade, in a town or anywhere.
    index('positions_to_match').on(t.occupation, t.publishedAt).where(sql`${t.state} = 'published'`),
    index('positions_to_match_nearby')
      .on(t.town, t.occupation, t.publishedAt)
      .where(sql`${t.state} = 'published'`),
    index('positions_newest').on(t.publishedAt).where(sql`${t.state} = 'published'`),
  ],
);

/** Positions a graduate keeps for later (收藏). */
export const favourites = pgTable(
  'favourites',
  {
    personId: uuid('person_id').notNull(),
    positionId: uuid('position_id')
      .notNull()
      .references(() => positions.id),
    createdAt: createdAt(),
    /** Last day of the posting of whose coming end the person was told. */
    closingToldFor: day('closing_told_for'),
  },
  (t) => [uniqueIndex('one_favourite_per_person_and_position').on(t.personId, t.positionId)],
);
