import { createHash } from 'node:crypto';
import { importLimits } from '@sunshine/contract/positions/import-columns.ts';
import type { positionRoutes } from '@sunshine/contract/positions/routes.ts';
import type { Input, Reply, Upload } from '@sunshine/contract/route.ts';
import type { Transaction } from '@sunshine/db/connect.ts';
import { companyStateForPosting } from '@sunshine/db/queries/positions/company-positions.ts';
import {
  findSameImport,
  insertImport,
  insertImportRows,
} from '@sunshine/db/queries/positions/position-imports.ts';
import { audit } from '../../audit.ts';
import type { Context } from '../../context.ts';
import { takeLimit } from '../../limits.ts';
import { refusal } from '../../refusal.ts';
import { WorkbookRefused } from '../../workbook/refusal.ts';
import type { ReadPosting } from './import/read-posting-row.ts';
import { readInThread } from './import/run-in-thread.ts';
import { writeDrafts } from './write-draft.ts';

type Route = typeof positionRoutes.importPositions;

/**
 * Makes a draft of every good row of a workbook and keeps what is wrong with the others, all in one transaction. The
 * same file on the same day is imported once: whoever sends it again is led to what became of it.
 */
export async function importPositions(ctx: Context, input: Input<Route>): Promise<Reply<Route>> {
  const companyId = ctx.policy.company('position.own');
  await takeLimit(ctx, `position.import:${companyId}`, { max: 60, windowSeconds: 3600 });
  const bytes = await readUpload(input.upload);
  const file = { fileHash: createHash('sha256').update(bytes).digest('hex'), importedOn: ctx.today() };
  const earlier = await findSameImport(ctx.db, companyId, file);
  if (earlier) return { id: earlier, repeated: true };
  const rows = await read(ctx, bytes);
  return ctx.transaction((tx) =>
    write(ctx, tx, companyId, { ...file, fileName: nameOf(input.upload) }, rows),
  );
}

async function write(
  ctx: Context,
  tx: Transaction,
  companyId: string,
  file: { fileHash: string; importedOn: string; fileName: string },
  rows: readonly ReadPosting[],
): Promise<Reply<Route>> {
  const { accountId } = ctx.policy.require('position.own');
  // Held in its state until commit: a company that is suspended meanwhile imports nothing.
  if ((await companyStateForPosting(tx, companyId)) === 'suspended') {
    throw refusal('position.companyMayNotPost');
  }
  const id = ctx.id();
  const rowsCreated = rows.filter(({ posting }) => posting !== null).length;
  const counts = { rowsCreated, rowsBad: rows.length - rowsCreated };
  const made = { id, companyId, ...file, ...counts, createdBy: accountId, createdAt: ctx.now() };
  if (!(await insertImport(tx, made))) {
    return { id: (await findSameImport(tx, companyId, file)) ?? id, repeated: true };
  }
  const drafts = new Map(
    rows.flatMap(({ row, posting }) => (posting ? [[row, { id: ctx.id(), posting }] as const] : [])),
  );
  await writeDrafts(ctx, tx, companyId, [...drafts.values()]);
  await insertImportRows(
    tx,
    rows.map(({ row, cells, problems }) => {
      const positionId = drafts.get(row)?.id ?? null;
      const outcome = positionId ? 'created' : 'bad';
      return { importId: id, rowNumber: row, outcome, positionId, cells, problems };
    }),
  );
  const subject = { type: 'company', id: companyId };
  const detail = { import: id, ...counts };
  await audit(ctx, tx, 'position.import', subject, { permission: 'position.own', detail });
  return { id, repeated: false };
}

async function read(ctx: Context, bytes: Buffer): Promise<ReadPosting[]> {
  try {
    const result = await readInThread(bytes, ctx.today());
    if (result.type === 'rows') return result.rows;
    const message = `表里缺这几列：${result.columns.join('、')}。用模板填，列名不要改。`;
    throw refusal('positionImport.noHeader', { message });
  } catch (error) {
    if (error instanceof WorkbookRefused) throw refusal(`positionImport.${error.fault}`);
    throw error;
  }
}

/** The multipart parser lets 20 MB through; what is read here is a table of texts. */
async function readUpload(upload: Upload): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of upload.stream) {
    size += chunk.length;
    if (size <= importLimits.fileBytes) chunks.push(chunk);
  }
  if (size > importLimits.fileBytes) throw refusal('positionImport.fileTooLarge');
  return Buffer.concat(chunks);
}

function nameOf(upload: Upload): string {
  const name = upload.name.normalize('NFC').replace(/^.*[\\/]/, '');
  return name.slice(-120) || '职位.xlsx';
}
