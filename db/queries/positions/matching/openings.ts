import { openStates } from '@sunshine/contract/applications/status.ts';
import type { Opening } from '@sunshine/contract/positions/matching/facts.ts';
import { paidDaysAMonth } from '@sunshine/contract/positions/search-vocabulary.ts';
import type { Occupation } from '@sunshine/contract/positions/vocabulary.ts';
import { type SQL, sql } from 'drizzle-orm';
import type { Queryable } from '../../../connect.ts';
import { type CardRow, cardColumns } from '../card.ts';

/** A position as matching compares it, and as a card shows it. */
export interface OpeningRow extends Omit<Opening, 'asks'>, Omit<CardRow, keyof Opening> {
  conditions: string;
}

/** Where to look: each list is walked along an index, newest first, so that the cost does not grow with the table. */
export interface OpeningsWanted {
  occupations: readonly Occupation[];
  /** Streets and towns in which the trades are looked for again, so that what is near is not lost among what is new. */
  towns: readonly string[];
  /** Text of a tsquery for wishes in words; null without any. */
  words: string | null;
  /** Yuan a month below whose share nothing is looked for; null for any pay. */
  payFloor: number | null;
  excluded: { positions: readonly string[]; companies: readonly string[] };
  today: string;
  each: { occupation: number; town: number; words: number };
}

/** Pay in yuan a month; a day's pay counts 21.75 times. */
export function monthly(pay: SQL, position: SQL): SQL {
  return sql`(case ${position}.pay_unit when 'day' then round(${pay} * ${sql.raw(String(paidDaysAMonth))}) else ${pay} end)::int`;
}

const columns = sql`${cardColumns(sql`greatest(p.published_at, p.refreshed_at) at time zone 'Asia/Shanghai'`)},
  p.occupation, p.majors, p.conditions,
  ${monthly(sql`p.pay_min`, sql`p`)} as "monthlyMin", ${monthly(sql`p.pay_max`, sql`p`)} as "monthlyMax",
  (select count(*)::int from applications a where a.position_id = p.id
    and a.state = any(${sql.param([...openStates])}::text[])) as applicants`;

type Row = OpeningRow & Record<string, unknown>;

/** Positions that anyone may apply for today, by trade, by trade and town, and by words: some hundreds, in one statement. */
export async function findOpenings(db: Queryable, wanted: OpeningsWanted): Promise<OpeningRow[]> {
  const { occupations, towns, words, payFloor, excluded, today, each } = wanted;
  const list = (values: readonly string[], type: string): SQL =>
    sql`${sql.param([...values])}::${sql.raw(type)}[]`;
  const open = sql`p.state = 'published' and p.valid_until >= ${today}::date`;
  const paid =
    payFloor === null ? sql`true` : sql`${monthly(sql`p.pay_max`, sql`p`)} >= ${payFloor}::int * 0.7`;
  const byWords =
    words === null
      ? sql``
      : sql`union (select s.position_id from position_search s where s.words @@ ${words}::tsquery
          order by s.published_at desc limit ${each.words})`;
  return db.execute<Row>(sql`
    with trades as (select unnest(${list(occupations, 'text')}) as occupation),
    places as (select unnest(${list(towns, 'text')}) as town),
    picked as (
      select near.id from trades t cross join lateral (
        select p.id from positions p where ${open} and p.occupation = t.occupation and ${paid}
        order by p.published_at desc limit ${each.occupation}) near
      union
      select near.id from trades t cross join places w cross join lateral (
        select p.id from positions p where ${open} and p.town = w.town and p.occupation = t.occupation and ${paid}
        order by p.published_at desc limit ${each.town}) near
      ${byWords}
    )
    select ${columns}
    from picked join positions p on p.id = picked.id join companies c on c.id = p.company_id
    where ${open} and c.state = 'verified'
      and p.id <> all(${list(excluded.positions, 'uuid')}) and p.company_id <> all(${list(excluded.companies, 'uuid')})
    order by p.id`);
}

/** These positions as far as anyone may apply for them today. */
export async function readOpenings(
  db: Queryable,
  ids: readonly string[],
  today: string,
): Promise<OpeningRow[]> {
  return db.execute<Row>(sql`
    select ${columns} from positions p join companies c on c.id = p.company_id
    where p.id = any(${sql.param([...ids])}::uuid[]) and p.state = 'published' and p.valid_until >= ${today}::date
      and c.state = 'verified'`);
}
