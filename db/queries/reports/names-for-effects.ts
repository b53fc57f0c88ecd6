import { sql } from 'drizzle-orm';
import type { Queryable } from '../../connect.ts';

/** Full names of persons and short names of units by their ids: the caller masks the former. */
export async function namesOf(
  db: Queryable,
  ids: { persons: readonly string[]; units: readonly string[] },
): Promise<{ persons: ReadonlyMap<string, string>; units: ReadonlyMap<string, string> }> {
  const [persons, units] = await Promise.all([
    db.execute<Named>(sql`select id, name from people where id = any(${sql.param(ids.persons)}::uuid[])`),
    db.execute<Named>(
      sql`select id, short_name as name from unions where id = any(${sql.param(ids.units)}::uuid[])`,
    ),
  ]);
  const byId = (rows: readonly Named[]): ReadonlyMap<string, string> =>
    new Map(rows.map(({ id, name }) => [id, name]));
  return { persons: byId(persons), units: byId(units) };
}

interface Named extends Record<string, unknown> {
  id: string;
  name: string;
}
