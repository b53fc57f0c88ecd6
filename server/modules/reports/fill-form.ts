import { tenThousandYuanText, yuanText } from '@sunshine/contract/reports/amounts.ts';
import type { FilledCell, FilledForm } from '@sunshine/contract/reports/filled-form.ts';
import { cellUnits } from '@sunshine/contract/reports/vocabulary.ts';
import { type Figures, figure } from '@sunshine/db/indicators/compile.ts';
import type { Frame } from '@sunshine/db/indicators/frame.ts';
import type { Indicator } from '@sunshine/db/indicators/indicator.ts';
import { sunshineIndicators } from '@sunshine/db/indicators/registry.ts';

/** The official form filled with the figures of one unit. A counted cell without a fact is 0, never blank. */
export function fillForm(frame: Frame, unit: { code: string; name: string }, figures: Figures): FilledForm {
  return {
    form: frame.form,
    year: frame.year,
    unit: { code: unit.code, name: unit.name },
    period: { start: frame.start, cutoff: frame.cutoff },
    state: 'draft',
    cells: Object.fromEntries(
      sunshineIndicators.map((each) => [`${frame.form}.${each.code}`, fillCell(each, frame, figures)]),
    ),
  };
}

function fillCell(indicator: Indicator, frame: Frame, figures: Figures): FilledCell {
  const { value } = figure(figures, indicator.code);
  const text = printed(indicator.unit, value);
  const shared = { text, unit: cellUnits[indicator.unit], rule: indicator.rule(frame.settings) };
  return indicator.counts === 'sum'
    ? { value: text, fen: Number(value), ...shared }
    : { value: Number(value), ...shared };
}

/** A count or whole fen as the form prints it in its unit, exactly. */
export function printed(unit: Indicator['unit'], value: bigint): string {
  if (unit === 'yuan') return yuanText(value);
  if (unit === 'tenThousandYuan') return tenThousandYuanText(value);
  return value.toString();
}
