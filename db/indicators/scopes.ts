import { type SQL, sql } from 'drizzle-orm';

/** A scope: a unit with all below it, or the unit alone (本级). */
export interface Scope {
  unitId: string;
  ownOnly: boolean;
}

export function scopeKey({ unitId, ownOnly }: Scope): string {
  return ownOnly ? `${unitId}/own` : unitId;
}

/** `scopes`: each scope by its place in the list (`scope_no`, from 0) with the units that belong to it. */
export function scopesTable(scopes: readonly Scope[]): SQL {
  const ids = sql.param(scopes.map(({ unitId }) => unitId));
  const own = sql.param(scopes.map(({ ownOnly }) => `${ownOnly}`));
  return sql`scopes as materialized (
    select w.place::int - 1 as scope_no, a.union_id as member_id, n.unit_no
    from unnest(${ids}::uuid[], ${own}::text[]) with ordinality w(unit_id, own_only, place)
    join union_ancestry a on a.ancestor_id = w.unit_id and (w.own_only = 'false' or a.union_id = w.unit_id)
    join unit_numbers n on n.id = a.union_id
  )`;
}
