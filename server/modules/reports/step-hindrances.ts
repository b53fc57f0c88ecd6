import type { RefusalCode } from '@sunshine/contract/refusals.ts';
import { closedStates } from '@sunshine/contract/reports/status.ts';
import { cellCodes } from '@sunshine/contract/reports/sunshine-form.ts';
import { type Figures, figure } from '@sunshine/db/indicators/compile.ts';
import type { UnitBelow } from '@sunshine/db/indicators/snapshot.ts';
import type { TakenUnder, UnitBelowRow } from '@sunshine/db/queries/reports/report-standing.ts';
import type { OpenReport } from './open-report.ts';
import { spokenDay, spokenUnits } from './report-words.ts';
import { type Staleness, stalenessOf } from './staleness.ts';

/** Why an act cannot be taken yet: code of the refusal and the sentence with the names in it. */
export interface Hindrance {
  code: RefusalCode;
  message: string;
}

type Days = Pick<OpenReport, 'campaign' | 'frame'>;

/** Cells that are not zero: such a report is not nil. */
export function cellsAboveZero(figures: Figures): string[] {
  return cellCodes.filter((code) => figure(figures, code).value !== 0n);
}

/** What below keeps a report from being submitted: a level closes when all one level down are accepted, nil or sealed. */
export function submitHindrances(below: readonly UnitBelowRow[], days: Days): Hindrance[] {
  return belowHindrances(
    below.filter(({ depth }) => depth === 1),
    days,
  );
}

/** Sealed are the report and all below it: each closed, each as of the cutoff, each the one it was counted from. */
export function sealHindrances(
  report: { taken: TakenUnder | null; holds: readonly UnitBelow[] },
  below: readonly UnitBelowRow[],
  days: Days,
): Hindrance[] {
  if (days.campaign.running) {
    const message = `统计时点 ${spokenDay(days.campaign.cutoffDay)} 过了才能封存。`;
    return [{ code: 'report.sealTooEarly', message }];
  }
  const stale = report.taken ? stalenessOf(report.taken, days.frame) : null;
  const corrected = below.filter((unit) => isCorrected(unit, report.holds));
  return [
    ...(stale ? [staleHindrance(stale, '这张表')] : []),
    ...belowHindrances(below, days),
    ...hindranceOf('report.belowCorrected', corrected, '在汇总以后更正过。先退回，按新的数重报。'),
  ];
}

/** A unit whose latest report is another one than its parent's snapshot was counted from. */
export function isCorrected(unit: UnitBelowRow, holds: readonly UnitBelow[]): boolean {
  const held = holds.find(({ unionId }) => unionId === unit.unionId);
  return held?.reportId != null && held.reportId !== unit.reportId;
}

function belowHindrances(below: readonly UnitBelowRow[], { campaign, frame }: Days): Hindrance[] {
  const open = below.filter(({ state }) => !closedStates.includes(state));
  const stale = (kind: Staleness): UnitBelowRow[] =>
    campaign.running
      ? []
      : below.filter(
          // What is sealed stays as it was sealed; a difference of it is drift.
          ({ state, taken }) =>
            state !== 'sealed' && closedStates.includes(state) && taken && stalenessOf(taken, frame) === kind,
        );
  return [
    ...(open.length > 0
      ? [
          {
            code: 'report.belowOpen' as const,
            message: `下级还没审核通过或零报：${open.map(({ name }) => name).join('、')}。`,
          },
        ]
      : []),
    ...hindranceOf(
      'report.belowProvisional',
      stale('provisional'),
      '是统计时点以前报的，正在按统计时点重算，几分钟后再来。',
    ),
    ...hindranceOf(
      'report.otherSettings',
      stale('otherSettings'),
      '上报以后改过期间或口径设置，退回按现在的设置重报。',
    ),
  ];
}

function staleHindrance(stale: Staleness, what: string): Hindrance {
  return stale === 'provisional'
    ? { code: 'report.provisional', message: `${what}是统计时点以前报的，正在按统计时点重算，几分钟后再来。` }
    : { code: 'report.otherSettings', message: `${what}上报以后改过期间或口径设置，退回按现在的设置重报。` };
}

function hindranceOf(code: RefusalCode, units: readonly UnitBelowRow[], sentence: string): Hindrance[] {
  return units.length === 0
    ? []
    : [{ code, message: `${spokenUnits(units.map(({ name }) => name))}${sentence}` }];
}
