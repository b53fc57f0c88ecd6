import { closedStates } from '@sunshine/contract/reports/status.ts';
import { cellUnits } from '@sunshine/contract/reports/vocabulary.ts';
import { atOneSnapshot } from '@sunshine/db/at-one-snapshot.ts';
import type { Transaction } from '@sunshine/db/connect.ts';
import { type Figure, type Figures, figure, personsForChecks } from '@sunshine/db/indicators/compile.ts';
import { allFigures } from '@sunshine/db/indicators/figure-set.ts';
import type { Indicator } from '@sunshine/db/indicators/indicator.ts';
import { readSnapshot } from '@sunshine/db/indicators/read-snapshot.ts';
import { sunshineIndicators } from '@sunshine/db/indicators/registry.ts';
import { discardSnapshot } from '@sunshine/db/indicators/take-snapshot.ts';
import { holdAuditChain } from '@sunshine/db/queries/accounts/audit.ts';
import { listUnsealed, lockUnsealed, type UnsealedRow } from '@sunshine/db/queries/reports/frozen-reports.ts';
import type { ReportRow } from '@sunshine/db/queries/reports/report-rows.ts';
import { holdReports, listReportsBelow } from '@sunshine/db/queries/reports/report-standing.ts';
import { insertComments, insertStep } from '@sunshine/db/queries/reports/report-trail.ts';
import { audit } from '../../audit.ts';
import type { Context } from '../../context.ts';
import { moveReport } from './act-on-report.ts';
import { printed } from './fill-form.ts';
import { freezeReport } from './freeze-report.ts';
import { tellReturned } from './notify-report.ts';
import { openCampaignOf } from './open-report.ts';
import { judgeLive } from './report-checks.ts';
import { spokenDay, spokenUnits } from './report-words.ts';
import { stalenessOf } from './staleness.ts';

export interface Recomputed {
  retaken: number;
  returned: number;
}

/**
 * After the cutoff every report that was handed in before it is counted again as of the cutoff, from the lowest units
 * up, one at a time under its lock. The same figures: the snapshot is taken anew and the report stays where it is.
 * Others: the platform returns it, with a remark at each figure that differs. Running it again changes nothing.
 */
export async function recomputeProvisional(ctx: Context): Promise<Recomputed> {
  const done: Recomputed = { retaken: 0, returned: 0 };
  const failures: unknown[] = [];
  for (const row of await listUnsealed(ctx.db, ctx.today())) {
    try {
      const outcome = await atOneSnapshot(ctx.db, (tx) => recompute(ctx, tx, row));
      if (outcome) done[outcome] += 1;
    } catch (error) {
      // One report that fails does not keep the others waiting; the job is run again.
      failures.push(error);
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, 'some reports were not counted again');
  return done;
}

/** What is recounted: all that a verb reads of a report, without anybody acting. */
interface Recount extends Awaited<ReturnType<typeof openCampaignOf>> {
  tx: Transaction;
  report: ReportRow;
  unit: UnsealedRow;
}

async function recompute(ctx: Context, tx: Transaction, row: UnsealedRow): Promise<keyof Recomputed | null> {
  const report = await lockUnsealed(tx, row.reportId);
  const before = report && (await readSnapshot(tx, report.id));
  if (!report || !before) return null;
  const recount = {
    ...(await openCampaignOf({ db: tx, today: ctx.today }, row.form, row.year)),
    tx,
    report,
    unit: row,
  };
  const stale = stalenessOf(before, recount.frame);
  if (!stale) return null;
  const below = await holdBelow(recount);
  const open = below.filter(({ state }) => !closedStates.includes(state));
  await holdAuditChain(tx, report.id);
  if (open.length > 0) {
    const names = spokenUnits(open.map(({ name }) => name));
    return giveBack(ctx, recount, `下级${names}按统计时点重算后退回了，汇总跟着退回。`, []);
  }
  const { figures } = await judgeLive(tx, recount, report.id);
  const differing = differingCells(before.figures, figures);
  if (differing === null) return takeAnew(ctx, recount);
  // Settings changed after the cutoff return nobody by themselves: the reviewer decides.
  if (stale === 'otherSettings') return null;
  const day = spokenDay(recount.frame.cutoff);
  return giveBack(ctx, recount, `到${day}统计时点，有数和上报时不一样了。核对后重报。`, differing);
}

async function holdBelow({ tx, campaignId, unit, frame }: Recount): ReturnType<typeof listReportsBelow> {
  const below = await listReportsBelow(tx, { unionId: unit.id, campaignId, frame, depth: 1 });
  await holdReports(
    tx,
    below.flatMap(({ reportId }) => reportId ?? []),
    'share',
  );
  return below;
}

/** A remark for each cell that differs; null where every figure, those beside the form too, is the same. */
function differingCells(before: Figures, now: Figures): { code: string | null; text: string }[] | null {
  const differs = (code: string): boolean => {
    const [was, is] = [figure(before, code), figure(now, code)];
    return was.value !== is.value || (personsForChecks.includes(code) && was.persons !== is.persons);
  };
  if (!allFigures.some(({ code }) => differs(code))) return null;
  return sunshineIndicators.flatMap(({ code, unit }) =>
    differs(code) ? [{ code, text: differenceText(unit, figure(before, code), figure(now, code)) }] : [],
  );
}

function differenceText(unit: Indicator['unit'], was: Figure, is: Figure): string {
  if (was.value === is.value) return `数没变，人从 ${was.persons} 位变成 ${is.persons} 位。`;
  const [before, now] = [was, is].map(({ value }) => `${printed(unit, value)} ${cellUnits[unit]}`);
  return `上报时 ${before}，统计时点 ${now}。`;
}

async function takeAnew(ctx: Context, recount: Recount): Promise<'retaken'> {
  const { tx, report, frame } = recount;
  await discardSnapshot(tx, report.id);
  await freezeReport(ctx, recount, () => undefined);
  await insertStep(tx, {
    id: ctx.id(),
    reportId: report.id,
    fromState: report.state,
    toState: report.state,
    at: ctx.now(),
    reason: `按${spokenDay(frame.cutoff)}统计时点重算，数没有变。`,
  });
  await tell(ctx, recount, { retaken: true });
  return 'retaken';
}

async function giveBack(
  ctx: Context,
  recount: Recount,
  reason: string,
  remarks: readonly { code: string | null; text: string }[],
): Promise<'returned'> {
  const { tx, report } = recount;
  await insertComments(
    tx,
    remarks.map((remark) => ({
      ...remark,
      id: ctx.id(),
      reportId: report.id,
      round: report.round,
      at: ctx.now(),
    })),
  );
  await discardSnapshot(tx, report.id);
  await moveReport(ctx, recount, 'returned', {}, { permission: null, reason });
  await tellReturned(recount, reason);
  await tell(ctx, recount, { retaken: false, cells: remarks.map(({ code }) => code) });
  return 'returned';
}

async function tell(
  ctx: Context,
  { tx, report, frame }: Recount,
  detail: Record<string, unknown>,
): Promise<void> {
  const subject = { type: 'report', id: report.id, unionId: report.unionId };
  await audit(ctx, tx, 'report.recompute', subject, {
    detail: { year: frame.year, version: report.version, asOf: frame.asOf, ...detail },
  });
}
