import { createHash } from 'node:crypto';
import { rosterLimits } from '@sunshine/contract/households/roster.ts';
import type { rosterRoutes } from '@sunshine/contract/households/routes.ts';
import type { Input, Reply, Upload } from '@sunshine/contract/route.ts';
import { findUnion } from '@sunshine/db/queries/households/archives.ts';
import {
  findRosterImport,
  insertRosterImport,
  readRosterFile,
} from '@sunshine/db/queries/households/roster-imports.ts';
import { audit } from '../../audit.ts';
import type { Context } from '../../context.ts';
import { refusal } from '../../refusal.ts';
import { WorkbookRefused } from '../../workbook/refusal.ts';
import { missingColumns, requireRoster, toldRoster } from './require-roster.ts';
import { filePurpose } from './roster/roster-seals.ts';
import { inspectInThread } from './roster/run-in-thread.ts';
import type { SheetPreview } from './roster/suggest-mapping.ts';

type Route = typeof rosterRoutes.uploadRoster;

/** Keeps an uploaded roster sealed and suggests which column is which; nothing is written into archives. */
export async function uploadRoster(ctx: Context, input: Input<Route>): Promise<Reply<Route>> {
  const scope = ctx.policy.unionScope('roster.import');
  const actor = ctx.policy.require('roster.import');
  const bytes = await readUpload(input.upload);
  const sheets = await inspect(bytes);
  const id = ctx.id();
  const row = await ctx.transaction(async (tx) => {
    const union = await findUnion(tx, input.unionId ?? scope[0] ?? '', scope);
    if (!union) throw refusal('household.unionNotFound');
    const fileName =
      input.upload.name
        .normalize('NFC')
        .replace(/^.*[\\/]/, '')
        .slice(-120) || '名册.xlsx';
    await insertRosterImport(tx, {
      id,
      unionId: union.id,
      fileName,
      fileSealed: ctx.cipher.sealBytes(bytes, filePurpose(id)),
      fileHash: createHash('sha256').update(bytes).digest(),
      state: 'uploaded',
      createdBy: actor.accountId,
      createdAt: ctx.now(),
    });
    const detail = { bytes: bytes.length };
    await audit(
      ctx,
      tx,
      'roster.upload',
      { type: 'rosterImport', id, unionId: union.id },
      { permission: 'roster.import', detail },
    );
    return findRosterImport(tx, scope, id);
  });
  if (!row) throw refusal('roster.notFound');
  return { ...toldRoster(row), sheets };
}

/** Reads the upload; the multipart parser cuts at the same limit, so a file that reaches it was larger. */
async function readUpload(upload: Upload): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of upload.stream) {
    size += chunk.length;
    if (size < rosterLimits.fileBytes) chunks.push(chunk);
  }
  if (size >= rosterLimits.fileBytes) throw refusal('roster.fileTooLarge');
  return Buffer.concat(chunks);
}

async function inspect(bytes: Uint8Array) {
  try {
    return (await inspectInThread(bytes)).map(toldSheet);
  } catch (error) {
    if (error instanceof WorkbookRefused) throw refusal(`roster.${error.fault}`);
    throw error;
  }
}

function toldSheet(sheet: SheetPreview) {
  return { ...sheet, missing: missingColumns(sheet.mapping) };
}

type SheetsRoute = typeof rosterRoutes.readRosterSheets;

/** Sheets of a kept file with the suggested mapping, and what was chosen before. */
export async function readRosterSheets(ctx: Context, input: Input<SheetsRoute>): Promise<Reply<SheetsRoute>> {
  const row = await requireRoster(ctx, ctx.db, input.id);
  const sealed = await readRosterFile(ctx.db, row.id);
  if (!sealed) throw refusal('roster.notNow');
  const items = await inspect(ctx.cipher.openBytes(sealed, filePurpose(row.id)));
  return { items, chosen: row.sheet === null ? null : { sheet: row.sheet, mapping: row.mapping } };
}
