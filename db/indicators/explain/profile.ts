import type { CellCode } from '@sunshine/contract/reports/sunshine-form.ts';
import { sql } from 'drizzle-orm';
import type { Queryable } from '../../connect.ts';
import { withFacts, withTables } from '../facts.ts';
import { dayParam, type Frame } from '../frame.ts';
import { indicatorOf } from '../registry.ts';
import { type Scope, scopesTable } from '../scopes.ts';

/** What the platform knows of one person that the cells of persons turn on, as of the frame's last day. */
export interface Profile {
  birthDate: string | null;
  diedOn: string | null;
  memberships: Membership[];
  studies: Study[];
  needs: { openedOn: string; closedOn: string | null; closedBy: string | null }[];
  /** Outcome in force; null: none recorded. */
  outcome: { kind: string; resolvedBy: string; from: string } | null;
  /** Division code of the locality of 10A. */
  locality: string;
  /** Of P, on the platform as a whole; the unit is the one that answers for the archive. */
  population: { unitName: string; currentYear: boolean } | null;
}

interface Membership {
  from: string;
  until: string | null;
  inError: boolean;
}

interface Study {
  school: string;
  degree: string;
  mode: string;
  year: number;
  state: string;
  campus: string | null;
  /** Unit that registered the person as studying here (10A), where one did. */
  registeredBy: string | null;
}

/** One statement; null where nobody has this id. */
export async function readProfile(db: Queryable, frame: Frame, personId: string): Promise<Profile | null> {
  const rows = await db.execute<Record<string, unknown> & Profile>(sql`
    ${withTables(frame)}
    select p.birth_date as "birthDate", p.died_on as "diedOn",
      coalesce((
        select jsonb_agg(jsonb_build_object('from', greatest(m.joined_on, e.opened_on),
          'until', least(m.left_on, e.closed_on), 'inError', e.closing_reason is not distinct from 'openedInError')
          order by greatest(m.joined_on, e.opened_on))
        from household_members m join household_episodes e on e.household_id = m.household_id
        where m.person_id = p.id and greatest(m.joined_on, e.opened_on)
          <= least(coalesce(m.left_on, 'infinity'), coalesce(e.closed_on, 'infinity'))
      ), '[]') as memberships,
      coalesce((
        select jsonb_agg(jsonb_build_object('school', s.school, 'degree', s.degree, 'mode', s.education_mode,
          'year', s.graduation_year, 'state', s.state, 'campus', s.campus_division,
          'registeredBy', (select r.name from unions r
            where r.id = s.registering_union_id and s.registration_withdrawn_at is null))
          order by s.graduation_year, s.id)
        from studies s where s.person_id = p.id
      ), '[]') as studies,
      coalesce((
        select jsonb_agg(jsonb_build_object('openedOn', n.opened_on, 'closedOn', n.closed_on, 'closedBy', n.closed_by)
          order by n.opened_on)
        from help_needs n where n.person_id = p.id and n.opened_on <= ${dayParam(frame.asOf)}
      ), '[]') as needs,
      (
        select jsonb_build_object('kind', o.kind, 'resolvedBy', o.resolved_by, 'from', x.from_day)
        from outcome_now o join outcomes x on x.id = o.outcome_id where o.person_id = p.id
      ) as outcome,
      (
        select jsonb_build_object('unitName', u.name, 'currentYear', q.current_year)
        from population q join unions u on u.id = q.unit_id where q.person_id = p.id
      ) as population
      , coalesce(${frame.settings.localityCode}::text, (
        select u.code from unions u where u.kind = 'district' order by u.code limit 1
      )) as locality
    from people p where p.id = ${personId}`);
  return rows[0] ?? null;
}

/** A fact of the person in one cell, whether or not it falls into the scope. */
export interface PersonFact {
  recordId: string;
  on: string;
  unitName: string;
  inScope: boolean;
}

export async function factsOfPerson(
  db: Queryable,
  frame: Frame,
  scope: Scope,
  code: CellCode,
  personId: string,
): Promise<PersonFact[]> {
  const rows = await db.execute<Record<string, unknown> & PersonFact>(sql`
    ${withFacts(frame, [indicatorOf(code)])}, ${scopesTable([scope])}
    select f.record_id as "recordId", f.on_day as "on", u.name as "unitName",
      exists (select 1 from scopes s where s.member_id = f.unit_id) as "inScope"
    from facts f join unions u on u.id = f.unit_id
    where f.person_id = ${personId} order by f.on_day, f.record_id`);
  return [...rows];
}
