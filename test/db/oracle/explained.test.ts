import type { CellCode } from '@sunshine/contract/reports/sunshine-form.ts';
import { explainPerson } from '@sunshine/db/indicators/explain/explain-person.ts';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type FigureBench, figureBench, frame2026 } from '../../support/given/figures.ts';
import { arbitraryHistory } from './arbitrary-history.ts';
import { writeHistories } from './write-histories.ts';

let bench: FigureBench;
beforeAll(async () => {
  bench = await figureBench();
});
afterAll(() => bench.close());

const ofPersons = ['01A', '01B', '01C', '01D', '01E', '10A', '11A'] as const satisfies CellCode[];
const ofServices = ['02A', '03A', '03B', '06A', '06B', '06C', '06D', '07A', '08A', '09A', '09B'] as const;

async function peopleOf(histories: number): Promise<{ id: string; unit: string }[]> {
  await bench.clear();
  const units = await writeHistories(
    bench.db,
    bench.district,
    fc.sample(arbitraryHistory, { numRuns: histories }),
  );
  const people = await bench.db.$client<{ id: string }[]>`select person_id as id from graduates order by 1`;
  return people.map(({ id }, index) => ({ id, unit: units[index % units.length]?.a ?? bench.district }));
}

test('a person counts in a cell of persons exactly when every condition told is met', async () => {
  for (const { id, unit } of await peopleOf(12)) {
    for (const code of ofPersons) {
      for (const unitId of [bench.district, unit]) {
        const told = await explainPerson(bench.db, frame2026(), { unitId, ownOnly: false }, code, id);
        const met = told?.conditions.every((each) => each.met);
        expect(met, `${code}: ${JSON.stringify(told)}`).toBe(told?.counted);
      }
    }
  }
}, 120_000);

test('of services, every counted record says so and every other names a reason', async () => {
  const scope = { unitId: bench.district, ownOnly: false };
  let counted = 0;
  for (const { id } of await peopleOf(10)) {
    for (const code of ofServices) {
      const told = await explainPerson(bench.db, frame2026(), scope, code, id);
      expect(told?.counted).toBe(told?.records.some((each) => each.counted));
      if (told?.counted) expect(told.conditions.every(({ met }) => met)).toBe(true);
      for (const record of told?.records ?? []) {
        expect(record.why).not.toContain('见口径说明');
        if (record.counted) counted += 1;
      }
    }
  }
  expect(counted).toBeGreaterThan(5);
}, 120_000);
