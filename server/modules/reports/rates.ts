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

function rate(part: bigint, whole: bigint): Rate {
  if (whole === 0n) return null;
  const thousandths = (part * 2000n + whole) / (whole * 2n);
  return {
    part: Number(part),
    whole: Number(whole),
    text: `${thousandths / 10n}.${thousandths % 10n}%`,
  };
}
