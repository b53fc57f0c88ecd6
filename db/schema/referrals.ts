import { consentWays, referralStates } from '@sunshine/contract/applications/referral-vocabulary.ts';
import { keysOf } from '@sunshine/contract/shared/labels.ts';
import { sql } from 'drizzle-orm';
import { check, index, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { applications } from './applications.ts';
import { day, id, instant, oneOf } from './columns.ts';
import { graduates } from './households.ts';
import { positions } from './positions.ts';
import { unions } from './unions.ts';

/** Referral (工会推荐) of a person to a position, with the person's consent for this one application. */
export const referrals = pgTable(
  'referrals',
  {
    id: id(),
    personId: uuid('person_id')
      .notNull()
      .references(() => graduates.personId),
    positionId: uuid('position_id')
      .notNull()
      .references(() => positions.id),
    unionId: uuid('union_id')
      .notNull()
      .references(() => unions.id),
    state: text('state', { enum: keysOf(referralStates) })
      .notNull()
      .default('asked'),
    /** Words of the union worker to the graduate; the company never sees them. */
    note: text('note').notNull().default(''),
    referredBy: uuid('referred_by').notNull(),
    /** Who looks after it now; null while nobody but who proposed it has. Handed over when that person leaves. */
    caseworkerId: uuid('caseworker_id'),
    askedAt: instant('asked_at').notNull(),
    /** Last day for an answer, included. */
    answerUntil: day('answer_until').notNull(),
    answeredAt: instant('answered_at'),
    /** How the consent was given, and its evidence when on paper. */
    consentWay: text('consent_way', { enum: keysOf(consentWays) }),
    consentEvidence: text('consent_evidence'),
    /** The application it led to; it looks to the company like every other. */
    applicationId: uuid('application_id').references(() => applications.id),
    settledAt: instant('settled_at'),
    reason: text('reason'),
  },
  (t) => [
    oneOf('referral_state_is_known', t.state, keysOf(referralStates)),
    oneOf('consent_way_is_known', t.consentWay, keysOf(consentWays)),
    check(
      'an_agreed_referral_has_consent_and_application',
      sql`(${t.state} in ('agreed', 'revoked')) = (${t.consentWay} is not null and ${t.applicationId} is not null)`,
    ),
    check(
      'paper_consent_has_its_evidence',
      sql`(${t.consentWay} = 'paper') is not true or ${t.consentEvidence} is not null`,
    ),
    uniqueIndex('one_live_referral_per_person_and_position')
      .on(t.personId, t.positionId)
      .where(sql`${t.state} in ('asked', 'agreed')`),
    uniqueIndex('one_referral_per_application').on(t.applicationId),
    index('referrals_by_union').on(t.unionId, t.askedAt),
    index('referrals_by_person').on(t.personId, t.askedAt),
  ],
);
