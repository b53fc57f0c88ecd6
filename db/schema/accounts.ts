import { accountStates, roles, tokenPurposes } from '@sunshine/contract/accounts/vocabulary.ts';
import { keysOf } from '@sunshine/contract/shared/labels.ts';
import { sql } from 'drizzle-orm';
import {
  bigint,
  bigserial,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { bytes, createdAt, id, instant, oneOf } from './columns.ts';
import { companies } from './companies.ts';
import { people } from './people.ts';
import { unions } from './unions.ts';

export const accounts = pgTable(
  'accounts',
  {
    id: id(),
    personId: uuid('person_id')
      .notNull()
      .references(() => people.id),
    /** User name or phone number as typed, lower case; unique. */
    loginName: text('login_name').notNull().unique('login_name_is_taken_once'),
    /** argon2id. */
    passwordHash: text('password_hash').notNull(),
    /** Address for recovery and notices, when given. */
    email: text('email'),
    state: text('state', { enum: keysOf(accountStates) })
      .notNull()
      .default('active'),
    /** A password set by the union must be changed at the next sign-in. */
    mustChangePassword: integer('must_change_password').notNull().default(0),
    lastSignInAt: instant('last_sign_in_at'),
    createdAt: createdAt(),
  },
  (t) => [
    oneOf('account_state_is_known', t.state, keysOf(accountStates)),
    index('accounts_by_person').on(t.personId),
    index('accounts_by_email').on(t.email),
  ],
);

/** A role of an account for one union or one company; ended, never deleted. */
export const roleGrants = pgTable(
  'role_grants',
  {
    id: id(),
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id),
    role: text('role', { enum: keysOf(roles) }).notNull(),
    unionId: uuid('union_id').references(() => unions.id),
    companyId: uuid('company_id').references(() => companies.id),
    grantedBy: uuid('granted_by'),
    grantedAt: instant('granted_at').notNull().defaultNow(),
    endedAt: instant('ended_at'),
  },
  (t) => [
    oneOf('role_is_known', t.role, keysOf(roles)),
    check('a_recruiter_belongs_to_a_company', sql`(${t.role} = 'recruiter') = (${t.companyId} is not null)`),
    check(
      'a_union_role_belongs_to_a_union',
      sql`(${t.role} in ('caseworker','reviewer','payer','statistician','auditor','systemAdmin','securityAdmin')) = (${t.unionId} is not null)`,
    ),
    uniqueIndex('one_live_grant_per_role_and_place')
      .on(
        t.accountId,
        t.role,
        sql`coalesce(${t.unionId}, ${t.companyId}, '00000000-0000-0000-0000-000000000000'::uuid)`,
      )
      .where(sql`${t.endedAt} is null`),
    index('role_grants_by_union').on(t.unionId),
    index('role_grants_by_company').on(t.companyId),
  ],
);

/** Handover (交接) of all open matters of a caseworker to another of the same union. */
export const handovers = pgTable(
  'handovers',
  {
    id: id(),
    unionId: uuid('union_id')
      .notNull()
      .references(() => unions.id),
    fromAccountId: uuid('from_account_id')
      .notNull()
      .references(() => accounts.id),
    toAccountId: uuid('to_account_id')
      .notNull()
      .references(() => accounts.id),
    /** How many matters of each kind went over. */
    counts: jsonb('counts').$type<Record<string, number>>().notNull(),
    note: text('note').notNull().default(''),
    doneBy: uuid('done_by').notNull(),
    doneAt: instant('done_at').notNull(),
  },
  (t) => [
    check('a_handover_goes_to_another', sql`${t.fromAccountId} <> ${t.toAccountId}`),
    index('handovers_by_union').on(t.unionId, t.doneAt),
  ],
);

/** One signed-in device. Every request checks that its session still lives. */
export const sessions = pgTable(
  'sessions',
  {
    id: id(),
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id),
    createdAt: createdAt(),
    expiresAt: instant('expires_at').notNull(),
    endedAt: instant('ended_at'),
    endedBecause: text('ended_because'),
  },
  (t) => [index('sessions_by_account').on(t.accountId)],
);

/** Refresh tokens rotate: each is used once; a second use outside the grace of seconds ends the session. */
export const refreshTokens = pgTable(
  'refresh_tokens',
  {
    /** SHA-256 of the token. */
    hash: bytes('hash').primaryKey(),
    sessionId: uuid('session_id')
      .notNull()
      .references(() => sessions.id),
    createdAt: createdAt(),
    expiresAt: instant('expires_at').notNull(),
    usedAt: instant('used_at'),
  },
  (t) => [index('refresh_tokens_by_session').on(t.sessionId)],
);

/** One-time links and codes: invitation, recovery, first administrator, claim of a roster entry. */
export const oneTimeTokens = pgTable(
  'one_time_tokens',
  {
    id: id(),
    /** SHA-256 of a long token, keyed hash of a short code. */
    hash: bytes('hash').notNull().unique('one_time_token_is_unique'),
    purpose: text('purpose', { enum: keysOf(tokenPurposes) }).notNull(),
    accountId: uuid('account_id').references(() => accounts.id),
    personId: uuid('person_id').references(() => people.id),
    unionId: uuid('union_id').references(() => unions.id),
    companyId: uuid('company_id').references(() => companies.id),
    role: text('role', { enum: keysOf(roles) }),
    email: text('email'),
    createdBy: uuid('created_by'),
    createdAt: createdAt(),
    expiresAt: instant('expires_at').notNull(),
    usedAt: instant('used_at'),
    revokedAt: instant('revoked_at'),
  },
  (t) => [
    oneOf('token_purpose_is_known', t.purpose, keysOf(tokenPurposes)),
    index('one_time_tokens_by_person').on(t.personId),
  ],
);

/** Counts within a window for limits and lock-outs, shared by all copies of the process. */
export const limits = pgTable(
  'limits',
  {
    key: text('key').notNull(),
    windowStart: instant('window_start').notNull(),
    count: integer('count').notNull(),
  },
  (t) => [primaryKey({ name: 'one_count_per_key_and_window', columns: [t.key, t.windowStart] })],
);

/** Head of each audit chain; locked while an entry is added, late in the transaction. */
export const auditChains = pgTable('audit_chains', {
  shard: smallint('shard').primaryKey(),
  seq: bigint('seq', { mode: 'number' }).notNull(),
  hash: bytes('hash').notNull(),
});

/** Audit trail (审计日志): who did what to what, chained by hash by a trigger; never changed. */
export const auditEntries = pgTable(
  'audit_entries',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    shard: smallint('shard').notNull(),
    /** Place in its chain and hashes: filled by the trigger. */
    seq: bigint('seq', { mode: 'number' }).notNull().default(0),
    at: instant('at').notNull(),
    actorAccountId: uuid('actor_account_id'),
    actorRole: text('actor_role'),
    action: text('action').notNull(),
    subjectType: text('subject_type').notNull(),
    subjectId: uuid('subject_id').notNull(),
    /** Union in whose scope the subject lies, for readers of the trail. */
    unionId: uuid('union_id'),
    reason: text('reason'),
    /** What changed: names of fields and unsensitive values only. */
    detail: jsonb('detail').$type<Record<string, unknown>>().notNull().default({}),
    requestId: text('request_id'),
    previousHash: bytes('previous_hash').notNull().default(sql`''::bytea`),
    hash: bytes('hash').notNull().default(sql`''::bytea`),
  },
  (t) => [
    uniqueIndex('audit_chain_has_no_gap').on(t.shard, t.seq),
    index('audit_by_subject').on(t.subjectType, t.subjectId, t.at),
  ],
);
