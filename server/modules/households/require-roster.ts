import { type RosterColumnKey, rosterColumns } from '@sunshine/contract/households/roster.ts';
import type { rosterRoutes } from '@sunshine/contract/households/routes.ts';
import type { Reply } from '@sunshine/contract/route.ts';
import { keysOf } from '@sunshine/contract/shared/labels.ts';
import type { Queryable } from '@sunshine/db/connect.ts';
import {
  findRosterImport,
  type RosterImportSummary,
} from '@sunshine/db/queries/households/roster-imports.ts';
import { isoInstant } from '@sunshine/db/queries/households/scope.ts';
import type { Context } from '../../context.ts';
import { refusal } from '../../refusal.ts';

/** An import of the actor's scope; missing and out of scope are the same 404. */
export async function requireRoster(
  ctx: Context,
  db: Queryable,
  id: string,
  options: { lock?: boolean } = {},
): Promise<RosterImportSummary> {
  const row = await findRosterImport(db, ctx.policy.unionScope('roster.import'), id, options);
  if (!row) throw refusal('roster.notFound');
  return row;
}

export function toldRoster(row: RosterImportSummary): Reply<typeof rosterRoutes.readRoster> {
  return {
    ...row,
    createdBy: row.createdByName,
    createdAt: isoInstant(row.createdAt),
    committedAt: row.committedAt && isoInstant(row.committedAt),
  };
}

const requiredKeys: RosterColumnKey[] = keysOf(rosterColumns).filter(
  (key) => 'required' in rosterColumns[key],
);

/** Required columns a mapping leaves out. */
export function missingColumns(mapping: Partial<Record<RosterColumnKey, string>>): RosterColumnKey[] {
  return requiredKeys.filter((key) => mapping[key] === undefined);
}
