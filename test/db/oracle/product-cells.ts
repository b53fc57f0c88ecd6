import { type CellCode, cellCodes } from '@sunshine/contract/reports/sunshine-form.ts';
import { compileFigures, figure } from '@sunshine/db/indicators/compile.ts';
import { type FigureBench, frame2026 } from '../../support/given/figures.ts';
import type { Cells } from './calculate.ts';
import { type History, type UnitKey, unitKeys } from './history.ts';
import { writeHistories } from './write-histories.ts';

/** Figures of the product for histories side by side, each in three streets of its own under one district. */
export async function productCells(
  bench: FigureBench,
  histories: readonly History[],
): Promise<{ units: Record<UnitKey, Cells>[]; whole: Cells }> {
  await bench.clear();
  const units = await writeHistories(bench.db, bench.district, histories);
  const scopes = [bench.district, ...units.flatMap((each) => Object.values(each))];
  const figures = await compileFigures(
    bench.db,
    frame2026(),
    scopes.map((unitId) => ({ unitId, ownOnly: false })),
  );
  const of = (id: string): Cells =>
    cellsFrom((code) => Number(figure(figures.get(id) ?? new Map(), code).value));
  return {
    units: units.map(
      (each) => Object.fromEntries(unitKeys.map((key) => [key, of(each[key])])) as Record<UnitKey, Cells>,
    ),
    whole: of(bench.district),
  };
}

export function cellsFrom(value: (code: CellCode) => number): Cells {
  return Object.fromEntries(cellCodes.map((code) => [code, value(code)])) as Cells;
}
