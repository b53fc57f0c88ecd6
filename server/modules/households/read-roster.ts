import type { rosterRoutes } from '@sunshine/contract/households/routes.ts';
import type { FileReply, Input, Reply } from '@sunshine/contract/route.ts';
import { maskName } from '@sunshine/contract/shared/mask.ts';
import { pageSize } from '@sunshine/contract/shared/schemas.ts';
import { listBadRows, listRosterImports } from '@sunshine/db/queries/households/roster-imports.ts';
import { audit } from '../../audit.ts';
import type { Context } from '../../context.ts';
import { refusal } from '../../refusal.ts';
import { requireRoster, toldRoster } from './require-roster.ts';
import { openCells } from './roster/roster-seals.ts';
import { writeBadRowsInThread, writeTemplateInThread } from './roster/run-in-thread.ts';

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** The empty template with its drop-downs. */
export async function rosterTemplate(ctx: Context): Promise<FileReply> {
  ctx.policy.require('roster.import');
  return { name: '名册模板.xlsx', type: xlsx, bytes: await writeTemplateInThread() };
}

type ListRoute = typeof rosterRoutes.listRosters;

export async function listRosters(ctx: Context, input: Input<ListRoute>): Promise<Reply<ListRoute>> {
  const scope = ctx.policy.unionScope('roster.import');
  const page = { limit: pageSize, offset: (input.page - 1) * pageSize };
  const { items, total } = await listRosterImports(ctx.db, scope, page);
  return { items: items.map(toldRoster), total, page: input.page };
}

type ReadRoute = typeof rosterRoutes.readRoster;

export async function readRoster(ctx: Context, input: Input<ReadRoute>): Promise<Reply<ReadRoute>> {
  return toldRoster(await requireRoster(ctx, ctx.db, input.id));
}

type BadRowsRoute = typeof rosterRoutes.listRosterBadRows;

/** Bad rows with every bad cell; names and sensitive values masked. */
export async function listRosterBadRows(
  ctx: Context,
  input: Input<BadRowsRoute>,
): Promise<Reply<BadRowsRoute>> {
  const row = await requireRoster(ctx, ctx.db, input.id);
  const page = { limit: pageSize, offset: (input.page - 1) * pageSize };
  const rows = await listBadRows(ctx.db, row.id, page);
  return {
    items: rows.map(({ rowNumber, cellsSealed, problems }) => {
      const cells = openCells(ctx.cipher, row.id, rowNumber, cellsSealed);
      return { row: rowNumber, name: maskName(cells.memberName ?? cells.workerName ?? ''), problems };
    }),
    total: row.rowsBad,
    page: input.page,
  };
}

type DownloadRoute = typeof rosterRoutes.downloadRosterBadRows;

/** The bad rows as they came, with the reasons; handing them out whole is written down. */
export async function downloadRosterBadRows(ctx: Context, input: Input<DownloadRoute>): Promise<FileReply> {
  const row = await requireRoster(ctx, ctx.db, input.id);
  const rows = await listBadRows(ctx.db, row.id, null);
  if (rows.length === 0) throw refusal('roster.noBadRows');
  const bytes = await writeBadRowsInThread(
    rows.map(({ rowNumber, cellsSealed, problems }) => ({
      number: rowNumber,
      typed: openCells(ctx.cipher, row.id, rowNumber, cellsSealed),
      problems,
    })),
  );
  await ctx.transaction((tx) =>
    audit(
      ctx,
      tx,
      'roster.downloadBadRows',
      { type: 'rosterImport', id: row.id, unionId: row.unionId },
      {
        permission: 'roster.import',
        detail: { rows: rows.length },
      },
    ),
  );
  return { name: `${row.fileName.replace(/\.xlsx$/i, '')}_有错的${rows.length}行.xlsx`, type: xlsx, bytes };
}
