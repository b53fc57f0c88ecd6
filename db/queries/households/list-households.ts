import type { ArchiveLevel } from '@sunshine/contract/households/vocabulary.ts';
import { type SQL, sql } from 'drizzle-orm';
import type { Queryable } from '../../connect.ts';
import { likePrefix, unionInScope } from './scope.ts';

export interface HouseholdFilter {
  /** Start of a name or an archive number. */
  text: string;
  /** Keyed hashes of the same text read as an ID number and as a phone. */
  idNumberHash: Buffer | null;
  phoneHash: Buffer | null;
  unionId: string | null;
  state: 'active' | 'closed' | 'all';
  show: 'all' | 'graduates' | 'needs' | 'verify';
  /** Not re-verified since this day: due. */
  verifyBefore: string;
  limit: number;
  offset: number;
}

export interface HouseholdLine {
  id: string;
  archiveNumber: string;
  worker: string;
  unionId: string;
  unionName: string;
  openedOn: string;
  closedOn: string | null;
  archiveLevel: ArchiveLevel;
  migrantWorker: boolean;
  verifiedOn: string | null;
  members: number;
  graduates: number;
  openNeeds: number;
}

const verificationDue = (before: string): SQL =>
  sql`e.closed_on is null and coalesce(h.verified_on, e.opened_on) < ${before}::date`;

/** One page of archives in the scope and how many there are; `toVerify` counts those due in the whole scope. */
export async function listHouseholdRows(
  db: Queryable,
  scope: readonly string[],
  filter: HouseholdFilter,
): Promise<{ items: HouseholdLine[]; total: number; toVerify: number }> {
  const from = sql`households h
    join household_managements g on g.household_id = h.id and g.until_day is null
    join lateral (
      select opened_on, closed_on from household_episodes e where e.household_id = h.id
      order by e.closed_on is null desc, e.opened_on desc limit 1
    ) e on true
    join people w on w.id = h.primary_worker_id`;
  const inScope = unionInScope(sql`g.union_id`, scope);
  const where = sql`${inScope} and ${conditions(filter)}`;
  const [items, counts] = await Promise.all([
    db.execute<HouseholdLine & Record<string, unknown>>(sql`
      with page as (
        select h.*, w.name as worker, g.union_id, e.opened_on, e.closed_on from ${from} where ${where}
        order by e.closed_on is null desc, h.created_at desc, h.id desc limit ${filter.limit} offset ${filter.offset}
      )
      select h.id, h.archive_number as "archiveNumber", h.worker, h.union_id as "unionId", u.name as "unionName",
        h.opened_on as "openedOn", h.closed_on as "closedOn", h.archive_level as "archiveLevel",
        h.migrant_worker as "migrantWorker", h.verified_on as "verifiedOn", c.members, c.graduates, c."openNeeds"
      from page h
      join unions u on u.id = h.union_id
      cross join lateral (
        select count(*)::int as members,
          (count(*) filter (where m.identity = 'graduate'))::int as graduates,
          (count(*) filter (where n.id is not null))::int as "openNeeds"
        from household_members m
        left join help_needs n on n.person_id = m.person_id and n.closed_on is null
        where m.household_id = h.id and m.left_on is null
      ) c
      order by h.closed_on is null desc, h.created_at desc, h.id desc`),
    db.execute<{ total: number; toVerify: number }>(sql`
      select (count(*) filter (where ${conditions(filter)}))::int as total,
        (count(*) filter (where ${verificationDue(filter.verifyBefore)}))::int as "toVerify"
      from ${from} where ${inScope}`),
  ]);
  return { items, total: counts[0]?.total ?? 0, toVerify: counts[0]?.toVerify ?? 0 };
}

function conditions(filter: HouseholdFilter): SQL {
  const all: SQL[] = [sql`true`];
  if (filter.unionId) {
    all.push(
      sql`exists (select 1 from union_ancestry b where b.union_id = g.union_id and b.ancestor_id = ${filter.unionId})`,
    );
  }
  if (filter.state === 'active') all.push(sql`e.closed_on is null`);
  if (filter.state === 'closed') all.push(sql`e.closed_on is not null`);
  if (filter.show === 'verify') all.push(verificationDue(filter.verifyBefore));
  if (filter.show === 'graduates') {
    all.push(
      sql`exists (select 1 from household_members m where m.household_id = h.id and m.left_on is null and m.identity = 'graduate')`,
    );
  }
  if (filter.show === 'needs') {
    all.push(sql`exists (select 1 from household_members m join help_needs n on n.person_id = m.person_id and n.closed_on is null
      where m.household_id = h.id and m.left_on is null)`);
  }
  if (filter.text !== '') all.push(textCondition(filter));
  return sql.join(all, sql` and `);
}

/** A member's name, the archive number, or a whole ID number or phone by its hash. */
function textCondition({ text, idNumberHash, phoneHash }: HouseholdFilter): SQL {
  const prefix = likePrefix(text);
  return sql`(h.archive_number ilike ${prefix} or exists (
    select 1 from household_members m join people p on p.id = m.person_id
    where m.household_id = h.id and (p.name like ${prefix}
      or p.id_number_hash = ${idNumberHash} or p.phone_hash = ${phoneHash})))`;
}
