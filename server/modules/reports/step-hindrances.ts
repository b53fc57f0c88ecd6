import type { Campaign } from '@sunshine/contract/reports/schemas.ts';
import { closedStates } from '@sunshine/contract/reports/status.ts';
import { cellCodes } from '@sunshine/contract/reports/sunshine-form.ts';
import { type Figures, figure } from '@sunshine/db/indicators/compile.ts';
import type { UnitBelow } from '@sunshine/db/indicators/snapshot.ts';
import type { UnitBelowRow } from '@sunshine/db/queries/reports/report-standing.ts';
import type { Hindrance } from './report-checks.ts';
import { spokenDay, spokenUnits } from './report-words.ts';

type Deadline = Pick<Campaign, 'running' | 'cutoffDay'>;

/** Cells that are not zero: such a report is not nil. */
export function cellsAboveZero(figures: Figures): string[] {
  return cellCodes.filter((code) => figure(figures, code).value !== 0n);
}

/** What below keeps a report from being submitted: a level closes when all one level down are accepted, nil or sealed. */
export function submitHindrances(below: readonly UnitBelowRow[], campaign: Deadline): Hindrance[] {
  return belowHindrances(
    below.filter(({ depth }) => depth === 1),
    campaign,
  );
}

/** Sealed are the report and all below it: each closed, each as of the cutoff, each the one it was counted from. */
export function sealHindrances(
  report: { asOf: string | null; holds: readonly UnitBelow[] },
  below: readonly UnitBelowRow[],
  campaign: Deadline,
): Hindrance[] {
  if (campaign.running) {
    return [
      { code: 'report.sealTooEarly', message: `统计时点 ${spokenDay(campaign.cutoffDay)} 过了才能封存。` },
    ];
  }
  const own: Hindrance[] =
    report.asOf !== null && report.asOf < campaign.cutoffDay
      ? [
          {
            code: 'report.provisional',
            message: '这张表是统计时点以前报的，正在按统计时点重算，几分钟后再来。',
          },
        ]
      : [];
  const corrected = below.filter((unit) => isCorrected(unit, report.holds));
  return [
    ...own,
    ...belowHindrances(below, campaign),
    ...(corrected.length > 0
      ? [
          {
            code: 'report.belowCorrected' as const,
            message: `${spokenUnits(corrected.map(({ name }) => name))}在汇总以后更正过。先退回，按新的数重报。`,
          },
        ]
      : []),
  ];
}

/** A unit whose latest report is another one than its parent's snapshot was counted from. */
export function isCorrected(unit: UnitBelowRow, holds: readonly UnitBelow[]): boolean {
  const held = holds.find(({ unionId }) => unionId === unit.unionId);
  return held?.reportId != null && held.reportId !== unit.reportId;
}

function belowHindrances(below: readonly UnitBelowRow[], { running, cutoffDay }: Deadline): Hindrance[] {
  const open = below.filter(({ state }) => !closedStates.includes(state));
  const provisional = running
    ? []
    : below.filter(({ state, asOf }) => closedStates.includes(state) && asOf !== null && asOf < cutoffDay);
  return [
    ...(open.length > 0
      ? [
          {
            code: 'report.belowOpen' as const,
            message: `下级还没审核通过或零报：${open.map(({ name }) => name).join('、')}。`,
          },
        ]
      : []),
    ...(provisional.length > 0
      ? [
          {
            code: 'report.belowProvisional' as const,
            message: `${spokenUnits(provisional.map(({ name }) => name))}是统计时点以前报的，正在按统计时点重算，几分钟后再来。`,
          },
        ]
      : []),
  ];
}
