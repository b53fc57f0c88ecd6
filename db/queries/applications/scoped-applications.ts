import { and, asc, desc, eq, inArray, isNull, like, sql } from 'drizzle-orm';
import type { Queryable } from '../../connect.ts';
import { applications } from '../../schema/applications.ts';
import { companies } from '../../schema/companies.ts';
import { householdManagements, householdMembers } from '../../schema/households.ts';
import { people } from '../../schema/people.ts';
import { positions } from '../../schema/positions.ts';
import { unionAncestry, unions } from '../../schema/unions.ts';

export interface ScopedFilter {
  /** Start of the name; empty for all. */
  q: string;
  personId?: string | undefined;
}

/**
 * Members of archives managed within the scope, each with the managing unit; one row per person, of two archives
 * the active one. Who left hardship this year still counts, so closed archives are not left out.
 */
export function membersInScope(db: Queryable, scope: readonly string[]) {
  return db
    .selectDistinctOn([householdMembers.personId], {
      personId: householdMembers.personId,
      unionId: householdManagements.unionId,
    })
    .from(householdMembers)
    .innerJoin(
      householdManagements,
      and(
        eq(householdManagements.householdId, householdMembers.householdId),
        isNull(householdManagements.untilDay),
      ),
    )
    .where(
      inArray(
        householdManagements.unionId,
        db
          .select({ id: unionAncestry.unionId })
          .from(unionAncestry)
          .where(inArray(unionAncestry.ancestorId, [...scope])),
      ),
    )
    .orderBy(asc(householdMembers.personId), desc(householdMembers.active), desc(householdMembers.joinedOn))
    .as('members_in_scope');
}

/** Applications of the graduates whose archives the scope manages, newest movement first. */
export async function listScopedApplications(
  db: Queryable,
  scope: readonly string[],
  filter: ScopedFilter,
  page: { limit: number; offset: number },
) {
  const members = membersInScope(db, scope);
  return db
    .select({
      id: applications.id,
      personId: applications.personId,
      name: people.name,
      unionName: unions.shortName,
      positionTitle: positions.title,
      companyName: companies.name,
      state: applications.state,
      submittedAt: applications.submittedAt,
      answeredAt: applications.answeredAt,
      movedAt: applications.movedAt,
      total: sql<number>`count(*) over ()::int`,
    })
    .from(applications)
    .innerJoin(members, eq(members.personId, applications.personId))
    .innerJoin(unions, eq(unions.id, members.unionId))
    .innerJoin(people, eq(people.id, applications.personId))
    .innerJoin(positions, eq(positions.id, applications.positionId))
    .innerJoin(companies, eq(companies.id, positions.companyId))
    .where(
      and(
        filter.personId ? eq(applications.personId, filter.personId) : undefined,
        filter.q ? like(people.name, startsWith(filter.q)) : undefined,
      ),
    )
    .orderBy(desc(applications.movedAt), desc(applications.id))
    .limit(page.limit)
    .offset(page.offset);
}

/** LIKE pattern for names that begin so; the wildcards of LIKE stand for themselves. */
export function startsWith(typed: string): string {
  return `${typed.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
}
