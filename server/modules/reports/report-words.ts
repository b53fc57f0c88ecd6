import { frozenStates } from '@sunshine/contract/reports/status.ts';
import type { UnitStateRow } from '@sunshine/db/queries/reports/unit-states.ts';

/** 2026-09-01 → 9月1日. */
export function spokenDay(day: string): string {
  const [, month, date] = day.split('-').map(Number);
  return `${month}月${date}日`;
}

/** 夏阳街道、盈浦街道等 12 家. */
export function spokenUnits(names: readonly string[]): string {
  if (names.length <= 3) return names.join('、');
  return `${names.slice(0, 3).join('、')}等 ${names.length} 家`;
}

/** Days past the due day of a report that has not been handed in; a correction has no due day. */
export function daysLate(
  { state, version, dueDay }: Pick<UnitStateRow, 'state' | 'version' | 'dueDay'>,
  today: string,
): number {
  if (frozenStates.includes(state) || version > 1 || today <= dueDay) return 0;
  return Math.round((Date.parse(`${today}T00:00:00Z`) - Date.parse(`${dueDay}T00:00:00Z`)) / 86_400_000);
}

/** Address of a unit's form within the site, in the area of those who read it. */
export function formHref(area: 'union' | 'district', of: { year: number; unit: { code: string } }): string {
  return `/${area}/form?year=${of.year}&unit=${of.unit.code}`;
}
