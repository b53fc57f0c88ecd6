import type { WishState } from '@sunshine/contract/positions/matching-vocabulary.ts';
import { and, eq, sql } from 'drizzle-orm';
import type { Queryable, Transaction } from '../../connect.ts';
import { positionWishes } from '../../schema/demand.ts';
import { scoped } from '../households/list-graduates.ts';

/** Null where the person has the same wish open already. */
export async function insertWish(
  tx: Transaction,
  row: typeof positionWishes.$inferInsert,
): Promise<string | null> {
  const rows = await tx
    .insert(positionWishes)
    .values(row)
    .onConflictDoNothing()
    .returning({ id: positionWishes.id });
  return rows[0]?.id ?? null;
}

export async function openWish(tx: Transaction, personId: string, query: string): Promise<string | null> {
  const rows = await tx
    .select({ id: positionWishes.id })
    .from(positionWishes)
    .where(
      and(
        eq(positionWishes.personId, personId),
        eq(positionWishes.query, query),
        eq(positionWishes.state, 'open'),
      ),
    );
  return rows[0]?.id ?? null;
}

export async function countOpenWishes(tx: Transaction, personId: string): Promise<number> {
  const rows = await tx.execute<{ count: number }>(sql`
    select count(*)::int as count from position_wishes where person_id = ${personId}::uuid and state = 'open'`);
  return rows[0]?.count ?? 0;
}

export interface WishRow extends Record<string, unknown> {
  id: string;
  query: string;
  state: WishState;
  wishedAt: string;
  settledAt: string | null;
  position: { id: string; title: string; companyName: string } | null;
}

/** A person's wishes that were not taken back, the open ones first. */
export async function wishesOf(db: Queryable, personId: string): Promise<WishRow[]> {
  return [
    ...(await db.execute<WishRow>(sql`
      select w.id, w.query, w.state, w.wished_at as "wishedAt", w.settled_at as "settledAt",
        case when p.id is not null
          then json_build_object('id', p.id, 'title', p.title, 'companyName', c.name) end as position
      from position_wishes w
      left join positions p on p.id = w.position_id left join companies c on c.id = p.company_id
      where w.person_id = ${personId}::uuid and w.state <> 'withdrawn'
      order by w.state = 'open' desc, w.wished_at desc, w.id limit 100`)),
  ];
}

/** Whether there was such an open wish of the person. */
export async function withdrawWish(
  tx: Transaction,
  personId: string,
  id: string,
  now: Date,
): Promise<'withdrawn' | 'notOpen' | 'missing'> {
  const own = and(eq(positionWishes.id, id), eq(positionWishes.personId, personId));
  const [found] = await tx
    .select({ state: positionWishes.state })
    .from(positionWishes)
    .where(own)
    .for('update');
  if (!found) return 'missing';
  if (found.state !== 'open') return 'notOpen';
  await tx.update(positionWishes).set({ state: 'withdrawn', settledAt: now }).where(own);
  return 'withdrawn';
}

/** Searches that somebody still waits for, in order, after one. */
export async function openWishQueries(db: Queryable, after: string, limit: number): Promise<string[]> {
  const rows = await db.execute<{ query: string }>(sql`
    select distinct query from position_wishes where state = 'open' and query > ${after} order by query limit ${limit}`);
  return rows.map(({ query }) => query);
}

export interface MetWish extends Record<string, unknown> {
  id: string;
  personId: string | null;
  query: string;
}

/** Marks the open wishes of a search as met by a position, without those of persons who keep away from its company. */
export async function meetWishes(
  tx: Transaction,
  { query, positionId, companyId, now }: { query: string; positionId: string; companyId: string; now: Date },
): Promise<MetWish[]> {
  return [
    ...(await tx.execute<MetWish>(sql`
      update position_wishes w set state = 'met', settled_at = ${now.toISOString()}::timestamptz,
        position_id = ${positionId}::uuid
      where w.query = ${query} and w.state = 'open'
        and not exists (select 1 from company_blocks b where b.person_id = w.person_id and b.company_id = ${companyId}::uuid)
      returning w.id, w.person_id as "personId", w.query`)),
  ];
}

export interface DemandGroup extends Record<string, unknown> {
  words: string;
  /** Of a wish without words what else it asks for, without its towns, as an address says it. */
  filters: string;
  /** Empty for anywhere. */
  town: string;
  own: { personId: string; name: string }[];
  /** Signed-in people outside of the scope, each once, and every wish without a person. */
  others: number;
  lastWishedOn: string;
}

/**
 * What was wished since a day by words and town, or by the filters where there are no words; people of the scope by name. A wish for several towns counts in each.
 * Taken-back ones are left out.
 */
export async function demandSince(
  db: Queryable,
  scope: readonly string[],
  since: string,
): Promise<DemandGroup[]> {
  return [
    ...(await db.execute<DemandGroup>(sql`
      with ${scoped(scope)}, wished as (
        select lower(w.words) as words, case when w.words = ''
            then trim('&' from regexp_replace(w.query, '(^|&)(q|town)=[^&]*', '', 'g')) else '' end as filters,
          coalesce(town.code, '') as town, w.person_id, w.id, s.person_id as own_id,
          (w.wished_at at time zone 'Asia/Shanghai')::date as wished_on
        from position_wishes w
        left join lateral unnest(w.towns) as town(code) on true
        left join scoped s on s.person_id = w.person_id
        where w.state <> 'withdrawn' and (w.wished_at at time zone 'Asia/Shanghai')::date >= ${since}::date
      )
      select w.words, w.filters, w.town,
        coalesce(json_agg(distinct jsonb_build_object('personId', w.own_id, 'name', p.name))
          filter (where w.own_id is not null), '[]') as own,
        count(distinct coalesce(w.person_id, w.id)) filter (where w.own_id is null)::int as others,
        max(w.wished_on)::text as "lastWishedOn"
      from wished w left join people p on p.id = w.own_id
      group by w.words, w.filters, w.town
      order by count(distinct coalesce(w.person_id, w.id)) desc, max(w.wished_on) desc, w.words, w.filters, w.town
      limit 500`)),
  ];
}

/** Wishes since a day, those taken back left out, and how many signed-in people they come from. */
export async function wishesSince(db: Queryable, since: string): Promise<{ total: number; people: number }> {
  const rows = await db.execute<{ total: number; people: number }>(sql`
    select count(*)::int as total, count(distinct person_id)::int as people from position_wishes
    where state <> 'withdrawn' and (wished_at at time zone 'Asia/Shanghai')::date >= ${since}::date`);
  return rows[0] ?? { total: 0, people: 0 };
}
