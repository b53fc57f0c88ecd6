import type { announcementAudiences } from '@sunshine/contract/events/plan-schemas.ts';
import { type SQL, sql } from 'drizzle-orm';
import type { Queryable, Transaction } from '../../connect.ts';
import { eventAnnouncements } from '../../schema/fairs.ts';
import { unionInScope } from '../households/scope.ts';

export type Audience = keyof typeof announcementAudiences;
interface About {
  eventId: string;
  /** Units whose graduates are told: the lead and all below it. */
  scope: readonly string[];
}

/** Accounts of an audience, each once. */
function accountsOf(audience: Audience, { eventId, scope }: About): SQL {
  if (audience === 'companies')
    return sql`select distinct g.account_id as id from event_companies c
      join role_grants g on g.company_id = c.company_id and g.role = 'recruiter' and g.ended_at is null
      join accounts a on a.id = g.account_id and a.state = 'active'
      where c.event_id = ${eventId} and c.state in ('invited', 'applied', 'approved')`;
  if (audience === 'registered')
    return sql`select distinct a.id from registrations r
      join accounts a on a.person_id = r.person_id and a.state = 'active'
      where r.event_id = ${eventId} and r.state <> 'cancelled'`;
  return sql`select distinct a.id from graduates g
    join accounts a on a.person_id = g.person_id and a.state = 'active'
    join role_grants r on r.account_id = a.id and r.role = 'graduate' and r.ended_at is null
    where exists (
        select 1 from household_members m
        join household_managements x on x.household_id = m.household_id and x.until_day is null
        where m.person_id = g.person_id and m.left_on is null and ${unionInScope(sql`x.union_id`, scope)})
      or exists (
        select 1 from studies s where s.person_id = g.person_id and ${unionInScope(sql`s.registering_union_id`, scope)})`;
}

/** How many accounts each audience has. */
export async function countAudiences(db: Queryable, about: About): Promise<Record<Audience, number>> {
  const rows = await db.execute<Record<Audience, number>>(sql`
    select (select count(*)::int from (${accountsOf('registered', about)}) a) as registered,
      (select count(*)::int from (${accountsOf('companies', about)}) a) as companies,
      (select count(*)::int from (${accountsOf('graduates', about)}) a) as graduates`);
  return rows[0] ?? { registered: 0, companies: 0, graduates: 0 };
}

/** A notice for every inbox of the audience, as jobs of one statement; answers how many. */
export async function deliverAnnouncement(
  tx: Transaction,
  audience: Audience,
  about: About,
  notice: { announcementId: string; title: string; body: string; href: string },
): Promise<number> {
  const { announcementId, ...text } = notice;
  const common = JSON.stringify({ ...text, topic: 'event' });
  const rows = await tx.execute<{ count: number }>(sql`
    select count(*)::int as count from (
      select graphile_worker.add_job('deliver-notice', (${common}::jsonb || jsonb_build_object(
        'accountId', audience.id, 'onceKey', ${`event.announcement:${announcementId}:`}::text || audience.id))::json,
        max_attempts => 8)
      from (${accountsOf(audience, about)}) audience
    ) jobs`);
  return rows[0]?.count ?? 0;
}

export async function insertAnnouncement(
  tx: Transaction,
  announcement: typeof eventAnnouncements.$inferInsert & { id: string },
): Promise<void> {
  await tx.insert(eventAnnouncements).values(announcement);
}

export async function findAnnouncement(
  tx: Transaction,
  eventId: string,
  id: string,
): Promise<{ id: string; recipients: number } | null> {
  const rows = await tx.execute<{ id: string; recipients: number }>(sql`
    select id, recipients from event_announcements where id = ${id} and event_id = ${eventId}`);
  return rows[0] ?? null;
}

export interface AnnouncementRow extends Record<string, unknown> {
  id: string;
  audience: Audience;
  title: string;
  body: string;
  recipients: number;
  sentBy: string;
  sentAt: string;
}

export async function listAnnouncementRows(db: Queryable, eventId: string): Promise<AnnouncementRow[]> {
  return db.execute<AnnouncementRow>(sql`
    select n.id, n.audience, n.title, n.body, n.recipients, p.name as "sentBy", n.sent_at as "sentAt"
    from event_announcements n join accounts a on a.id = n.sent_by join people p on p.id = a.person_id
    where n.event_id = ${eventId} order by n.sent_at desc, n.id desc limit 100`);
}
