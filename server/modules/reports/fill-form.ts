import { tenThousandYuanText, yuanText } from '@sunshine/contract/reports/amounts.ts';
import type { FilledCell, FilledForm } from '@sunshine/contract/reports/filled-form.ts';
import { cellUnits, type ReportState } from '@sunshine/contract/reports/vocabulary.ts';
import { type Figures, figure } from '@sunshine/db/indicators/compile.ts';
import type { Frame } from '@sunshine/db/indicators/frame.ts';
import type { Indicator } from '@sunshine/db/indicators/indicator.ts';
import { sunshineIndicators } from '@sunshine/db/indicators/registry.ts';
import type { Snapshot } from '@sunshine/db/indicators/snapshot.ts';

/**
 * The official form filled with the figures of one unit. A counted cell without a fact is 0, never blank. From a
 * snapshot it says what stood then: name of the unit, period, and the rules in force.
 */
export function fillForm(
  frame: Frame,
  unit: { code: string; name: string },
  figures: Figures,
  { state, snapshot }: { state: ReportState; snapshot: Snapshot | null },
): FilledForm {
  const { code, name } = snapshot?.unit ?? unit;
  return {
    form: frame.form,
    year: frame.year,
    unit: { code, name },
    period: { start: snapshot?.periodStart ?? frame.start, cutoff: snapshot?.cutoffDay ?? frame.cutoff },
    state,
    cells: Object.fromEntries(
      sunshineIndicators.map((each) => [
        `${frame.form}.${each.code}`,
        fillCell(each, figures, ruleOf(each, frame, snapshot)),
      ]),
    ),
  };
}

/** The rule text of a figure with the settings in force, or those it was frozen with. */
export function ruleOf(indicator: Indicator, frame: Frame, snapshot: Snapshot | null): string {
  const frozen = snapshot?.ruleTexts.figures.find(({ code }) => code === indicator.code);
  return frozen?.rule ?? indicator.rule(frame.settings);
}

function fillCell(indicator: Indicator, figures: Figures, rule: string): FilledCell {
  const { value } = figure(figures, indicator.code);
  const text = printed(indicator.unit, value);
  const shared = { text, unit: cellUnits[indicator.unit], rule };
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
