import { forms, reportStates, reviewDecisions } from '@sunshine/contract/reports/vocabulary.ts';
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
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { bytes, createdAt, day, id, instant, oneOf } from './columns.ts';
import { campaigns } from './reports.ts';
import { unions } from './unions.ts';

/** Report (统计表) of one unit in one campaign; a correction (更正) is a further version, the sealed one stays. */
export const reports = pgTable(
  'reports',
  {
    id: id(),
    campaignId: uuid('campaign_id')
      .notNull()
      .references(() => campaigns.id),
    unionId: uuid('union_id')
      .notNull()
      .references(() => unions.id),
    version: integer('version').notNull().default(1),
    state: text('state', { enum: keysOf(reportStates) })
      .notNull()
      .default('draft'),
    /** Counts submissions of this version: reviews and comments belong to one round. */
    round: integer('round').notNull().default(0),
    /** Why a sealed version is corrected; from the second version on. */
    correctionReason: text('correction_reason'),
    /** 填报人: who checked it last; name and phone as the form prints them. */
    preparedBy: uuid('prepared_by'),
    preparerName: text('preparer_name'),
    preparerPhone: text('preparer_phone'),
    submittedBy: uuid('submitted_by'),
    submittedAt: instant('submitted_at'),
    sealedBy: uuid('sealed_by'),
    sealedAt: instant('sealed_at'),
    updatedAt: instant('updated_at').notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    oneOf('report_state_is_known', t.state, keysOf(reportStates)),
    uniqueIndex('one_report_per_unit_and_version').on(t.campaignId, t.unionId, t.version),
    uniqueIndex('one_open_report_per_unit').on(t.campaignId, t.unionId).where(sql`${t.state} <> 'sealed'`),
    check('a_correction_says_why', sql`(${t.version} > 1) = (${t.correctionReason} is not null)`),
    check(
      'a_sealed_report_says_by_whom',
      sql`(${t.state} = 'sealed') = (${t.sealedBy} is not null and ${t.sealedAt} is not null)`,
    ),
    check(
      'the_sealer_did_not_prepare_it',
      sql`${t.sealedBy} <> ${t.preparedBy} and ${t.sealedBy} <> ${t.submittedBy}`,
    ),
    index('reports_by_union').on(t.unionId, t.campaignId),
  ],
);

/** What a submission froze (快照): a return discards it, sealing makes it final (trigger). */
export const reportSnapshots = pgTable('report_snapshots', {
  reportId: uuid('report_id')
    .primaryKey()
    .references(() => reports.id),
  takenAt: instant('taken_at').notNull(),
  /** Last day that counts in it; before the cutoff the snapshot is provisional. */
  asOf: day('as_of').notNull(),
  unitCode: text('unit_code').notNull(),
  unitName: text('unit_name').notNull(),
  periodStart: day('period_start').notNull(),
  cutoffDay: day('cutoff_day').notNull(),
  /** Figures by code, auxiliary ones too: { value, persons, rows, supplementary }, value as text of a whole number. */
  figures: jsonb('figures').notNull(),
  /** The same for the unit alone (本级). */
  ownFigures: jsonb('own_figures').notNull(),
  settings: jsonb('settings').notNull(),
  /** { code, label, unit, rule } of each figure, and { label, text } of each setting. */
  ruleTexts: jsonb('rule_texts').notNull(),
  /** Results of the cross-checks with the preparer's notes and the overrides. */
  checks: jsonb('checks').notNull(),
  /** Units one level down: { unionId, code, name, reportId | null }; null was counted from its records. */
  below: jsonb('below').notNull(),
  /** SHA-256 over all of the above and the facts, in canonical order. */
  hash: bytes('hash').notNull(),
});

/** Facts of a snapshot (计数明细), as they stood. */
export const reportFacts = pgTable(
  'report_facts',
  {
    reportId: uuid('report_id')
      .notNull()
      .references(() => reports.id),
    code: text('code').notNull(),
    counts: text('counts').notNull(),
    recordType: text('record_type').notNull(),
    recordId: uuid('record_id').notNull(),
    personId: uuid('person_id'),
    unitId: uuid('unit_id').notNull(),
    onDay: day('on_day').notNull(),
    quantity: bigint('quantity', { mode: 'bigint' }).notNull(),
    supplementary: boolean('supplementary').notNull(),
    /** What the record was, in one line, when it was frozen. */
    record: text('record').notNull(),
  },
  (t) => [
    index('facts_by_report').on(t.reportId, t.code, t.onDay),
    index('facts_by_record').on(t.recordId),
    index('facts_by_person').on(t.personId),
  ],
);

/** Every step of a report: who, when, why. */
export const reportSteps = pgTable(
  'report_steps',
  {
    id: id(),
    reportId: uuid('report_id')
      .notNull()
      .references(() => reports.id),
    fromState: text('from_state', { enum: keysOf(reportStates) }),
    toState: text('to_state', { enum: keysOf(reportStates) }).notNull(),
    at: instant('at').notNull(),
    /** Null: the platform itself, at the cutoff. */
    by: uuid('by'),
    role: text('role'),
    reason: text('reason'),
  },
  (t) => [index('report_steps_by_report').on(t.reportId, t.at)],
);

/** Review (审核) of one level in one round; levels are the unit itself where it has a reviewer, then the one above. */
export const reportReviews = pgTable(
  'report_reviews',
  {
    id: id(),
    reportId: uuid('report_id')
      .notNull()
      .references(() => reports.id),
    round: integer('round').notNull(),
    levelUnionId: uuid('level_union_id')
      .notNull()
      .references(() => unions.id),
    decision: text('decision', { enum: keysOf(reviewDecisions) }).notNull(),
    by: uuid('by').notNull(),
    at: instant('at').notNull(),
    reason: text('reason'),
  },
  (t) => [
    oneOf('review_decision_is_known', t.decision, keysOf(reviewDecisions)),
    check('a_return_says_why', sql`(${t.decision} = 'returned') = (${t.reason} is not null)`),
    uniqueIndex('one_acceptance_per_level_and_round')
      .on(t.reportId, t.round, t.levelUnionId)
      .where(sql`${t.decision} = 'accepted'`),
  ],
);

/** Remark on a cell or on the whole report (批注). */
export const reportComments = pgTable(
  'report_comments',
  {
    id: id(),
    reportId: uuid('report_id')
      .notNull()
      .references(() => reports.id),
    round: integer('round').notNull(),
    /** Cell; null for the whole report. */
    code: text('code'),
    text: text('text').notNull(),
    /** Null: the platform itself, at the cutoff. */
    by: uuid('by'),
    at: instant('at').notNull(),
    resolvedAt: instant('resolved_at'),
    resolvedBy: uuid('resolved_by'),
  },
  (t) => [index('comments_by_report').on(t.reportId, t.at)],
);

/** The preparer's note (说明) on a soft check; it explains the finding it was written for. */
export const reportCheckNotes = pgTable(
  'report_check_notes',
  {
    reportId: uuid('report_id')
      .notNull()
      .references(() => reports.id),
    checkKey: text('check_key').notNull(),
    finding: text('finding').notNull(),
    note: text('note').notNull(),
    by: uuid('by').notNull(),
    at: instant('at').notNull(),
  },
  (t) => [primaryKey({ name: 'one_note_per_report_and_check', columns: [t.reportId, t.checkKey] })],
);

/** A hard check let through by the next level (放行), for the finding it was given for. */
export const reportCheckOverrides = pgTable(
  'report_check_overrides',
  {
    reportId: uuid('report_id')
      .notNull()
      .references(() => reports.id),
    checkKey: text('check_key').notNull(),
    finding: text('finding').notNull(),
    reason: text('reason').notNull(),
    by: uuid('by').notNull(),
    at: instant('at').notNull(),
  },
  (t) => [primaryKey({ name: 'one_override_per_report_and_check', columns: [t.reportId, t.checkKey] })],
);

/** Deadline extended for one unit (延期). */
export const reportDueDays = pgTable(
  'report_due_days',
  {
    campaignId: uuid('campaign_id')
      .notNull()
      .references(() => campaigns.id),
    unionId: uuid('union_id')
      .notNull()
      .references(() => unions.id),
    dueDay: day('due_day').notNull(),
    reason: text('reason').notNull(),
    grantedBy: uuid('granted_by').notNull(),
    grantedAt: instant('granted_at').notNull(),
  },
  (t) => [primaryKey({ name: 'one_due_day_per_campaign_and_unit', columns: [t.campaignId, t.unionId] })],
);

/** Paper figures of an earlier year (往年纸质报表), where no sealed report exists. */
export const reportBaselines = pgTable(
  'report_baselines',
  {
    form: text('form', { enum: keysOf(forms) }).notNull(),
    year: integer('year').notNull(),
    unionId: uuid('union_id')
      .notNull()
      .references(() => unions.id),
    /** Counts, or whole fen, by code, as text of a whole number. */
    cells: jsonb('cells').$type<Record<string, string>>().notNull(),
    /** Which paper the figures come from. */
    source: text('source').notNull(),
    enteredBy: uuid('entered_by').notNull(),
    enteredAt: instant('entered_at').notNull(),
  },
  (t) => [
    primaryKey({ name: 'one_baseline_per_form_year_and_unit', columns: [t.form, t.year, t.unionId] }),
    oneOf('baseline_form_is_known', t.form, keysOf(forms)),
  ],
);

/** Reminder to a unit that has not reported (催报); one a day. */
export const reportReminders = pgTable(
  'report_reminders',
  {
    id: id(),
    campaignId: uuid('campaign_id')
      .notNull()
      .references(() => campaigns.id),
    unionId: uuid('union_id')
      .notNull()
      .references(() => unions.id),
    onDay: day('on_day').notNull(),
    /** Null: the platform itself. */
    by: uuid('by'),
    at: instant('at').notNull(),
  },
  (t) => [uniqueIndex('one_reminder_per_unit_and_day').on(t.campaignId, t.unionId, t.onDay)],
);
