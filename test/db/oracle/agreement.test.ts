import { cellCodes } from '@sunshine/contract/reports/sunshine-form.ts';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type FigureBench, figureBench } from '../../support/given/figures.ts';
import { arbitraryHistory } from './arbitrary-history.ts';
import { type Cells, calculate } from './calculate.ts';
import { cellsFrom, productCells } from './product-cells.ts';

let bench: FigureBench;
beforeAll(async () => {
  bench = await figureBench();
});
afterAll(() => bench.close());

/** All histories together: nothing of one is shared with another, so that the parts add up. */
function sum(all: readonly Cells[]): Cells {
  return cellsFrom((code) => all.reduce((total, cells) => total + cells[code], 0));
}

test('the random histories reach every cell, so that agreeing on them says something', () => {
  const cells = fc
    .sample(arbitraryHistory, { numRuns: 400, seed: 2026 })
    .map((each) => calculate(each).whole);
  for (const code of cellCodes) {
    const reached = cells.filter((each) => each[code] > 0).length;
    expect(reached, `${code} is above zero in ${reached} of 400`).toBeGreaterThanOrEqual(15);
  }
});

test('1,000 random histories: every cell of every unit and of the district is what the rules alone come to', async () => {
  const batches = fc.array(arbitraryHistory, { minLength: 50, maxLength: 50 });
  await fc.assert(
    fc.asyncProperty(batches, async (histories) => {
      const expected = histories.map(calculate);
      const found = await productCells(bench, histories);
      histories.forEach((history, index) => {
        expect(found.units[index], JSON.stringify(history)).toEqual(expected[index]?.units);
      });
      expect(found.whole).toEqual(sum(expected.map(({ whole }) => whole)));
    }),
    // Fifty at once make one statement; a failing batch is shown as it is, its seed repeats it.
    { numRuns: 20, endOnFailure: true },
  );
}, 240_000);
