import {
  archiveLevels,
  closingReasons,
  degreeLevels,
  educationModes,
  identities,
  needClosers,
  outcomeKinds,
  relations,
  resolvers,
  studyStates,
} from '@sunshine/contract/households/vocabulary.ts';
import { keysOf } from '@sunshine/contract/shared/labels.ts';
import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { bytes, createdAt, day, id, instant, oneOf } from './columns.ts';
import { people } from './people.ts';
import { unions } from './unions.ts';

/** Household archive (困难职工档案, 一户一档), opened for one archived worker (建档职工). */
export const households = pgTable(
  'households',
  {
    id: id(),
    /** 档案编号; kept when the household moves to another union. */
    archiveNumber: text('archive_number').notNull().unique('archive_number_is_unique'),
    primaryWorkerId: uuid('primary_worker_id')
      .notNull()
      .unique('one_archive_per_worker')
      .references(() => people.id),
    migrantWorker: boolean('migrant_worker').notNull().default(false),
    archiveLevel: text('archive_level', { enum: keysOf(archiveLevels) })
      .notNull()
      .default('district'),
    /** Category, causes and notes, sealed as JSON: { category, mainCause, furtherCauses, note }. */
    hardshipSealed: bytes('hardship_sealed').notNull(),
    addressSealed: bytes('address_sealed'),
    /** Day of the latest yearly re-verification (年度复核). */
    verifiedOn: day('verified_on'),
    version: integer('version').notNull().default(1),
    createdAt: createdAt(),
  },
  (t) => [oneOf('archive_level_is_known', t.archiveLevel, keysOf(archiveLevels))],
);

/** Every version of an archive: who changed which fields, when and why. Sensitive values stay sealed. */
export const householdVersions = pgTable(
  'household_versions',
  {
    id: id(),
    householdId: uuid('household_id')
      .notNull()
      .references(() => households.id),
    version: integer('version').notNull(),
    changedBy: uuid('changed_by'),
    changedAt: instant('changed_at').notNull(),
    reason: text('reason').notNull(),
    summary: jsonb('summary').$type<string[]>().notNull(),
  },
  (t) => [uniqueIndex('one_row_per_household_version').on(t.householdId, t.version)],
);

/** Episodes of an archive: opened and closed days, both counted as active. No two overlap (exclusion constraint). */
export const householdEpisodes = pgTable(
  'household_episodes',
  {
    id: id(),
    householdId: uuid('household_id')
      .notNull()
      .references(() => households.id),
    openedOn: day('opened_on').notNull(),
    closedOn: day('closed_on'),
    closingReason: text('closing_reason', { enum: keysOf(closingReasons) }),
    note: text('note'),
  },
  (t) => [
    oneOf('closing_reason_is_known', t.closingReason, keysOf(closingReasons)),
    check('a_closed_episode_has_a_reason', sql`(${t.closedOn} is null) = (${t.closingReason} is null)`),
    check('an_episode_ends_after_it_began', sql`${t.closedOn} >= ${t.openedOn}`),
    index('episodes_by_household').on(t.householdId, t.openedOn),
  ],
);

/** Which unit manages the archive from which day; the day of a move belongs to the new unit. */
export const householdManagements = pgTable(
  'household_managements',
  {
    id: id(),
    householdId: uuid('household_id')
      .notNull()
      .references(() => households.id),
    unionId: uuid('union_id')
      .notNull()
      .references(() => unions.id),
    fromDay: day('from_day').notNull(),
    /** First day at the next unit, exclusive; null while it manages the archive. */
    untilDay: day('until_day'),
  },
  (t) => [
    check('a_management_lasts_a_day', sql`${t.untilDay} > ${t.fromDay}`),
    uniqueIndex('one_managing_unit_at_a_time').on(t.householdId).where(sql`${t.untilDay} is null`),
    index('managements_by_union').on(t.unionId, t.householdId),
    index('managements_by_household').on(t.householdId, t.fromDay),
  ],
);

/** Member (家庭成员); the archived worker is a member with relation `self`. */
export const householdMembers = pgTable(
  'household_members',
  {
    id: id(),
    householdId: uuid('household_id')
      .notNull()
      .references(() => households.id),
    personId: uuid('person_id')
      .notNull()
      .references(() => people.id),
    relation: text('relation', { enum: keysOf(relations) }).notNull(),
    identity: text('identity', { enum: keysOf(identities) }).notNull(),
    joinedOn: day('joined_on').notNull(),
    leftOn: day('left_on'),
    /** Member of an archive with an open episode; kept by a trigger. */
    active: boolean('active').notNull().default(false),
  },
  (t) => [
    oneOf('relation_is_known', t.relation, keysOf(relations)),
    oneOf('identity_is_known', t.identity, keysOf(identities)),
    uniqueIndex('one_membership_per_person_and_household').on(t.householdId, t.personId),
    uniqueIndex('one_active_archive_per_person').on(t.personId).where(sql`${t.active}`),
    index('members_by_person').on(t.personId),
  ],
);

/** Graduate (高校毕业生): what a person studied and wants; anyone may register, so this says nothing of hardship. */
export const graduates = pgTable('graduates', {
  personId: uuid('person_id')
    .primaryKey()
    .references(() => people.id),
  /** Place of origin (生源地), division code of six digits or more. */
  placeOfOrigin: text('place_of_origin'),
  email: text('email'),
  createdAt: createdAt(),
  updatedAt: instant('updated_at').notNull().defaultNow(),
});

/** One course of study: school, campus, major, degree; `graduationYear` is the planned one until completed. */
export const studies = pgTable(
  'studies',
  {
    id: id(),
    personId: uuid('person_id')
      .notNull()
      .references(() => graduates.personId),
    school: text('school').notNull(),
    /** Division code of the campus (校区所在区划): six digits of the district or more. */
    campusDivision: text('campus_division'),
    major: text('major').notNull(),
    degree: text('degree', { enum: keysOf(degreeLevels) }).notNull(),
    educationMode: text('education_mode', { enum: keysOf(educationModes) }).notNull(),
    graduationYear: integer('graduation_year').notNull(),
    state: text('state', { enum: keysOf(studyStates) })
      .notNull()
      .default('onTrack'),
    /** Unit that registered a graduate studying in the locality with a household elsewhere (10A), and the proof. */
    registeringUnionId: uuid('registering_union_id').references(() => unions.id),
    hardshipProof: text('hardship_proof'),
    /** A mistaken registration is withdrawn with its reason; the course of study itself stays. */
    registrationWithdrawnAt: instant('registration_withdrawn_at'),
    withdrawalReason: text('withdrawal_reason'),
    createdAt: createdAt(),
  },
  (t) => [
    oneOf('degree_is_known', t.degree, keysOf(degreeLevels)),
    oneOf('education_mode_is_known', t.educationMode, keysOf(educationModes)),
    oneOf('study_state_is_known', t.state, keysOf(studyStates)),
    check('graduation_year_is_plausible', sql`${t.graduationYear} between 1950 and 2100`),
    check(
      'a_registered_study_has_proof',
      sql`${t.registeringUnionId} is null or ${t.hardshipProof} is not null`,
    ),
    check(
      'a_withdrawn_registration_says_why',
      sql`(${t.registrationWithdrawnAt} is null) = (${t.withdrawalReason} is null)`,
    ),
    index('studies_by_person').on(t.personId),
    index('studies_by_year').on(t.graduationYear),
    index('studies_by_major').on(t.major),
  ],
);

/** Employment intention (就业意向). */
export const intentions = pgTable('intentions', {
  personId: uuid('person_id')
    .primaryKey()
    .references(() => graduates.personId),
  occupations: text('occupations').array().notNull().default(sql`'{}'`),
  towns: text('towns').array().notNull().default(sql`'{}'`),
  kinds: text('kinds').array().notNull().default(sql`'{}'`),
  /** Yuan a month. */
  expectedPay: integer('expected_pay'),
  /** Street or town where the way to work begins (从哪里出发), nine digits; said by the person, no archive is asked. */
  homeTown: text('home_town'),
  /** How far the way may be (可以跑多远), kilometres. */
  reachKm: integer('reach_km'),
  note: text('note'),
  updatedAt: instant('updated_at').notNull(),
});

/** Outcome (毕业去向) as a dated history; a mistaken one is retracted, never deleted. */
export const outcomes = pgTable(
  'outcomes',
  {
    id: id(),
    personId: uuid('person_id')
      .notNull()
      .references(() => graduates.personId),
    kind: text('kind', { enum: keysOf(outcomeKinds) }).notNull(),
    fromDay: day('from_day').notNull(),
    evidence: text('evidence'),
    resolvedBy: text('resolved_by', { enum: keysOf(resolvers) }).notNull(),
    employerName: text('employer_name'),
    placementId: uuid('placement_id'),
    recordedBy: uuid('recorded_by'),
    recordedAt: instant('recorded_at').notNull(),
    retractedAt: instant('retracted_at'),
    retractionReason: text('retraction_reason'),
  },
  (t) => [
    oneOf('outcome_kind_is_known', t.kind, keysOf(outcomeKinds)),
    oneOf('resolver_is_known', t.resolvedBy, keysOf(resolvers)),
    index('outcomes_by_person').on(t.personId, t.fromDay),
  ],
);

/** Help need (就业帮扶需求); a person has one open at a time. */
export const helpNeeds = pgTable(
  'help_needs',
  {
    id: id(),
    personId: uuid('person_id')
      .notNull()
      .references(() => graduates.personId),
    openedOn: day('opened_on').notNull(),
    closedOn: day('closed_on'),
    closedBy: text('closed_by', { enum: keysOf(needClosers) }),
    note: text('note'),
    openedByAccount: uuid('opened_by_account'),
    /** Who looks after the need; handed over when that person leaves. */
    caseworkerId: uuid('caseworker_id'),
    createdAt: createdAt(),
  },
  (t) => [
    oneOf('need_closer_is_known', t.closedBy, keysOf(needClosers)),
    check('a_closed_need_says_by_whom', sql`(${t.closedOn} is null) = (${t.closedBy} is null)`),
    check('a_need_closes_after_it_opened', sql`${t.closedOn} >= ${t.openedOn}`),
    uniqueIndex('one_open_need_per_person').on(t.personId).where(sql`${t.closedOn} is null`),
    index('needs_by_person').on(t.personId, t.openedOn),
  ],
);

/** A graduate who asks to be matched with a roster entry by ID number; staff decide. */
export const claimRequests = pgTable(
  'claim_requests',
  {
    id: id(),
    accountId: uuid('account_id').notNull(),
    /** Person of the roster the ID number matched; null when none did, so that asking tells nobody who is in one. */
    personId: uuid('person_id').references(() => people.id),
    unionId: uuid('union_id').references(() => unions.id),
    requestedAt: instant('requested_at').notNull(),
    decidedAt: instant('decided_at'),
    decidedBy: uuid('decided_by'),
    confirmed: boolean('confirmed'),
    reason: text('reason'),
  },
  (t) => [
    uniqueIndex('one_open_claim_per_account').on(t.accountId).where(sql`${t.decidedAt} is null`),
    index('claim_requests_by_union').on(t.unionId),
  ],
);

/** Roster import (名册导入): the file, its mapping, the outcome of each row. */
export const rosterImports = pgTable(
  'roster_imports',
  {
    id: id(),
    unionId: uuid('union_id')
      .notNull()
      .references(() => unions.id),
    fileName: text('file_name').notNull(),
    /** Sealed bytes of the uploaded file, removed once committed or abandoned. */
    fileSealed: bytes('file_sealed'),
    fileHash: bytes('file_hash').notNull(),
    sheet: text('sheet'),
    mapping: jsonb('mapping').$type<Record<string, string>>().notNull().default({}),
    state: text('state', {
      enum: ['uploaded', 'checking', 'checked', 'committing', 'committed', 'failed'],
    }).notNull(),
    failure: text('failure'),
    rowsTotal: integer('rows_total').notNull().default(0),
    rowsDone: integer('rows_done').notNull().default(0),
    rowsNew: integer('rows_new').notNull().default(0),
    rowsUnchanged: integer('rows_unchanged').notNull().default(0),
    rowsChanged: integer('rows_changed').notNull().default(0),
    rowsBad: integer('rows_bad').notNull().default(0),
    createdBy: uuid('created_by').notNull(),
    createdAt: createdAt(),
    committedAt: instant('committed_at'),
    /** Of the latest batch; a run that fell silent is taken up again. */
    progressAt: instant('progress_at').notNull().defaultNow(),
  },
  (t) => [index('roster_imports_by_union').on(t.unionId, t.createdAt)],
);

/** Bad rows of an import: the sealed cells (handed back as a file) and what is wrong in which column. */
export const rosterBadRows = pgTable(
  'roster_bad_rows',
  {
    importId: uuid('import_id')
      .notNull()
      .references(() => rosterImports.id, { onDelete: 'cascade' }),
    rowNumber: integer('row_number').notNull(),
    cellsSealed: bytes('cells_sealed').notNull(),
    problems: jsonb('problems')
      .$type<{ column: string; value: string; problem: string; remedy: string }[]>()
      .notNull(),
  },
  (t) => [uniqueIndex('one_bad_row_per_number').on(t.importId, t.rowNumber)],
);
