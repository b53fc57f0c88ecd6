import type { Rate } from '@sunshine/contract/reports/schemas.ts';
import { type Figures, figure } from '@sunshine/db/indicators/compile.ts';

/** 帮扶成功率 of a unit: placed persons among its own 01E persons, whoever served them. */
export function successRate(figures: Figures): Rate {
  return rate(figure(figures, 'placedOfOwn').value, figure(figures, '01E').value);
}

/** 总体就业率: (01D + placed persons) ÷ 01A. */
export function employmentRate(figures: Figures): Rate {
  const placed = figure(figures, 'placedOfOwn').value + figure(figures, '01D').value;
  return rate(placed, figure(figures, '01A').value);
}

/** `+12.5%`; null from nothing, where no percentage can be said. */
export function changeText(before: bigint, now: bigint): string | null {
  if (before === 0n) return now === 0n ? '0.0%' : null;
  const apart = now > before ? now - before : before - now;
  const sign = now === before ? '' : now > before ? '+' : '-';
  return `${sign}${percent(apart, before)}`;
}

function rate(part: bigint, whole: bigint): Rate {
  if (whole === 0n) return null;
  return { part: Number(part), whole: Number(whole), text: percent(part, whole) };
}

/** To one decimal, rounded half up. */
function percent(part: bigint, whole: bigint): string {
  const thousandths = (part * 2000n + whole) / (whole * 2n);
  return `${thousandths / 10n}.${thousandths % 10n}%`;
}
