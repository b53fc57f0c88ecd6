import { eq, sql } from 'drizzle-orm';
import type { Queryable } from '../../connect.ts';
import { outcomes, studies } from '../../schema/households.ts';

/** Division code of the locality on a day: what its campaign says, else the district's own. */
export async function localityOn(db: Queryable, day: string): Promise<string | null> {
  const rows = await db.execute<{ code: string }>(sql`
    select coalesce(
      (select c.settings ->> 'localityCode' from campaigns c
        where c.form = 'sunshine' and ${day}::date between c.period_start and c.cutoff_day
        order by c.year desc limit 1),
      (select u.code from unions u where u.kind = 'district' order by u.code limit 1)) as code`);
  return rows[0]?.code ?? null;
}

/** Names of the units that registered a person's studies, by the study. */
export async function registeringUnions(db: Queryable, personId: string): Promise<Map<string, string>> {
  const rows = await db.execute<{ id: string; name: string }>(sql`
    select s.id, u.name from studies s join unions u on u.id = s.registering_union_id
    where s.person_id = ${personId}`);
  return new Map(rows.map(({ id, name }) => [id, name]));
}

export async function personOfStudy(db: Queryable, studyId: string): Promise<string | null> {
  const [row] = await db
    .select({ personId: studies.personId, unionId: studies.registeringUnionId })
    .from(studies)
    .where(eq(studies.id, studyId));
  return row?.unionId ? row.personId : null;
}

export async function personOfOutcome(db: Queryable, outcomeId: string): Promise<string | null> {
  const [row] = await db
    .select({ personId: outcomes.personId })
    .from(outcomes)
    .where(eq(outcomes.id, outcomeId));
  return row?.personId ?? null;
}
