import type { workflowRoutes } from '@sunshine/contract/reports/workflow-routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import {
  holdReports,
  listReportsBelow,
  type UnitBelowRow,
} from '@sunshine/db/queries/reports/report-standing.ts';
import {
  handsBelow,
  holdCampaign,
  listSealing,
  type SealingRow,
  sealReports,
} from '@sunshine/db/queries/reports/sealing.ts';
import type { Context } from '../../context.ts';
import { refusal } from '../../refusal.ts';
import { type Acting, actOnReport } from './act-on-report.ts';
import { tellSealed } from './notify-report.ts';
import { findCampaign } from './open-report.ts';
import { spokenUnits } from './report-words.ts';
import { sealHindrances } from './step-hindrances.ts';

/** 封存: the report and every accepted or nil one below it, all together; nothing of them changes from then on. */
export async function sealReport(
  ctx: Context,
  input: Input<typeof workflowRoutes.sealReport>,
): Promise<Reply<typeof workflowRoutes.sealReport>> {
  return actOnReport(ctx, input, 'seal', async (acting) => {
    await holdCampaign(acting.tx, acting.campaignId);
    const days = await findCampaign({ db: acting.tx, today: ctx.today }, input.form, input.year);
    const below = await holdBelow(acting);
    const sealing = [acting.report.id, ...below.flatMap((unit) => unsealedId(unit))];
    const rows = await listSealing(acting.tx, sealing);
    await refuseSealing(acting, days, below, rows);

    await sealReports(acting.tx, {
      reportIds: sealing,
      stepIds: sealing.map(() => ctx.id()),
      by: acting.standing.actor,
      role: ctx.policy.roleFor('report.seal'),
      at: ctx.now(),
    });
    for (const row of rows) await tellSealed(acting, row);
    const others = rows.filter(({ reportId }) => reportId !== acting.report.id);
    return {
      detail: { reports: rows.length },
      others: others.map(({ reportId, unionId, version }) => ({ id: reportId, unionId, version })),
    };
  });
}

/** Locked from the top down, then read again: what was decided while this waited is seen. */
async function holdBelow({ tx, campaignId, unit, frame }: Acting): Promise<UnitBelowRow[]> {
  const of = { unionId: unit.id, campaignId, frame, depth: null };
  const ids = (await listReportsBelow(tx, of)).flatMap(({ reportId }) => reportId ?? []);
  await holdReports(tx, ids, 'update');
  return listReportsBelow(tx, of);
}

function unsealedId({ state, reportId }: UnitBelowRow): string[] {
  return reportId !== null && state !== 'sealed' ? [reportId] : [];
}

async function refuseSealing(
  { tx, campaignId, unit, report, standing }: Acting,
  days: Pick<Acting, 'campaign' | 'frame'>,
  below: readonly UnitBelowRow[],
  rows: readonly SealingRow[],
): Promise<void> {
  const own = rows.find((row) => row.reportId === report.id);
  const holds = rows.flatMap((row) => row.holds);
  const [hindered] = sealHindrances({ taken: own?.taken ?? null, holds }, below, days);
  if (hindered) throw refusal(hindered.code, { message: hindered.message });
  const hands = await handsBelow(tx, { campaignId, unionId: unit.id, accountId: standing.actor });
  if (hands.length > 0) {
    const names = spokenUnits(hands.map(({ name }) => name));
    throw refusal('report.sealerInvolved', {
      message: `${names}的统计表你填报过或审核过，换一位区级统计来封存。`,
    });
  }
}
