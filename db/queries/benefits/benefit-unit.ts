import { and, asc, eq, isNull } from 'drizzle-orm';
import type { Queryable } from '../../connect.ts';
import { unions } from '../../schema/unions.ts';

/** The district: looks after graduates whom no unit has registered. */
export async function districtUnit(db: Queryable): Promise<string | null> {
  const [row] = await db
    .select({ id: unions.id })
    .from(unions)
    .where(and(eq(unions.kind, 'district'), isNull(unions.closedOn)))
    .orderBy(asc(unions.code))
    .limit(1);
  return row?.id ?? null;
}
