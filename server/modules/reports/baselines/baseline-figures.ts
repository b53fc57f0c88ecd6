import { parseFigure } from '@sunshine/contract/reports/amounts.ts';
import type { Baseline } from '@sunshine/contract/reports/baseline-routes.ts';
import { campaignSettings } from '@sunshine/contract/reports/settings.ts';
import { sunshineLines } from '@sunshine/contract/reports/sunshine-form.ts';
import { cellUnits } from '@sunshine/contract/reports/vocabulary.ts';
import { evaluateChecks } from '@sunshine/db/indicators/checks.ts';
import type { Figures } from '@sunshine/db/indicators/compile.ts';
import type { BaselineRow } from '@sunshine/db/queries/reports/baselines.ts';
import { refusal } from '../../../refusal.ts';
import { printed } from '../fill-form.ts';

/** Figures as typed to whole numbers as they are stored, exact to the fen; every cell that is none is named. */
export function parseBaseline(typed: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const cells: Record<string, string> = {};
  const fields: Record<string, string> = {};
  for (const { code, unit } of sunshineLines) {
    const text = typed[code]?.trim();
    if (!text) continue;
    const value = parseFigure(text, unit);
    if (value === null) fields[code] = `${code} 写成数，单位是${cellUnits[unit]}${decimalsHint(unit)}。`;
    else cells[code] = value.toString();
  }
  if (Object.keys(fields).length > 0) throw refusal('baseline.notANumber', { fields });
  if (Object.keys(cells).length === 0) throw refusal('baseline.empty');
  return cells;
}

function decimalsHint(unit: keyof typeof cellUnits): string {
  if (unit === 'yuan') return '，最多到分';
  return unit === 'tenThousandYuan' ? '，最多六位小数' : '，不带小数';
}

export function baselineReply({ unionId: _, cells, enteredAt, ...row }: BaselineRow): Baseline {
  return {
    ...row,
    cells: cells && printedCells(cells),
    enteredAt: enteredAt ? new Date(enteredAt).toISOString() : null,
    remarks: cells ? remarksOn(cells) : [],
  };
}

export function printedCells(cells: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    sunshineLines.flatMap(({ code, unit }) => {
      const value = cells[code];
      return value === undefined ? [] : [[code, printed(unit, BigInt(value))]];
    }),
  );
}

/** Paper may be wrong and is entered as it is; what does not add up is said beside it. */
function remarksOn(cells: Readonly<Record<string, string>>): string[] {
  const figures: Figures = new Map(
    Object.entries(cells).map(([code, value]) => [
      code,
      { value: BigInt(value), persons: 0, rows: 0, supplementary: 0 },
    ]),
  );
  return evaluateChecks(figures, campaignSettings.parse({}))
    .filter(({ check, passed }) => check.level === 'hard' && !passed && 'left' in check)
    .filter(({ check }) => 'left' in check && [...check.left, ...check.right].every((code) => code in cells))
    .map(({ check, finding }) => `${check.title}：${finding}`);
}
