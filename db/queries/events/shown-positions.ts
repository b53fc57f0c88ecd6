import type { PayUnit, PositionKind } from '@sunshine/contract/positions/vocabulary.ts';
import { type SQL, sql } from 'drizzle-orm';
import type { Queryable, Transaction } from '../../connect.ts';

export interface ShownPositionRow extends Record<string, unknown> {
  id: string;
  title: string;
  companyId: string;
  companyName: string;
  kind: PositionKind;
  town: string;
  payMin: number;
  payMax: number;
  payUnit: PayUnit;
  payMonths: number;
  headcount: number;
  open: boolean;
  suitableForGraduates: boolean;
}

const columns: SQL = sql`p.id, p.title, p.company_id as "companyId", c.name as "companyName", p.kind, p.town, p.pay_min as "payMin", p.pay_max as "payMax",
  p.pay_unit as "payUnit", p.pay_months as "payMonths", p.suitable_for_graduates as "suitableForGraduates",
  (p.state = 'published') as open`;

/** Positions of an event, company by company; the headcount is that of the close once it is known. */
export async function listShownPositions(db: Queryable, eventId: string): Promise<ShownPositionRow[]> {
  return db.execute<ShownPositionRow>(sql`
    select ${columns}, coalesce(s.headcount, p.headcount) as headcount
    from event_positions s join positions p on p.id = s.position_id join companies c on c.id = p.company_id
    where s.event_id = ${eventId} order by c.name, p.title, p.id`);
}

/** Published positions that can be shown, those shown already first. */
export async function listShowableRows(
  db: Queryable,
  eventId: string,
  q: string,
  window: { limit: number; offset: number },
): Promise<(ShownPositionRow & { shown: boolean; total: number })[]> {
  const like = `%${q.replaceAll(/[\\%_]/g, (mark) => `\\${mark}`)}%`;
  return db.execute<ShownPositionRow & { shown: boolean; total: number }>(sql`
    select ${columns}, p.headcount, (s.position_id is not null) as shown, count(*) over ()::int as total
    from positions p join companies c on c.id = p.company_id
    left join event_positions s on s.position_id = p.id and s.event_id = ${eventId}
    where p.state = 'published' and (${q} = '' or p.title like ${like} or c.name like ${like})
    order by s.position_id is null, c.name, p.title, p.id
    limit ${window.limit} offset ${window.offset}`);
}

/** Shows positions; answers how many of them are published and so can be. */
export async function addShownPositions(
  tx: Transaction,
  eventId: string,
  ids: readonly string[],
): Promise<number> {
  const open = await tx.execute<{ id: string }>(sql`
    select p.id from positions p where p.id = any(${sql.param(ids)}::uuid[]) and p.state = 'published' for share of p`);
  await tx.execute(sql`
    insert into event_positions (event_id, position_id)
    select ${eventId}, p.id from positions p where p.id = any(${sql.param(open.map((row) => row.id))}::uuid[])
    on conflict do nothing`);
  return open.length;
}

export async function removeShownPositions(
  tx: Transaction,
  eventId: string,
  ids: readonly string[],
): Promise<void> {
  await tx.execute(sql`
    delete from event_positions where event_id = ${eventId} and position_id = any(${sql.param(ids)}::uuid[])`);
}

export async function countShownPositions(db: Queryable, eventId: string): Promise<number> {
  const rows = await db.execute<{ count: number }>(sql`
    select count(*)::int as count from event_positions where event_id = ${eventId}`);
  return rows[0]?.count ?? 0;
}

/** Writes the headcount of the last day: the given ones, the position's own for the rest. */
export async function closeHeadcounts(
  tx: Transaction,
  eventId: string,
  given: readonly { positionId: string; headcount: number }[],
): Promise<{ written: number }> {
  const json = JSON.stringify(
    given.map((each) => ({ position_id: each.positionId, headcount: each.headcount })),
  );
  const rows = await tx.execute<{ given: boolean }>(sql`
    update event_positions s set headcount = coalesce(g.headcount, p.headcount)
    from positions p left join json_to_recordset(${json}::json) as g(position_id uuid, headcount int)
      on g.position_id = p.id
    where s.event_id = ${eventId} and p.id = s.position_id
    returning (g.position_id is not null) as given`);
  return { written: rows.filter((row) => row.given).length };
}

/** Back to planned: the positions show their own headcount again. */
export async function reopenHeadcounts(tx: Transaction, eventId: string): Promise<void> {
  await tx.execute(sql`update event_positions set headcount = null where event_id = ${eventId}`);
}
