import type { Taken } from '@sunshine/contract/positions/matching/facts.ts';
import { anonymity } from '@sunshine/contract/positions/matching/weights.ts';
import type { Occupation } from '@sunshine/contract/positions/vocabulary.ts';
import { sql } from 'drizzle-orm';
import type { Queryable } from '../../../connect.ts';

/** Every spelling of a major, each with the name under which it is counted. */
export type Spellings = readonly (readonly [spelling: string, major: string])[];

/**
 * What people of these majors applied for or took, by trade: each person once, and nothing of fewer than three people.
 * `but` leaves out the one who asks.
 */
export async function takenByMajors(
  db: Queryable,
  spellings: Spellings,
  but: string | null,
): Promise<Map<string, Taken>> {
  const found = new Map<string, Taken>();
  if (spellings.length === 0) return found;
  const rows = await db.execute<{ major: string; occupation: Occupation | null; people: number }>(sql`
    with spelled as (
      select * from unnest(${sql.param(spellings.map(([spelling]) => spelling))}::text[],
        ${sql.param(spellings.map(([, major]) => major))}::text[]) as s (spelling, major)
    ), peers as (
      select distinct s.major, st.person_id from spelled s join studies st on st.major = s.spelling
      where st.person_id is distinct from ${but}::uuid
    ), took as (
      select e.major, e.person_id, p.occupation from peers e
      join applications a on a.person_id = e.person_id and a.state <> 'withdrawn' join positions p on p.id = a.position_id
      union
      select e.major, e.person_id, p.occupation from peers e
      join placements l on l.person_id = e.person_id and l.cancelled_at is null join positions p on p.id = l.position_id
    )
    select major, occupation, count(distinct person_id)::int as people from took
    group by grouping sets ((major), (major, occupation))
    having count(distinct person_id) >= ${anonymity}
    order by major, occupation nulls first`);
  for (const { major, occupation, people } of rows) {
    if (occupation === null) found.set(major, { people, byOccupation: {} });
    else {
      const taken = found.get(major);
      if (taken) taken.byOccupation[occupation] = people;
    }
  }
  return found;
}
