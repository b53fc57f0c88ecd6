import { type CellCode, cellCodes } from '@sunshine/contract/reports/sunshine-form.ts';
import { type SQL, sql } from 'drizzle-orm';
import type { Queryable } from '../connect.ts';
import type { Coverage } from './coverage.ts';
import { withFacts } from './facts.ts';
import type { Frame } from './frame.ts';
import type { Counts } from './indicator.ts';
import { indicatorOf } from './registry.ts';

/** Persons of one cell whom two or more of the units one level down count, the unit alone (本级) among them. */
export interface SharedPersons {
  code: CellCode;
  /** `persons`: why the sum of the units exceeds the district; else who was served by several units. */
  counts: Counts;
  total: number;
  /** The first of them by name. */
  persons: SharedPerson[];
}

export interface SharedPerson {
  personId: string;
  /** Full name: the caller masks it. */
  name: string;
  units: { unionId: string; name: string; ownOnly: boolean }[];
}

const cellsOfPeople = cellCodes.filter((code) =>
  ['persons', 'personTimes'].includes(indicatorOf(code).counts),
);

export async function sharedPersons(
  db: Queryable,
  frame: Frame,
  unitId: string,
  coverage?: Coverage,
  { codes = cellsOfPeople, limit = 200 }: { codes?: readonly CellCode[]; limit?: number } = {},
): Promise<SharedPersons[]> {
  const rows = await db.execute<SharedRow>(sql`
    ${withFacts(frame, codes.map(indicatorOf), coverage)}, ${unitsBelow(unitId)},
    shared as (
      select f.code, f.person_id, array_agg(distinct b.id) as unit_ids
      from facts f join below b on b.member_id = f.unit_id
      where f.person_id is not null
      group by f.code, f.person_id having count(distinct b.id) > 1
    ), numbered as (
      select h.code, h.person_id, h.unit_ids, p.name, count(*) over (partition by h.code)::int as total,
        row_number() over (partition by h.code order by p.name, p.id) as n
      from shared h join people p on p.id = h.person_id
    )
    select n.code, n.person_id as "personId", n.name, n.total, (
        select jsonb_agg(jsonb_build_object('unionId', u.id, 'name', u.name, 'ownOnly', u.id = ${unitId})
          order by u.id <> ${unitId}, u.position, u.code)
        from unions u where u.id = any(n.unit_ids)
      ) as units
    from numbered n where n.n <= ${limit} order by n.code, n.n`);
  return codes.map((code) => {
    const own = rows.filter((row) => row.code === code);
    const persons = own.map(({ personId, name, units }) => ({ personId, name, units }));
    return { code, counts: indicatorOf(code).counts, total: own[0]?.total ?? 0, persons };
  });
}

interface SharedRow extends SharedPerson, Record<string, unknown> {
  code: CellCode;
  total: number;
}

/** `below`: each unit one level down with all it answers for, and the unit alone. */
function unitsBelow(unitId: string): SQL {
  return sql`below as (
    select u.id, a.union_id as member_id from unions u join union_ancestry a on a.ancestor_id = u.id
    where u.parent_id = ${unitId}
    union all select u.id, u.id from unions u where u.id = ${unitId}
  )`;
}
