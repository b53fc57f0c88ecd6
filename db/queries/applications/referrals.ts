import type { ReferralState } from '@sunshine/contract/applications/referral-vocabulary.ts';
import { openStates } from '@sunshine/contract/applications/status.ts';
import { and, desc, eq, inArray, lt, type SQL, sql } from 'drizzle-orm';
import type { Queryable, Transaction } from '../../connect.ts';
import { applications } from '../../schema/applications.ts';
import { companies } from '../../schema/companies.ts';
import { people } from '../../schema/people.ts';
import { positions } from '../../schema/positions.ts';
import { referrals } from '../../schema/referrals.ts';
import { unions } from '../../schema/unions.ts';
import { unionInScope } from '../households/scope.ts';
import { positionLine } from './application-columns.ts';

/** Whose referrals: a person's own, or those that units of a scope made. Anything else is missing. */
export type ReferralOwner = { personId: string } | { scope: readonly string[] };

function ownedBy(owner: ReferralOwner): SQL {
  return 'personId' in owner
    ? eq(referrals.personId, owner.personId)
    : unionInScope(sql`${referrals.unionId}`, owner.scope);
}

export type Referral = typeof referrals.$inferSelect;
type Referring = Pick<
  typeof referrals.$inferInsert,
  'id' | 'personId' | 'positionId' | 'unionId' | 'note' | 'referredBy' | 'askedAt' | 'answerUntil'
>;

export async function insertReferral(tx: Transaction, row: Referring): Promise<void> {
  await tx.insert(referrals).values(row);
}

/** The one referral; `lock` holds it until commit. Null when it is missing or another's. */
export async function findReferral(
  db: Queryable,
  owner: ReferralOwner,
  id: string,
  options: { lock?: boolean } = {},
): Promise<Referral | null> {
  const found = db
    .select()
    .from(referrals)
    .where(and(eq(referrals.id, id), ownedBy(owner)));
  const [row] = await (options.lock ? found.for('update') : found);
  return row ?? null;
}

export type ReferralChange = Partial<
  Pick<Referral, 'answeredAt' | 'consentWay' | 'consentEvidence' | 'applicationId' | 'settledAt' | 'reason'>
>;

/** Moves a locked referral. */
export async function moveReferral(
  tx: Transaction,
  id: string,
  state: ReferralState,
  change: ReferralChange,
): Promise<void> {
  await tx
    .update(referrals)
    .set({ ...change, state })
    .where(eq(referrals.id, id));
}

/** An application that is taken back takes the consent behind it along; answers the referral, if there is one. */
export async function revokeReferralOf(
  tx: Transaction,
  applicationId: string,
  at: Date,
): Promise<string | null> {
  const [row] = await tx
    .update(referrals)
    .set({ state: 'revoked', settledAt: at })
    .where(and(eq(referrals.applicationId, applicationId), eq(referrals.state, 'agreed')))
    .returning({ id: referrals.id });
  return row?.id ?? null;
}

/** Ends what nobody answered until its last day. */
export async function lapseReferrals(
  tx: Transaction,
  today: string,
  at: Date,
  limit: number,
): Promise<Pick<Referral, 'id' | 'personId' | 'unionId' | 'referredBy' | 'caseworkerId'>[]> {
  const overdue = tx
    .select({ id: referrals.id })
    .from(referrals)
    .where(and(eq(referrals.state, 'asked'), lt(referrals.answerUntil, today)))
    .orderBy(referrals.id)
    .limit(limit)
    .for('update', { skipLocked: true });
  return tx
    .update(referrals)
    .set({ state: 'lapsed', settledAt: at })
    .where(inArray(referrals.id, overdue))
    .returning({
      id: referrals.id,
      personId: referrals.personId,
      unionId: referrals.unionId,
      referredBy: referrals.referredBy,
      caseworkerId: referrals.caseworkerId,
    });
}

/** The referral behind a hire: the unit that gave the help. */
export async function referralBehind(
  db: Queryable,
  applicationId: string,
): Promise<{ id: string; unionId: string } | null> {
  const [row] = await db
    .select({ id: referrals.id, unionId: referrals.unionId })
    .from(referrals)
    .where(and(eq(referrals.applicationId, applicationId), eq(referrals.state, 'agreed')));
  return row ?? null;
}

const nameOf = (account: SQL) =>
  sql<string>`coalesce((select p.name from accounts a join people p on p.id = a.person_id where a.id = ${account}), '工会老师')`;
const columns = {
  referral: referrals,
  position: {
    ...positionLine,
    payMin: positions.payMin,
    payMax: positions.payMax,
    payUnit: positions.payUnit,
    payMonths: positions.payMonths,
  },
  validUntil: positions.validUntil,
  companyName: companies.name,
  companyState: companies.state,
  application: { id: applications.id, state: applications.state },
  unionName: unions.shortName,
  referredBy: nameOf(sql`${referrals.referredBy}`),
  /** Who looks after it now. */
  caseworker: nameOf(sql`coalesce(${referrals.caseworkerId}, ${referrals.referredBy})`),
  name: people.name,
  hasAccount: sql<boolean>`exists (select 1 from accounts a where a.person_id = ${referrals.personId})`,
};

function selectReferrals(db: Queryable) {
  return db
    .select({ ...columns, total: sql<number>`count(*) over ()::int` })
    .from(referrals)
    .innerJoin(positions, eq(positions.id, referrals.positionId))
    .innerJoin(companies, eq(companies.id, positions.companyId))
    .innerJoin(unions, eq(unions.id, referrals.unionId))
    .innerJoin(people, eq(people.id, referrals.personId))
    .leftJoin(applications, eq(applications.id, referrals.applicationId));
}
export type ReferralRow = Awaited<ReturnType<typeof listReferrals>>[number];

/** A referral of alias `t` that waits for an answer, or whose application is under way. */
export const openReferral = sql`(t.state = 'asked' or (t.state = 'agreed' and exists (
  select 1 from applications a where a.id = t.application_id
    and a.state = any(${sql.param([...openStates])}::text[]))))`;

/** The open referrals of a person that one caseworker looked after go to another; answers how many. */
export async function passReferrals(
  tx: Transaction,
  { personId, from, to }: { personId: string; from: string; to: string },
): Promise<number> {
  const rows = await tx.execute(sql`update referrals t set caseworker_id = ${to}::uuid
    where t.person_id = ${personId}::uuid and coalesce(t.caseworker_id, t.referred_by) = ${from}::uuid
      and ${openReferral} returning t.id`);
  return rows.length;
}

/** What waits for an answer first, by its last day; then the latest. */
export async function listReferrals(
  db: Queryable,
  owner: ReferralOwner,
  filter: { state?: ReferralState | undefined; personId?: string | undefined; id?: string },
  page: { limit: number; offset: number },
) {
  const { state, personId, id } = filter;
  return selectReferrals(db)
    .where(
      and(
        ownedBy(owner),
        state ? eq(referrals.state, state) : undefined,
        personId ? eq(referrals.personId, personId) : undefined,
        id ? eq(referrals.id, id) : undefined,
      ),
    )
    .orderBy(
      sql`${referrals.state} = 'asked' desc`,
      sql`case when ${referrals.state} = 'asked' then ${referrals.answerUntil} end`,
      desc(referrals.askedAt),
      desc(referrals.id),
    )
    .limit(page.limit)
    .offset(page.offset);
}

export async function countReferrals(
  db: Queryable,
  scope: readonly string[],
): Promise<Map<ReferralState, number>> {
  const rows = await db
    .select({ state: referrals.state, count: sql<number>`count(*)::int` })
    .from(referrals)
    .where(ownedBy({ scope }))
    .groupBy(referrals.state);
  return new Map(rows.map(({ state, count }) => [state, count]));
}
