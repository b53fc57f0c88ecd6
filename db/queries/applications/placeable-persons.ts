import { and, asc, desc, eq, like } from 'drizzle-orm';
import type { Queryable } from '../../connect.ts';
import { graduates, studies } from '../../schema/households.ts';
import { people } from '../../schema/people.ts';
import { unions } from '../../schema/unions.ts';
import { membersInScope, startsWith } from './scoped-applications.ts';

function rows(db: Queryable, scope: readonly string[]) {
  const members = membersInScope(db, scope);
  return db
    .selectDistinctOn([people.name, graduates.personId], {
      personId: graduates.personId,
      name: people.name,
      unionName: unions.shortName,
      school: studies.school,
      graduationYear: studies.graduationYear,
    })
    .from(graduates)
    .innerJoin(members, eq(members.personId, graduates.personId))
    .innerJoin(people, eq(people.id, graduates.personId))
    .innerJoin(unions, eq(unions.id, members.unionId))
    .leftJoin(studies, eq(studies.personId, graduates.personId));
}

/** Graduates whose archive the scope manages, by the start of their name or one by id; twenty at most. */
export async function findPlaceablePersons(
  db: Queryable,
  scope: readonly string[],
  { q, personId }: { q: string; personId?: string | undefined },
) {
  return rows(db, scope)
    .where(
      and(
        q ? like(people.name, startsWith(q)) : undefined,
        personId ? eq(graduates.personId, personId) : undefined,
      ),
    )
    .orderBy(asc(people.name), asc(graduates.personId), desc(studies.graduationYear))
    .limit(20);
}

export async function isPlaceable(
  db: Queryable,
  scope: readonly string[],
  personId: string,
): Promise<boolean> {
  const found = await rows(db, scope).where(eq(graduates.personId, personId)).limit(1);
  return found.length > 0;
}
