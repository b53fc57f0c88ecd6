import { checkAd } from '@sunshine/contract/positions/ad-check/check-ad.ts';
import type { positionRoutes } from '@sunshine/contract/positions/routes.ts';
import type { FileReply, Input, Reply } from '@sunshine/contract/route.ts';
import { pageSize } from '@sunshine/contract/shared/schemas.ts';
import {
  countImports,
  findImport,
  type ImportedRow,
  listImportRows,
  listImports,
  type PositionImportRow,
} from '@sunshine/db/queries/positions/position-imports.ts';
import type { Context } from '../../context.ts';
import { refusal } from '../../refusal.ts';
import { badRowsInThread, templateInThread } from './import/run-in-thread.ts';

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export async function positionImportTemplate(ctx: Context): Promise<FileReply> {
  ctx.policy.company('position.own');
  return { name: '职位导入模板.xlsx', type: xlsx, bytes: await templateInThread() };
}

type List = typeof positionRoutes.listPositionImports;

/** Imports of the own company, the latest first. */
export async function listPositionImports(ctx: Context, { page }: Input<List>): Promise<Reply<List>> {
  const companyId = ctx.policy.company('position.own');
  const rows = await listImports(ctx.db, companyId, { limit: pageSize, offset: (page - 1) * pageSize });
  return { items: rows.map(told), total: await countImports(ctx.db, companyId), page };
}

type Read = typeof positionRoutes.readPositionImport;

/** What became of each row: the draft as it stands now, or what is wrong in which column. */
export async function readPositionImport(ctx: Context, { id }: Input<Read>): Promise<Reply<Read>> {
  const { found, rows } = await required(ctx, id);
  const today = ctx.today();
  return {
    ...told(found),
    created: rows.flatMap(({ rowNumber: row, position }) => {
      if (!position) return [];
      const blocked = checkAd(position, today).filter(({ level }) => level === 'block').length;
      const { id: positionId, title, state } = position;
      return [{ row, positionId, title, state, blocked }];
    }),
    bad: rows
      .filter(({ outcome }) => outcome === 'bad')
      .map(({ rowNumber: row, cells, problems }) => ({ row, title: cells[0] ?? '', problems })),
  };
}

/** The rows that were not imported, with a column that says why. */
export async function positionImportBadRows(
  ctx: Context,
  { id }: Input<typeof positionRoutes.positionImportBadRows>,
): Promise<FileReply> {
  const { found, rows } = await required(ctx, id);
  const bad = rows.filter(({ outcome }) => outcome === 'bad');
  if (bad.length === 0) throw refusal('positionImport.noBadRows');
  const bytes = await badRowsInThread(
    bad.map(({ rowNumber: row, cells, problems }) => ({ row, cells, problems })),
  );
  return {
    name: `${found.fileName.replace(/\.xlsx$/i, '')}_没导入的${bad.length}行.xlsx`,
    type: xlsx,
    bytes,
  };
}

async function required(
  ctx: Context,
  id: string,
): Promise<{ found: PositionImportRow; rows: ImportedRow[] }> {
  const found = await findImport(ctx.db, ctx.policy.company('position.own'), id);
  if (!found) throw refusal('positionImport.notFound');
  return { found, rows: await listImportRows(ctx.db, id) };
}

function told({ id, fileName, rowsCreated, rowsBad, createdAt }: PositionImportRow) {
  return { id, fileName, rowsCreated, rowsBad, createdAt: createdAt.toISOString() };
}
