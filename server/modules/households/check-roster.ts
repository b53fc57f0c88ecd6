import { rosterColumns } from '@sunshine/contract/households/roster.ts';
import type { rosterRoutes } from '@sunshine/contract/households/routes.ts';
import { rosterImportSteps } from '@sunshine/contract/households/status.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import type { Steps } from '@sunshine/contract/shared/steps.ts';
import type { Transaction } from '@sunshine/db/connect.ts';
import { addJob } from '@sunshine/db/jobs.ts';
import {
  type RosterImportSummary,
  removeBadRows,
  setRosterImport,
} from '@sunshine/db/queries/households/roster-imports.ts';
import { audit } from '../../audit.ts';
import type { Context } from '../../context.ts';
import { refusal } from '../../refusal.ts';
import { missingColumns, requireRoster, toldRoster } from './require-roster.ts';

const nothingCounted = {
  rowsDone: 0,
  rowsNew: 0,
  rowsChanged: 0,
  rowsUnchanged: 0,
  rowsBad: 0,
  failure: null,
};

type CheckRoute = typeof rosterRoutes.checkRoster;

/** Starts a dry run with the mapping the person agreed to. */
export async function checkRoster(ctx: Context, input: Input<CheckRoute>): Promise<Reply<CheckRoute>> {
  return ctx.transaction(async (tx) => {
    const row = await requireRoster(ctx, tx, input.id, { lock: true });
    requireRosterStep(ctx, row, 'checking');
    const missing = missingColumns(input.mapping);
    if (missing.length > 0) {
      const fields = Object.fromEntries(
        missing.map((key) => [key, `${rosterColumns[key].label}要对上一列。`]),
      );
      throw refusal('roster.mappingIncomplete', { fields });
    }
    const { sheet, mapping } = input;
    await removeBadRows(tx, row.id);
    await setRosterImport(tx, row.id, {
      ...nothingCounted,
      progressAt: ctx.now(),
      state: 'checking',
      sheet,
      mapping,
      rowsTotal: 0,
    });
    await addJob(tx, 'check-roster', { importId: row.id });
    await auditRoster(ctx, tx, row, 'roster.check');
    return readAgain(ctx, tx, row.id);
  });
}

type CommitRoute = typeof rosterRoutes.commitRoster;

/** Starts writing the good rows; each is judged again, for the archives may have changed since the dry run. */
export async function commitRoster(ctx: Context, input: Input<CommitRoute>): Promise<Reply<CommitRoute>> {
  return ctx.transaction(async (tx) => {
    const row = await requireRoster(ctx, tx, input.id, { lock: true });
    requireRosterStep(ctx, row, 'committing');
    await removeBadRows(tx, row.id);
    await setRosterImport(tx, row.id, { ...nothingCounted, progressAt: ctx.now(), state: 'committing' });
    await addJob(tx, 'commit-roster', { importId: row.id });
    await auditRoster(ctx, tx, row, 'roster.commit');
    return readAgain(ctx, tx, row.id);
  });
}

type AbandonRoute = typeof rosterRoutes.abandonRoster;

/** Gives an import up before it is written: the file and the bad rows are removed. */
export async function abandonRoster(ctx: Context, input: Input<AbandonRoute>): Promise<Reply<AbandonRoute>> {
  return ctx.transaction(async (tx) => {
    const row = await requireRoster(ctx, tx, input.id, { lock: true });
    if (row.state === 'checking' || row.state === 'committing') throw refusal('roster.notNow');
    await removeBadRows(tx, row.id);
    await setRosterImport(tx, row.id, { fileSealed: null, ...(row.state === 'committed' ? {} : abandoned) });
    await auditRoster(ctx, tx, row, 'roster.abandon');
    return null;
  });
}

const abandoned = { ...nothingCounted, state: 'failed' as const, failure: '已放弃，文件删掉了。' };

function requireRosterStep(ctx: Context, row: RosterImportSummary, to: 'checking' | 'committing'): void {
  const steps: Steps<RosterImportSummary['state'], string> = rosterImportSteps;
  const allowed = steps[row.state]?.[to]?.includes(ctx.policy.roleFor('roster.import'));
  if (!allowed || !row.hasFile) throw refusal('roster.notNow');
}

async function auditRoster(
  ctx: Context,
  tx: Transaction,
  row: RosterImportSummary,
  action: string,
): Promise<void> {
  const { rowsNew, rowsChanged, rowsUnchanged, rowsBad } = row;
  const subject = { type: 'rosterImport', id: row.id, unionId: row.unionId };
  const detail = { rowsNew, rowsChanged, rowsUnchanged, rowsBad };
  await audit(ctx, tx, action, subject, { permission: 'roster.import', detail });
}

async function readAgain(ctx: Context, tx: Transaction, id: string): Promise<Reply<CheckRoute>> {
  return toldRoster(await requireRoster(ctx, tx, id));
}
