import { householdErrors } from '@sunshine/contract/households/errors.ts';
import type { RosterMapping } from '@sunshine/contract/households/roster.ts';
import type { Queryable, Transaction } from '@sunshine/db/connect.ts';
import { findUnion } from '@sunshine/db/queries/households/archives.ts';
import {
  addRosterCounts,
  finishRosterCommit,
  insertBadRows,
  loadRosterJob,
  type RosterImportRow,
  removeBadRows,
  setRosterImport,
  takeRosterRows,
} from '@sunshine/db/queries/households/roster-imports.ts';
import { unitsBelow } from '@sunshine/db/queries/households/roster-state.ts';
import { audit } from '../../../audit.ts';
import { type Context, createContext, type Services } from '../../../context.ts';
import { WorkbookRefused } from '../../../workbook/refusal.ts';
import { faultOf } from './fault-of.ts';
import { loadKnown } from './load-known.ts';
import { type Plan, planRows } from './plan-rows.ts';
import type { RosterRow } from './roster-row.ts';
import { filePurpose, sealCells } from './roster-seals.ts';
import { readInThread } from './run-in-thread.ts';
import { writePlan } from './write-plan.ts';

type RosterJob = NonNullable<Awaited<ReturnType<typeof loadRosterJob>>>;

/** Dry run (试跑): reads and judges every row, writes nothing but the result. Run again it starts afresh. */
export async function runRosterCheck(services: Services, { importId }: { importId: string }): Promise<void> {
  await run(services, importId, 'checking', async (ctx, job) => {
    await removeBadRows(ctx.db, importId);
    await setRosterImport(ctx.db, importId, {
      progressAt: ctx.now(),
      rowsDone: 0,
      rowsNew: 0,
      rowsChanged: 0,
      rowsUnchanged: 0,
      rowsBad: 0,
    });
    let rows = 0;
    for await (const batch of batchesOf(ctx, importId, job)) {
      const plan = await planBatch(ctx, ctx.db, job, batch);
      await ctx.transaction(async (tx) => {
        await takeBatch(ctx, tx, importId, { state: 'checking', rowsDone: rows }, batch);
        await recordBatch(ctx, tx, importId, plan);
      });
      rows += batch.length;
    }
    await setRosterImport(ctx.db, importId, { state: 'checked', rowsTotal: rows, rowsDone: rows });
  });
}

/**
 * Writes the good rows, a batch and its progress in one transaction: killed anywhere, it goes on
 * behind the last batch, and no row is written twice.
 */
export async function runRosterCommit(services: Services, { importId }: { importId: string }): Promise<void> {
  await run(services, importId, 'committing', async (ctx, job) => {
    const union = await findUnion(ctx.db, job.unionId, null);
    if (!union) throw new Error(`the union of roster ${importId} is closed`);
    const writer = {
      cipher: ctx.cipher,
      union,
      accountId: job.createdBy,
      now: ctx.now(),
      today: ctx.today(),
      fileName: job.fileName,
      newId: ctx.id,
    };
    let seen = 0;
    for await (const batch of batchesOf(ctx, importId, job)) {
      seen += batch.length;
      if (seen <= job.rowsDone) continue;
      await ctx.transaction(async (tx) => {
        await takeBatch(ctx, tx, importId, { state: 'committing', rowsDone: seen - batch.length }, batch);
        const plan = await planBatch(ctx, tx, job, batch);
        await writePlan(tx, writer, plan);
        await recordBatch(ctx, tx, importId, plan);
      });
    }
    await ctx.transaction(async (tx) => {
      const counts = await finishRosterCommit(tx, importId, ctx.now());
      const subject = { type: 'rosterImport', id: importId, unionId: job.unionId };
      await audit(ctx, tx, 'roster.committed', subject, { detail: { ...counts, startedBy: job.createdBy } });
    });
  });
}

/** A refused workbook ends the import with its sentence; a defect ends it too, and is thrown for the log. */
async function run(
  services: Services,
  importId: string,
  state: RosterImportRow['state'],
  work: (ctx: Context, job: RosterJob) => Promise<void>,
): Promise<void> {
  const ctx = createContext(services, { actor: null, requestId: `roster:${importId}`, client: 'worker' });
  const job = await loadRosterJob(ctx.db, importId);
  if (job?.state !== state) return;
  try {
    await work(ctx, job);
  } catch (error) {
    const fault = faultOf(error);
    // 55P03: another run holds the import and has not finished its batch.
    if (error instanceof OvertakenRun || fault.includes('55P03')) return;
    const refused = error instanceof WorkbookRefused;
    const failure = refused
      ? householdErrors[`roster.${error.fault}`].message
      : '中途停了，已经写入的都在。再试跑一次，接着导入。';
    await setRosterImport(ctx.db, importId, { state: 'failed', failure });
    // The driver's message quotes the values of the statement: names and numbers stay out of queue and log.
    if (!refused) throw new Error(`roster ${importId} stopped: ${fault}`);
  }
}

function batchesOf(ctx: Context, importId: string, job: RosterJob): AsyncGenerator<RosterRow[]> {
  if (!job.fileSealed) throw new WorkbookRefused('fileEmpty');
  const bytes = ctx.cipher.openBytes(job.fileSealed, filePurpose(importId));
  return readInThread(bytes, job.sheet ?? '', job.mapping as RosterMapping, ctx.today());
}

async function planBatch(
  ctx: Context,
  db: Queryable,
  job: RosterJob,
  batch: readonly RosterRow[],
): Promise<Plan> {
  const known = await loadKnown(db, ctx.cipher, batch);
  const units = await unitsBelow(db, job.unionId);
  return planRows({ known, units, unionId: job.unionId, today: ctx.today(), newId: ctx.id }, batch);
}

/** Holds the import for one batch; throws when another run was here first, and nothing of this one is written. */
async function takeBatch(
  ctx: Context,
  tx: Transaction,
  importId: string,
  at: { state: RosterImportRow['state']; rowsDone: number },
  batch: readonly RosterRow[],
): Promise<void> {
  const taken = await takeRosterRows(tx, importId, { ...at, now: ctx.now() }, batch.length);
  if (!taken) throw new OvertakenRun();
}

async function recordBatch(ctx: Context, tx: Transaction, importId: string, plan: Plan): Promise<void> {
  await insertBadRows(
    tx,
    plan.bad.map((row) => ({
      importId,
      rowNumber: row.number,
      cellsSealed: sealCells(ctx.cipher, importId, row.number, row.typed),
      problems: row.problems,
    })),
  );
  const { rowsNew, rowsChanged, rowsUnchanged } = plan;
  await addRosterCounts(tx, importId, { rowsNew, rowsChanged, rowsUnchanged, rowsBad: plan.bad.length });
}

class OvertakenRun extends Error {
  override readonly name = 'OvertakenRun';
}
