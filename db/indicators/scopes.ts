import { type SQL, sql } from 'drizzle-orm';
import { isOneOf } from './frame.ts';

/** A scope: a unit with all below it, or the unit alone (本级). */
export interface Scope {
  unitId: string;
  ownOnly: boolean;
}

export function scopeKey({ unitId, ownOnly }: Scope): string {
  return ownOnly ? `${unitId}/own` : unitId;
}

/** `scopes`: each scope with the units that belong to it. */
export function scopesTable(scopes: readonly Scope[]): SQL {
  const ids = (ownOnly: boolean): string[] =>
    scopes.filter((scope) => scope.ownOnly === ownOnly).map((scope) => scope.unitId);
  return sql`scopes as (
    select a.ancestor_id as unit_id, false as own_only, a.union_id as member_id from union_ancestry a
    where ${isOneOf(sql`a.ancestor_id`, ids(false))}
    union all
    select u.id, true, u.id from unions u where ${isOneOf(sql`u.id`, ids(true))}
  )`;
}
