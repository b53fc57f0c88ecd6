import type { reportRoutes } from '@sunshine/contract/reports/routes.ts';
import {
  fileKindsWhenSealed,
  type ReportFileKind,
  type ReportState,
  reportFileKinds,
} from '@sunshine/contract/reports/vocabulary.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { keysOf } from '@sunshine/contract/shared/labels.ts';
import type { Transaction } from '@sunshine/db/connect.ts';
import { lockReport, type ReportRow } from '@sunshine/db/queries/reports/report-rows.ts';
import { receiveAttachment } from '../../../attachment-file.ts';
import { keepAttachment, listAttachments, openAttachment, removeAttachment } from '../../../attachments.ts';
import type { Context } from '../../../context.ts';
import { refusal } from '../../../refusal.ts';
import { type FormAddress, isClosed, openReport } from '../open-report.ts';
import { findVersion } from '../report-source.ts';

const permission = 'report.prepare';

/** Papers of a report's version, and which kinds this reader may add or remove now. */
export async function listReportFiles(
  ctx: Context,
  input: Input<typeof reportRoutes.listReportFiles>,
): Promise<Reply<typeof reportRoutes.listReportFiles>> {
  const opened = await openReport(ctx, input);
  const of = { campaignId: opened.campaignId, unionId: opened.unit.id };
  const report = await findVersion(ctx.db, of, input.version);
  const newest = input.version ? await findVersion(ctx.db, of) : report;
  const state = report?.state ?? 'draft';
  const isCurrent = report?.id === newest?.id && !isClosed(opened);
  return {
    version: report?.version ?? 1,
    state,
    items: report ? await listAttachments(ctx.db, { type: 'report', id: report.id }) : [],
    mayChange: isCurrent && ctx.policy.allows(permission) ? kindsIn(state) : [],
  };
}

/** Keeps a paper with the latest version of the report, which is made when this is the first act on it. */
export async function addReportFile(
  ctx: Context,
  input: Input<typeof reportRoutes.addReportFile>,
): Promise<Reply<typeof reportRoutes.addReportFile>> {
  await openReport(ctx, input, permission);
  const file = await receiveAttachment(input.upload);
  return ctx.transaction(async (tx) => {
    const report = await holdReport(ctx, tx, input);
    requireKind(report.state, input.kind);
    const owner = { type: 'report', id: report.id } as const;
    const kept = { owner, kind: input.kind, unionId: report.unionId, permission, file } as const;
    return { id: await keepAttachment(ctx, tx, kept) };
  });
}

export async function openReportFile(
  ctx: Context,
  input: Input<typeof reportRoutes.openReportFile>,
): Promise<Reply<typeof reportRoutes.openReportFile>> {
  return ctx.transaction(async (tx) => {
    const opened = await openReport({ db: tx, policy: ctx.policy, today: ctx.today }, input);
    const of = { campaignId: opened.campaignId, unionId: opened.unit.id };
    const report = await findVersion(tx, of, input.version);
    if (!report) throw refusal('attachment.notFound');
    const owner = { type: 'report', id: report.id } as const;
    return openAttachment(ctx, tx, { owner, id: input.fileId, permission: 'report.read' });
  });
}

/** Takes a mistaken paper away; of a sealed report only the scan, for nothing else of it changes any more. */
export async function removeReportFile(
  ctx: Context,
  input: Input<typeof reportRoutes.removeReportFile>,
): Promise<Reply<typeof reportRoutes.removeReportFile>> {
  return ctx.transaction(async (tx) => {
    const report = await holdReport(ctx, tx, input);
    const owner = { type: 'report', id: report.id } as const;
    const kept = (await listAttachments(tx, owner)).find(({ id }) => id === input.fileId);
    if (!kept) throw refusal('attachment.notFound');
    requireKind(report.state, kept.kind);
    await removeAttachment(ctx, tx, { owner, id: input.fileId, permission, reason: input.reason });
    return { id: input.fileId };
  });
}

/** The latest version, locked: a sealing at the same moment is waited for. */
async function holdReport(ctx: Context, tx: Transaction, input: FormAddress): Promise<ReportRow> {
  const opened = await openReport({ db: tx, policy: ctx.policy, today: ctx.today }, input, permission);
  if (isClosed(opened)) throw refusal('report.unitClosed');
  const { campaignId, unit } = opened;
  return lockReport(tx, { id: ctx.id(), campaignId, unionId: unit.id, now: ctx.now() });
}

function requireKind(state: ReportState, kind: string): void {
  if (!kindsIn(state).some((known) => known === kind)) throw refusal('report.fileAfterSeal');
}

function kindsIn(state: ReportState): ReportFileKind[] {
  return state === 'sealed' ? [...fileKindsWhenSealed] : keysOf(reportFileKinds);
}
