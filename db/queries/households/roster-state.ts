import type { DegreeLevel, OutcomeKind } from '@sunshine/contract/households/vocabulary.ts';
import { sql } from 'drizzle-orm';
import type { Queryable } from '../../connect.ts';

/** What is known of people of a roster, to tell what a row adds. */
export interface GraduateState {
  personId: string;
  studies: { degree: DegreeLevel; graduationYear: number }[];
  outcome: { kind: OutcomeKind; fromDay: string } | null;
  outcomes: { kind: OutcomeKind; fromDay: string }[];
  needOpen: boolean;
  /** Day the latest need was closed; null when there never was one. */
  needClosedOn: string | null;
  /** Archives the person belonged to and left. */
  formerHouseholds: string[];
}

export async function readGraduateStates(
  db: Queryable,
  personIds: readonly string[],
): Promise<GraduateState[]> {
  if (personIds.length === 0) return [];
  return db.execute<GraduateState & Record<string, unknown>>(sql`
    select p.id as "personId",
      coalesce((select json_agg(json_build_object('degree', s.degree, 'graduationYear', s.graduation_year))
        from studies s where s.person_id = p.id), '[]') as studies,
      coalesce((select json_agg(json_build_object('kind', o.kind, 'fromDay', o.from_day)
          order by o.from_day desc, o.recorded_at desc, o.id desc)
        from outcomes o where o.person_id = p.id and o.retracted_at is null), '[]') as outcomes,
      exists (select 1 from help_needs n where n.person_id = p.id and n.closed_on is null) as "needOpen",
      (select max(n.closed_on) from help_needs n where n.person_id = p.id) as "needClosedOn",
      coalesce((select json_agg(m.household_id) from household_members m
        where m.person_id = p.id and m.left_on is not null), '[]') as "formerHouseholds"
    from people p where p.id = any(${sql.param(personIds)}::uuid[])`);
}

/** Ids of a union and all below it. */
export async function unitsBelow(db: Queryable, unionId: string): Promise<Set<string>> {
  const rows = await db.execute<{ id: string }>(
    sql`select union_id as id from union_ancestry where ancestor_id = ${unionId}`,
  );
  return new Set(rows.map(({ id }) => id));
}
