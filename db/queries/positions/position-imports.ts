import { and, asc, desc, eq } from 'drizzle-orm';
import type { Queryable, Transaction } from '../../connect.ts';
import { positions } from '../../schema/positions.ts';
import { positionImportRows, positionImports } from '../../schema/postings.ts';
import type { PositionRow } from './company-positions.ts';

export type PositionImportRow = typeof positionImports.$inferSelect;
export type ImportedRow = typeof positionImportRows.$inferSelect & { position: PositionRow | null };

/** The import of the same file on the same day. */
export async function findSameImport(
  db: Queryable,
  companyId: string,
  file: { fileHash: string; importedOn: string },
): Promise<string | null> {
  const [row] = await db
    .select({ id: positionImports.id })
    .from(positionImports)
    .where(
      and(
        eq(positionImports.companyId, companyId),
        eq(positionImports.fileHash, file.fileHash),
        eq(positionImports.importedOn, file.importedOn),
      ),
    );
  return row?.id ?? null;
}

/** False when the same file was imported on that day: of two at once the second waits for the first. */
export async function insertImport(
  tx: Transaction,
  row: typeof positionImports.$inferInsert,
): Promise<boolean> {
  const made = await tx
    .insert(positionImports)
    .values(row)
    .onConflictDoNothing({
      target: [positionImports.companyId, positionImports.fileHash, positionImports.importedOn],
    })
    .returning({ id: positionImports.id });
  return made.length > 0;
}

export async function insertImportRows(
  tx: Transaction,
  rows: (typeof positionImportRows.$inferInsert)[],
): Promise<void> {
  if (rows.length > 0) await tx.insert(positionImportRows).values(rows);
}

export async function listImports(
  db: Queryable,
  companyId: string,
  window: { limit: number; offset: number },
): Promise<PositionImportRow[]> {
  return db
    .select()
    .from(positionImports)
    .where(eq(positionImports.companyId, companyId))
    .orderBy(desc(positionImports.createdAt), desc(positionImports.id))
    .limit(window.limit)
    .offset(window.offset);
}

export async function countImports(db: Queryable, companyId: string): Promise<number> {
  return db.$count(positionImports, eq(positionImports.companyId, companyId));
}

export async function findImport(
  db: Queryable,
  companyId: string,
  id: string,
): Promise<PositionImportRow | null> {
  const [row] = await db
    .select()
    .from(positionImports)
    .where(and(eq(positionImports.id, id), eq(positionImports.companyId, companyId)));
  return row ?? null;
}

/** Every row of an import in the order of the sheet, with the position made of it as it stands now. */
export async function listImportRows(db: Queryable, importId: string): Promise<ImportedRow[]> {
  const rows = await db
    .select({ row: positionImportRows, position: positions })
    .from(positionImportRows)
    .leftJoin(positions, eq(positions.id, positionImportRows.positionId))
    .where(eq(positionImportRows.importId, importId))
    .orderBy(asc(positionImportRows.rowNumber));
  return rows.map(({ row, position }) => ({ ...row, position }));
}
