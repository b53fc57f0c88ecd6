import type { Rate } from '@sunshine/contract/reports/schemas.ts';
import type { ReportSummary } from '@sunshine/contract/reports/summary-routes.ts';
import type { CellCode } from '@sunshine/contract/reports/sunshine-form.ts';
import { type CellUnit, cellUnits } from '@sunshine/contract/reports/vocabulary.ts';
import { type Figures, figure } from '@sunshine/db/indicators/compile.ts';
import { indicatorOf } from '@sunshine/db/indicators/registry.ts';
import { type PreviousFigures, previousFigures } from '@sunshine/db/queries/reports/previous.ts';
import type { Context } from '../../../context.ts';
import { printedDay } from '../documents/form-document.ts';
import { printed } from '../fill-form.ts';
import { type OpenReport, openReport } from '../open-report.ts';
import { changeText, employmentRate, successRate } from '../rates.ts';
import { figuresOf, type ReportSource, sourceOf } from '../report-source.ts';
import { type SummaryChange, type SummaryFigures, summarySections } from './summary-text.ts';

/** Figures that a summary compares with last year's. */
const comparedCells: readonly CellCode[] = ['01A', '01E', '04A', '08A', '09B'];

interface Which {
  form: 'sunshine';
  year: number;
  unit: string;
  own?: boolean;
  version?: number | undefined;
}

/** The draft of a unit's written summary, from the same figures as its form. */
export async function summaryOf(
  ctx: Context,
  input: Which,
): Promise<{ summary: ReportSummary; opened: OpenReport; source: ReportSource }> {
  const opened = await openReport(ctx, input);
  const source = await sourceOf(ctx.db, opened, input.version);
  const figures = await figuresOf(ctx.db, opened, source);
  const { frame, unit, scope } = opened;
  // The unit alone was never reported: there is nothing to compare it with.
  const previous = scope.ownOnly ? null : (await previousFigures(ctx.db, frame, [unit.id])).get(unit.id);
  const name = `${source.snapshot?.unit.name ?? unit.name}${scope.ownOnly ? '本级' : ''}`;
  const asOf = source.snapshot?.asOf ?? frame.asOf;
  const summary = {
    title: `${name}${frame.year}年阳光就业行动总结`,
    unit: { code: unit.code, name },
    year: frame.year,
    asOf,
    frozen: source.snapshot !== null,
    source: sourceWords(source, asOf),
    sections: summarySections(spoken(figures, { year: frame.year, unitName: name, asOf }, previous ?? null)),
  };
  return { summary, opened, source };
}

function sourceWords({ report, snapshot }: ReportSource, asOf: string): string {
  if (!report || !snapshot) return `还没有上报，按记录算到 ${printedDay(asOf)}，上报后再取一次。`;
  return report.state === 'sealed'
    ? `按封存的第 ${report.version} 版。`
    : `按已经上报的数，封存前还可能退回重报。`;
}

function spoken(
  figures: Figures,
  { year, unitName, asOf }: { year: number; unitName: string; asOf: string },
  previous: PreviousFigures | null,
): SummaryFigures {
  const value = (code: CellCode): bigint => figure(figures, code).value;
  return {
    year,
    unitName,
    until: printedDay(asOf),
    text: (code) => printed(indicatorOf(code).unit, value(code)),
    isZero: (code) => value(code) === 0n,
    placedPersons: figure(figures, '08A').persons,
    success: rateWords(successRate(figures)),
    employment: rateWords(employmentRate(figures)),
    leftOver: value('01A') - value('01D') - value('01E'),
    lastYear: previous && { year: previous.year, changes: changesSince(previous, value) },
  };
}

function rateWords(rate: Rate): string | null {
  return rate && `${rate.text}（${rate.part}÷${rate.whole}）`;
}

function changesSince(previous: PreviousFigures, value: (code: CellCode) => bigint): SummaryChange[] {
  return comparedCells.flatMap((code) => {
    const before = previous.values.get(code);
    if (before === undefined) return [];
    const { unit } = indicatorOf(code);
    return [changeOf(spokenLabels[code] ?? '', unit, before, value(code))];
  });
}

const spokenLabels: Partial<Record<CellCode, string>> = {
  '01A': '困难职工家庭高校毕业生',
  '01E': '需要就业帮扶的',
  '04A': '就业服务活动',
  '08A': '帮助实现就业',
  '09B': '求职补贴',
};

function changeOf(label: string, unit: CellUnit, before: bigint, now: bigint): SummaryChange {
  const said = (amount: bigint): string => `${printed(unit, amount)} ${cellUnits[unit]}`;
  const apart = now > before ? now - before : before - now;
  const percent = changeText(before, now)?.replace(/^[+-]/, '');
  const direction = now > before ? '增加' : '减少';
  const words = apart === 0n ? '持平' : `${direction} ${said(apart)}${percent ? `（${percent}）` : ''}`;
  return { label, before: said(before), now: said(now), words };
}
