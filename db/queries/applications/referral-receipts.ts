import { type SQL, sql } from 'drizzle-orm';
import type { Queryable } from '../../connect.ts';

export interface ReferralView extends Record<string, unknown> {
  referralId: string;
  firstSeenAt: string;
  lastSeenAt: string;
  fileSeenAt: string | null;
}

const ids = (list: readonly string[]): SQL => sql`any(${sql.param([...list])}::uuid[])`;

/** When the company looked at what these referrals sent; who it was there stays the company's. */
export async function viewsOfReferrals(
  db: Queryable,
  referralIds: readonly string[],
): Promise<ReferralView[]> {
  return db.execute<ReferralView>(sql`
    select r.id as "referralId", v.first_seen_at as "firstSeenAt", v.last_seen_at as "lastSeenAt",
      v.file_seen_at as "fileSeenAt"
    from referrals r join application_views v on v.application_id = r.application_id
    where r.id = ${ids(referralIds)}
    order by v.first_seen_at, v.account_id`);
}

export interface ReferralAct extends Record<string, unknown> {
  referralId: string;
  action: string;
  name: string;
  at: string;
}

/** What staff did about these referrals, from the audit trail: the first first. */
export async function staffActsOfReferrals(
  db: Queryable,
  referralIds: readonly string[],
): Promise<ReferralAct[]> {
  return db.execute<ReferralAct>(sql`
    select e.subject_id as "referralId", e.action, coalesce(p.name, '工会老师') as name, e.at
    from audit_entries e
    left join accounts a on a.id = e.actor_account_id left join people p on p.id = a.person_id
    where e.subject_type = 'referral' and e.subject_id = ${ids(referralIds)} and e.actor_role in ('caseworker', 'reviewer')
    order by e.at, e.id`);
}
