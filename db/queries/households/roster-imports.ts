import type { RosterMapping, RosterProblem } from '@sunshine/contract/households/roster.ts';
import { and, eq, inArray, lt, sql } from 'drizzle-orm';
import type { Queryable, Transaction } from '../../connect.ts';
import { rosterBadRows, rosterImports } from '../../schema/households.ts';
import { unionInScope } from './scope.ts';

export type RosterImportRow = typeof rosterImports.$inferSelect & {
  unionName: string;
  createdByName: string | null;
};
export type RosterImportChange = Partial<typeof rosterImports.$inferInsert>;

export async function insertRosterImport(
  tx: Transaction,
  row: typeof rosterImports.$inferInsert,
): Promise<void> {
  await tx.insert(rosterImports).values(row);
}

const summary = sql`i.id, i.union_id as "unionId", u.name as "unionName", i.file_name as "fileName", i.sheet, i.mapping, i.state,
  i.failure, i.rows_total as "rowsTotal", i.rows_done as "rowsDone", i.rows_new as "rowsNew", i.rows_unchanged as "rowsUnchanged",
  i.rows_changed as "rowsChanged", i.rows_bad as "rowsBad", p.name as "createdByName", i.created_by as "createdBy",
  i.created_at as "createdAt", i.committed_at as "committedAt", i.file_sealed is not null as "hasFile"`;
const sources = sql`roster_imports i join unions u on u.id = i.union_id
  left join accounts a on a.id = i.created_by left join people p on p.id = a.person_id`;

export interface RosterImportSummary {
  id: string;
  unionId: string;
  unionName: string;
  fileName: string;
  sheet: string | null;
  mapping: RosterMapping;
  state: RosterImportRow['state'];
  failure: string | null;
  rowsTotal: number;
  rowsDone: number;
  rowsNew: number;
  rowsUnchanged: number;
  rowsChanged: number;
  rowsBad: number;
  createdBy: string;
  createdByName: string | null;
  createdAt: string;
  committedAt: string | null;
  hasFile: boolean;
}

/** An import of the scope without its file; null when missing or elsewhere. */
export async function findRosterImport(
  db: Queryable,
  scope: readonly string[],
  id: string,
  options: { lock?: boolean } = {},
): Promise<RosterImportSummary | null> {
  const rows = await db.execute<RosterImportSummary & Record<string, unknown>>(sql`
    select ${summary} from ${sources} where i.id = ${id} and ${unionInScope(sql`i.union_id`, scope)}
    ${options.lock ? sql`for update of i` : sql``}`);
  return rows[0] ?? null;
}

export async function listRosterImports(
  db: Queryable,
  scope: readonly string[],
  page: { limit: number; offset: number },
): Promise<{ items: RosterImportSummary[]; total: number }> {
  const where = unionInScope(sql`i.union_id`, scope);
  const [items, totals] = await Promise.all([
    db.execute<RosterImportSummary & Record<string, unknown>>(sql`
      select ${summary} from ${sources} where ${where} order by i.created_at desc, i.id desc limit ${page.limit} offset ${page.offset}`),
    db.execute<{ total: number }>(sql`select count(*)::int as total from roster_imports i where ${where}`),
  ]);
  return { items, total: totals[0]?.total ?? 0 };
}

/** What the worker needs of an import, whoever started it. */
export async function loadRosterJob(
  db: Queryable,
  id: string,
): Promise<Pick<
  RosterImportRow,
  'unionId' | 'state' | 'sheet' | 'mapping' | 'fileSealed' | 'createdBy' | 'rowsDone' | 'fileName'
> | null> {
  const rows = await db.select().from(rosterImports).where(eq(rosterImports.id, id));
  return rows[0] ?? null;
}

export async function setRosterImport(db: Queryable, id: string, change: RosterImportChange): Promise<void> {
  await db.update(rosterImports).set(change).where(eq(rosterImports.id, id));
}

export interface NewBadRow {
  importId: string;
  rowNumber: number;
  cellsSealed: Buffer;
  problems: RosterProblem[];
}

export async function insertBadRows(tx: Queryable, rows: readonly NewBadRow[]): Promise<void> {
  if (rows.length > 0)
    await tx
      .insert(rosterBadRows)
      .values([...rows])
      .onConflictDoNothing();
}

export async function removeBadRows(tx: Queryable, importId: string): Promise<void> {
  await tx.delete(rosterBadRows).where(eq(rosterBadRows.importId, importId));
}

export async function listBadRows(
  db: Queryable,
  importId: string,
  page: { limit: number; offset: number } | null,
): Promise<(typeof rosterBadRows.$inferSelect)[]> {
  const query = db
    .select()
    .from(rosterBadRows)
    .where(and(eq(rosterBadRows.importId, importId)))
    .orderBy(rosterBadRows.rowNumber);
  return page ? query.limit(page.limit).offset(page.offset) : query;
}

type Counts = Pick<RosterImportSummary, 'rowsDone' | 'rowsNew' | 'rowsChanged' | 'rowsUnchanged' | 'rowsBad'>;

/** Where a run stands: it goes on only while nobody else has taken the import further. */
export interface RunPosition {
  state: RosterImportRow['state'];
  rowsDone: number;
  now: Date;
}

/** Takes the next rows of an import and holds it until commit; false when another run has taken them. */
export async function takeRosterRows(
  tx: Transaction,
  id: string,
  position: RunPosition,
  rows: number,
): Promise<boolean> {
  const taken = await tx
    .update(rosterImports)
    .set({ rowsDone: position.rowsDone + rows, progressAt: position.now })
    .where(
      and(
        eq(rosterImports.id, id),
        eq(rosterImports.state, position.state),
        eq(rosterImports.rowsDone, position.rowsDone),
      ),
    )
    .returning({ id: rosterImports.id });
  return taken.length === 1;
}

/** Adds what one batch came to. */
export async function addRosterCounts(
  tx: Transaction,
  id: string,
  more: Omit<Counts, 'rowsDone'>,
): Promise<void> {
  await tx
    .update(rosterImports)
    .set({
      rowsNew: sql`${rosterImports.rowsNew} + ${more.rowsNew}`,
      rowsChanged: sql`${rosterImports.rowsChanged} + ${more.rowsChanged}`,
      rowsUnchanged: sql`${rosterImports.rowsUnchanged} + ${more.rowsUnchanged}`,
      rowsBad: sql`${rosterImports.rowsBad} + ${more.rowsBad}`,
    })
    .where(eq(rosterImports.id, id));
}

/** Takes over imports that fell silent before an instant: their process is gone. */
export async function takeOverSilentImports(
  tx: Transaction,
  before: Date,
  now: Date,
): Promise<{ id: string; state: RosterImportRow['state'] }[]> {
  return tx
    .update(rosterImports)
    .set({ progressAt: now })
    .where(
      and(inArray(rosterImports.state, ['checking', 'committing']), lt(rosterImports.progressAt, before)),
    )
    .returning({ id: rosterImports.id, state: rosterImports.state });
}

/** The import is written: its file is no longer kept. */
export async function finishRosterCommit(tx: Transaction, id: string, at: Date): Promise<Partial<Counts>> {
  const rows = await tx
    .update(rosterImports)
    .set({ state: 'committed', committedAt: at, fileSealed: null })
    .where(eq(rosterImports.id, id))
    .returning({
      rowsNew: rosterImports.rowsNew,
      rowsChanged: rosterImports.rowsChanged,
      rowsUnchanged: rosterImports.rowsUnchanged,
      rowsBad: rosterImports.rowsBad,
    });
  return rows[0] ?? {};
}

/** The sealed bytes of an upload; null once written or abandoned. */
export async function readRosterFile(db: Queryable, id: string): Promise<Buffer | null> {
  const rows = await db
    .select({ fileSealed: rosterImports.fileSealed })
    .from(rosterImports)
    .where(eq(rosterImports.id, id));
  return rows[0]?.fileSealed ?? null;
}
