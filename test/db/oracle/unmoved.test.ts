import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type FigureBench, figureBench } from '../../support/given/figures.ts';
import { arbitraryHistory } from './arbitrary-history.ts';
import type { EventStory, History, PersonStory, PositionStory, UnitKey } from './history.ts';
import { productCells } from './product-cells.ts';

let bench: FigureBench;
beforeAll(async () => {
  bench = await figureBench();
});
afterAll(() => bench.close());

const histories = (): History[] => fc.sample(arbitraryHistory, 150);

const fair = (unit: UnitKey, on: string): EventStory => ({
  unit,
  on,
  kind: 'jobFair',
  state: 'held',
  shown: [{ position: 0, headcount: 50 }],
});
const post = (unit: UnitKey, preferredOn: string): PositionStory => ({
  unit,
  preferredOn,
  kind: 'publicWelfare',
  suitable: true,
  preference: 'targeted',
  preferredHeadcount: 9,
  tag: null,
});

function withEach(history: History, change: (person: PersonStory) => Partial<PersonStory>): History {
  return { ...history, people: history.people.map((person) => ({ ...person, ...change(person) })) };
}

test('what happened in another year changes no cell of this one', async () => {
  const before = histories();
  const after = before.map((history) =>
    withEach(
      {
        ...history,
        events: [...history.events, fair('a', '2024-05-01'), fair('a', '2027-05-01')],
        positions: [...history.positions, post('a', '2024-05-01'), post('a', '2027-05-01')],
        bare: [
          ...history.bare,
          { kind: 'skillTraining', unit: 'a', on: '2024-05-01', quantity: 40, withdrawn: false },
        ],
      },
      (person) => ({
        guidance: [...person.guidance, { unit: 'a', on: '2027-03-01', cancelled: false }],
        grants: [...person.grants, { unit: 'a', on: '2027-03-02', cancelled: false }],
        allowances: [...person.allowances, { unit: 'a', paid: '2027-03-03', fen: 80_000, returns: [] }],
        certificates: [
          ...person.certificates,
          { unit: 'a', issued: '2027-03-04', renewal: false, cancelled: false },
        ],
        studies: [
          ...person.studies,
          {
            degree: 'doctor',
            mode: 'regular',
            year: 2031,
            state: 'onTrack',
            campus: '310118',
            registeredBy: null,
          },
        ],
      }),
    ),
  );
  const [plain, changed] = [await productCells(bench, before), await productCells(bench, after)];
  expect(changed).toEqual(plain);
}, 120_000);

test('what another unit did changes no cell of a unit', async () => {
  const before = histories().map((history) => ({ ...history, closure: null }));
  const after = before.map((history) => ({
    ...history,
    events: [...history.events, fair('c', '2026-05-01')],
    positions: [...history.positions, post('c', '2026-05-01')],
    bare: [
      ...history.bare,
      { kind: 'guidance' as const, unit: 'c' as const, on: '2026-05-01', quantity: 3, withdrawn: false },
    ],
  }));
  const [plain, changed] = [await productCells(bench, before), await productCells(bench, after)];
  const others = ({ units }: typeof plain) => units.map(({ a, b }) => ({ a, b }));
  expect(others(changed)).toEqual(others(plain));
  expect(changed.whole['04A']).toBe(plain.whole['04A'] + before.length);
  expect(changed.whole['06A']).toBe(plain.whole['06A'] + 3 * before.length);
}, 120_000);

test('a second source for the same person changes no cell that counts persons', async () => {
  const before = histories();
  const after = before.map((history) =>
    withEach(history, (person) => ({
      // The same degree course also registered in the lower form, and a need beside one that is open for ever.
      studies: person.studies.flatMap((study) =>
        study.degree === 'bachelor' && !person.studies.some((other) => other.degree === 'college')
          ? [study, { ...study, degree: 'college' as const }]
          : [study],
      ),
      needs: person.needs.flatMap((need) => (need.closed === null ? [need] : [need, need])),
    })),
  );
  const [plain, changed] = [await productCells(bench, before), await productCells(bench, after)];
  expect(changed).toEqual(plain);
}, 120_000);
