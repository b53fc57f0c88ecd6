import { type SQL, sql } from 'drizzle-orm';
import type { Queryable, Transaction } from '../../connect.ts';
import { type CardRow, cardColumns } from './card.ts';

/** What a visitor sees of a position: past its last day it is expired, of a suspended company closed. */
const shownState = (today: string): SQL => sql`case
  when p.state in ('published', 'paused') and p.valid_until < ${today}::date then 'expired'
  when p.state in ('published', 'paused') and c.state <> 'verified' then 'closed'
  else p.state end`;
const wasPublic = sql`p.first_published_on is not null and p.state in ('published', 'paused', 'closed', 'expired')`;

export type FavouriteRow = CardRow & {
  state: 'published' | 'paused' | 'closed' | 'expired';
  keptOn: string;
  applicationId: string | null;
};

/** One page of what a person keeps, the open ones first, then the newest kept; with the number of all. */
export async function listFavouritesOf(
  db: Queryable,
  { personId, today, limit, offset }: { personId: string; today: string; limit: number; offset: number },
): Promise<{ items: FavouriteRow[]; total: number }> {
  const rows = await db.execute<FavouriteRow & { total: number }>(sql`
    select ${cardColumns(sql`coalesce(p.published_at at time zone 'Asia/Shanghai', p.first_published_on)`)},
      ${shownState(today)} as state,
      to_char(f.created_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as "keptOn",
      (select a.id from applications a where a.person_id = f.person_id and a.position_id = p.id
        and a.state not in ('withdrawn', 'declined', 'offerDeclined', 'closed')
        order by a.submitted_at desc limit 1) as "applicationId",
      count(*) over ()::int as total
    from favourites f join positions p on p.id = f.position_id join companies c on c.id = p.company_id
    where f.person_id = ${personId}::uuid and ${wasPublic}
    order by ${shownState(today)} = 'published' desc, f.created_at desc, p.id
    limit ${limit} offset ${offset}`);
  return { items: rows.map(({ total: _total, ...row }) => row as FavouriteRow), total: rows[0]?.total ?? 0 };
}

export async function keptAmong(
  db: Queryable,
  personId: string,
  positionIds: readonly string[],
): Promise<string[]> {
  const rows = await db.execute<{ id: string }>(sql`
    select position_id as id from favourites
    where person_id = ${personId}::uuid and position_id = any(${sql.param(positionIds)}::uuid[])`);
  return rows.map(({ id }) => id);
}

/** Whether anyone may see the position, now or as one that is over. */
export async function isPublicPosition(db: Queryable, positionId: string): Promise<boolean> {
  const rows = await db.execute(
    sql`select 1 from positions p where p.id = ${positionId}::uuid and ${wasPublic}`,
  );
  return rows.length > 0;
}

export async function countFavourites(db: Queryable, personId: string): Promise<number> {
  const rows = await db.execute<{ count: number }>(
    sql`select count(*)::int as count from favourites where person_id = ${personId}::uuid`,
  );
  return rows[0]?.count ?? 0;
}

/** False where it was kept already. */
export async function insertFavourite(
  tx: Transaction,
  personId: string,
  positionId: string,
  now: Date,
): Promise<boolean> {
  const rows = await tx.execute(sql`
    insert into favourites (person_id, position_id, created_at)
    values (${personId}::uuid, ${positionId}::uuid, ${now.toISOString()}::timestamptz)
    on conflict (person_id, position_id) do nothing returning position_id`);
  return rows.length > 0;
}

/** False where it was not kept. */
export async function deleteFavourite(
  tx: Transaction,
  personId: string,
  positionId: string,
): Promise<boolean> {
  const rows = await tx.execute(sql`
    delete from favourites where person_id = ${personId}::uuid and position_id = ${positionId}::uuid
    returning position_id`);
  return rows.length > 0;
}

export interface ClosingFavourite extends Record<string, unknown> {
  personId: string;
  positionId: string;
  title: string;
  companyShortName: string;
  validUntil: string;
  /** Who applied for it or blocked its company is told nothing. */
  silent: boolean;
}

/**
 * Favourites whose posting ends within so many days and of which the person was not told for that last day, marked as told.
 * Another worker's are passed by.
 */
export async function markClosingFavourites(
  tx: Transaction,
  { today, days, limit }: { today: string; days: number; limit: number },
): Promise<ClosingFavourite[]> {
  return [
    ...(await tx.execute<ClosingFavourite>(sql`
      with due as (
        select f.person_id, f.position_id, p.valid_until, p.title, c.short_name,
          exists (select 1 from applications a where a.person_id = f.person_id and a.position_id = f.position_id)
            or exists (select 1 from company_blocks b where b.person_id = f.person_id and b.company_id = p.company_id) as silent
        from favourites f
        join positions p on p.id = f.position_id and p.state = 'published'
        join companies c on c.id = p.company_id and c.state = 'verified'
        where p.valid_until between ${today}::date and ${today}::date + ${days}::int
          and f.closing_told_for is distinct from p.valid_until
        order by f.person_id, f.position_id limit ${limit}
        for update of f skip locked
      )
      update favourites f set closing_told_for = due.valid_until from due
      where f.person_id = due.person_id and f.position_id = due.position_id
      returning f.person_id as "personId", f.position_id as "positionId", due.title,
        due.short_name as "companyShortName", due.valid_until::text as "validUntil", due.silent`)),
  ];
}
