import type { Permission } from '@sunshine/contract/permissions.ts';
import { reportSteps } from '@sunshine/contract/reports/status.ts';
import type { ReportState } from '@sunshine/contract/reports/vocabulary.ts';
import type { ReportAct, ReportStatus } from '@sunshine/contract/reports/workflow-schemas.ts';
import { atOneSnapshot } from '@sunshine/db/at-one-snapshot.ts';
import type { Transaction } from '@sunshine/db/connect.ts';
import { changeReport, lockReport, type ReportRow } from '@sunshine/db/queries/reports/report-rows.ts';
import { insertStep } from '@sunshine/db/queries/reports/report-trail.ts';
import { audit } from '../../audit.ts';
import type { Context } from '../../context.ts';
import { refusal } from '../../refusal.ts';
import { requireStep } from '../../steps.ts';
import { type FormAddress, isClosed, type OpenReport, openReport } from './open-report.ts';
import type { Counted } from './report-checks.ts';
import { actRules, refuseAct, type Standing } from './report-rules.ts';
import { reportStatus } from './report-status.ts';
import { standingOf } from './standing-of.ts';

/** A report while somebody acts on it: its row is locked, all is read at this moment. */
export interface Acting extends OpenReport {
  tx: Transaction;
  report: ReportRow;
  standing: Standing;
}

/** What the trail says of an act. */
export interface Told {
  action: string;
  reason?: string;
  detail?: Record<string, unknown>;
  /** Further reports that the act changed as well. */
  others?: readonly { id: string; unionId: string; version: number }[];
  /** The figures as the act counted them: its answer need not count them again. */
  counted?: Counted;
}

interface How {
  permission: Permission;
  /** REPEATABLE READ: for acts that freeze figures. */
  oneSnapshot?: boolean;
}

/** Finds the report in the actor's scope, locks its row, does the work, adds to the trail; answers where it stands then. */
export async function onReport(
  ctx: Context,
  input: FormAddress,
  { permission, oneSnapshot = false }: How,
  work: (acting: Acting) => Promise<Told>,
): Promise<ReportStatus> {
  const actor = ctx.policy.require(permission);
  const perform = async (tx: Transaction): Promise<Counted | undefined> => {
    const opened = await openReport({ db: tx, policy: ctx.policy, today: ctx.today }, input, permission);
    const { campaignId, unit } = opened;
    if (isClosed(opened)) throw refusal('report.unitClosed');
    const report = await lockReport(tx, { id: ctx.id(), campaignId, unionId: unit.id, now: ctx.now() });
    const standing = await standingOf(tx, actor, { unionId: unit.id, campaignId, report });
    const told = await work({ ...opened, tx, report, standing });
    const own = { id: report.id, unionId: unit.id, version: report.version };
    await auditAll(ctx, tx, permission, told, [own, ...(told.others ?? [])], input.year);
    return told.counted;
  };
  const counted = await (oneSnapshot ? atOneSnapshot(ctx.db, perform) : ctx.transaction(perform));
  return reportStatus(ctx, input, counted);
}

/** One entry a report, in the order of the chains: two acts on many reports never wait for each other in a circle. */
async function auditAll(
  ctx: Context,
  tx: Transaction,
  permission: Permission,
  { action, reason, detail }: Told,
  changed: NonNullable<Told['others']>,
  year: number,
): Promise<void> {
  const chain = ({ id }: { id: string }): number => Number.parseInt(id.at(-1) ?? '0', 16);
  for (const { id, unionId, version } of changed.toSorted((a, b) => chain(a) - chain(b))) {
    const more = { permission, ...(reason ? { reason } : {}), detail: { year, version, ...detail } };
    await audit(ctx, tx, action, { type: 'report', id, unionId }, more);
  }
}

/** One act of the way of a report, if its rules let this person take it now. */
export async function actOnReport(
  ctx: Context,
  input: FormAddress,
  act: ReportAct,
  work: (acting: Acting) => Promise<Omit<Told, 'action'>>,
  options: { oneSnapshot?: boolean } = {},
): Promise<ReportStatus> {
  const { permission } = actRules[act];
  return onReport(ctx, input, { permission, ...options }, async (acting) => {
    const refused = refuseAct(act, acting.report.state, acting.standing);
    if (refused) {
      const { heldBy } = acting.standing;
      throw refusal(
        refused,
        refused === 'report.aboveClosed' && heldBy
          ? { message: `${heldBy}已经汇总上报了这张表。先退回上级的，再动这一张。` }
          : {},
      );
    }
    return { action: `report.${act}`, ...(await work(acting)) };
  });
}

/** The step itself: state, further columns and the row that says who, when and why. */
export async function moveReport(
  ctx: Context,
  { tx, report }: Pick<Acting, 'tx' | 'report'>,
  to: ReportState,
  change: Parameters<typeof changeReport>[2] = {},
  { permission, reason = null }: { permission: Permission | null; reason?: string | null },
): Promise<void> {
  const role = permission ? ctx.policy.roleFor(permission) : null;
  // The platform itself takes back what no longer holds at the cutoff; nobody's role is asked.
  if (role) requireStep(reportSteps, report.state, to, role);
  await changeReport(tx, report.id, { ...change, state: to, updatedAt: ctx.now() });
  await insertStep(tx, {
    id: ctx.id(),
    reportId: report.id,
    fromState: report.state,
    toState: to,
    at: ctx.now(),
    by: ctx.actor?.accountId ?? null,
    role,
    reason,
  });
}
