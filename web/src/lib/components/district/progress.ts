import type { UnitRow } from '@sunshine/contract/reports/schemas.ts';
import type { ReportState } from '@sunshine/contract/reports/vocabulary.ts';
import { monthDay, relativeDay, today } from '#lib/format/date.ts';

/** States as the progress shows them, the furthest first, each with the colour of its part of the bar. */
export const progressOrder: readonly { state: ReportState; fill: string }[] = [
  { state: 'sealed', fill: 'b1' },
  { state: 'accepted', fill: 'b7' },
  { state: 'nil', fill: 'b8' },
  { state: 'submitted', fill: 'b2' },
  { state: 'checked', fill: 'b3' },
  { state: 'draft', fill: 'b4' },
  { state: 'returned', fill: 'b5' },
];

export interface ProgressPart {
  state: ReportState;
  fill: string;
  count: number;
  /** Start and width on a bar of 600. */
  x: number;
  width: number;
}

/** How many units stand in each state, with their part of the bar; states nobody is in are left out. */
export function progressOf(units: readonly Pick<UnitRow, 'state'>[]): ProgressPart[] {
  const gap = 2;
  const present = progressOrder
    .map(({ state, fill }) => ({ state, fill, count: units.filter((unit) => unit.state === state).length }))
    .filter(({ count }) => count > 0);
  const room = 600 - gap * Math.max(0, present.length - 1);
  let x = 0;
  return present.map((part) => {
    const width = (part.count / Math.max(1, units.length)) * room;
    const placed = { ...part, x, width };
    x += width + gap;
    return placed;
  });
}

const unfinished: readonly ReportState[] = ['returned', 'draft', 'checked'];

/** Units that have not reported: returned ones first, then those that have nobody, then the latest. */
export function unreported(units: readonly UnitRow[]): UnitRow[] {
  const rank = (unit: UnitRow): number =>
    unit.state === 'returned' ? 0 : unit.staffed ? (unit.state === 'draft' ? 2 : 3) : 1;
  return units
    .filter(({ ownOnly, state }) => !ownOnly && unfinished.includes(state))
    .sort((a, b) => rank(a) - rank(b) || b.daysLate - a.daysLate);
}

const words: Partial<Record<ReportState, string>> = {
  draft: '还没有校验',
  checked: '校验过了，没有上报',
  returned: '退回以后没有再报',
};

/** Why a unit is on the list, in half a line. */
export function whyWaiting(unit: UnitRow): string {
  const parts = [
    unit.staffed ? words[unit.state] : '填报人还没指定',
    unit.daysLate > 0 && `晚了 ${unit.daysLate} 天`,
    unit.off.hard > 0 && `勾稽不平 ${unit.off.hard} 处`,
    unit.off.soft > 0 && `要写说明 ${unit.off.soft} 处`,
  ];
  return parts.filter(Boolean).join('，');
}

/** One reminder a day: who was reminded today waits for tomorrow. */
export function mayRemind({ remindedOn, staffed }: UnitRow): boolean {
  return staffed && remindedOn !== today();
}

export function remindedText(on: string): string {
  const day = relativeDay(on);
  return day === monthDay(on) ? `${day}提醒过` : `${day}已提醒`;
}
