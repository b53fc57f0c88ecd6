import type { Figures } from '@sunshine/db/indicators/compile.ts';
import { takeSnapshot } from '@sunshine/db/indicators/take-snapshot.ts';
import { holdAuditChain } from '@sunshine/db/queries/accounts/audit.ts';
import { holdReports, listReportsBelow } from '@sunshine/db/queries/reports/report-standing.ts';
import type { Context } from '../../context.ts';
import { refusal } from '../../refusal.ts';
import type { Acting } from './act-on-report.ts';
import { frozenChecks, type JudgedCheck, judgeFigures } from './report-checks.ts';
import { submitHindrances } from './step-hindrances.ts';

/**
 * Takes the snapshot of a report within its transaction at one snapshot. The reports one level down are held, so that
 * none is returned or recalled until this one is committed; `judge` refuses by throwing, which undoes all.
 */
export async function freezeReport(
  ctx: Pick<Context, 'now'>,
  acting: Pick<Acting, 'tx' | 'report' | 'campaignId' | 'campaign' | 'unit' | 'frame' | 'settings'>,
  judge: (checks: readonly JudgedCheck[], figures: Figures) => void,
): Promise<void> {
  const { tx, report, campaignId, unit, frame, settings } = acting;
  const below = await listReportsBelow(tx, { unionId: unit.id, campaignId, frame, depth: 1 });
  const [hindered] = submitHindrances(below, acting);
  if (hindered) throw refusal(hindered.code, { message: hindered.message });
  await holdReports(
    tx,
    below.flatMap(({ reportId }) => reportId ?? []),
    'share',
  );
  // Last of the locks: whoever writes to this chain waits until the snapshot stands.
  await holdAuditChain(tx, report.id);
  await takeSnapshot(tx, {
    reportId: report.id,
    campaignId,
    unit,
    frame,
    takenAt: ctx.now(),
    settingTexts: settings,
    checks: async (figures) => {
      const checks = await judgeFigures(tx, acting, report.id, figures);
      judge(checks, figures);
      return frozenChecks(checks);
    },
  });
}
