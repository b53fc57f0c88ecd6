import { type SQL, sql } from 'drizzle-orm';

/** Whether a unit lies in the scope: at one of its roots or below. */
export function unionInScope(unionId: SQL, scope: readonly string[] | SQL): SQL {
  const roots = Array.isArray(scope) ? sql.param(scope) : scope;
  return sql`exists (select 1 from union_ancestry in_scope where in_scope.union_id = ${unionId}
    and in_scope.ancestor_id = any(${roots}::uuid[]))`;
}

/** Instant of a raw statement as ISO text; drizzle hands it over as PostgreSQL writes it. */
export function isoInstant(value: string): string {
  return new Date(value).toISOString();
}

/** A typed text for `like`: its own % and _ mean themselves. */
export function likePrefix(text: string): string {
  return `${text.replace(/[\\%_]/g, (character) => `\\${character}`)}%`;
}
