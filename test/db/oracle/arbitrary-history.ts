import { internshipKinds, placementPaths } from '@sunshine/contract/applications/vocabulary.ts';
import { companyTags } from '@sunshine/contract/companies/vocabulary.ts';
import {
  type AttendanceMark,
  attendanceMarks,
  trainingKinds,
} from '@sunshine/contract/events/training-vocabulary.ts';
import { eventKinds } from '@sunshine/contract/events/vocabulary.ts';
import {
  degreeLevels,
  outcomeKinds,
  resolvers,
  studyStates,
} from '@sunshine/contract/households/vocabulary.ts';
import { positionKinds } from '@sunshine/contract/positions/vocabulary.ts';
import { keysOf } from '@sunshine/contract/shared/labels.ts';
import fc from 'fast-check';
import type { History, HouseholdStory, PersonStory, StudyStory } from './history.ts';
import { unitKeys } from './history.ts';

const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null, freq: 2 });
const unit = fc.constantFrom(...unitKeys);
const few = <T>(arbitrary: fc.Arbitrary<T>, maxLength: number) => fc.array(arbitrary, { maxLength });

/** Days from before the period to after the cutoff; the days on which rules turn come up often. */
const edges = ['2025-12-31', '2026-01-01', '2026-01-02', '2026-08-19', '2026-08-20', '2026-08-21'];
const day: fc.Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...edges) },
  { weight: 7, arbitrary: fc.integer({ min: 0, max: 640 }).map((days) => addDays('2025-01-01', days)) },
);

export function addDays(from: string, days: number): string {
  return new Date(Date.parse(`${from}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

const later = (from: string) =>
  fc.oneof(
    fc.integer({ min: 0, max: 200 }).map((days) => addDays(from, days)),
    day.map((other) => (other < from ? from : other)),
  );

/** Mostly the ordinary, so that most people are counted somewhere; otherwise anything. */
function usually<T>(ordinary: T, anything: fc.Arbitrary<T>): fc.Arbitrary<T> {
  return fc.oneof(
    { weight: 5, arbitrary: fc.constant(ordinary) as fc.Arbitrary<T> },
    { weight: 1, arbitrary: anything },
  );
}

/** Episodes follow one another with a gap of a day or more; only the last may be open. */
const household: fc.Arbitrary<HouseholdStory> = fc
  .record({
    opened: usually('2025-03-01', day),
    lengths: fc.array(fc.integer({ min: 0, max: 300 }), { minLength: 1, maxLength: 2 }),
    open: usually(true, fc.boolean()),
    inError: fc.boolean(),
    unit,
    moved: maybe(fc.record({ to: unit, after: fc.integer({ min: 1, max: 400 }) })),
  })
  .map(({ opened, lengths, open, inError, moved, ...rest }) => {
    const episodes: HouseholdStory['episodes'] = [];
    let from = opened;
    for (const [index, length] of lengths.entries()) {
      const last = index === lengths.length - 1;
      const closed = last && open ? null : addDays(from, length);
      episodes.push({ opened: from, closed, inError: closed !== null && last && inError });
      from = addDays(from, length + 30);
    }
    return { ...rest, episodes, moved: moved && { to: moved.to, on: addDays(opened, moved.after) } };
  });

const study: fc.Arbitrary<StudyStory> = fc.record({
  degree: usually('bachelor', fc.constantFrom(...keysOf(degreeLevels))),
  mode: usually('regular', fc.constantFrom('adult', 'partTime')),
  year: fc.constantFrom(2005, 2020, 2023, 2024, 2025, 2026, 2026, 2026, 2027),
  state: usually('onTrack', fc.constantFrom(...keysOf(studyStates))),
  campus: fc.constantFrom('310118', '310118105', '310104', '420106', null),
  registeredBy: maybe(unit),
});

/** One after the other; only the last may be open. */
const needs = few(
  fc.record({
    gap: fc.integer({ min: 0, max: 200 }),
    length: fc.integer({ min: 0, max: 200 }),
    by: fc.constantFrom('self', 'union', 'other'),
  }),
  3,
).chain((stories) =>
  fc.record({ from: day, open: fc.boolean() }).map(({ from, open }): PersonStory['needs'] => {
    let at = from;
    return stories.map(({ gap, length, by }, index) => {
      const opened = addDays(at, gap);
      const closed = open && index === stories.length - 1 ? null : addDays(opened, length);
      at = addDays(opened, length + 1);
      return { opened, closed, by: closed === null ? null : by };
    });
  }),
);

/** In one archive at a time: a second membership begins after the first has ended. */
const memberships = fc
  .record({
    first: fc.option(
      fc.record({
        joined: usually('2025-03-01', day),
        stays: usually(true, fc.boolean()),
        days: fc.integer({ min: 0, max: 300 }),
      }),
      { nil: null, freq: 5 },
    ),
    second: maybe(
      fc.record({ gap: fc.integer({ min: 1, max: 200 }), days: maybe(fc.integer({ min: 0, max: 300 })) }),
    ),
  })
  .map(({ first, second }): PersonStory['memberships'] => {
    if (!first) return [];
    const left = first.stays ? null : addDays(first.joined, first.days);
    const one = { household: 0, joined: first.joined, left };
    if (left === null || !second) return [one];
    const joined = addDays(left, second.gap);
    return [one, { household: 1, joined, left: second.days === null ? null : addDays(joined, second.days) }];
  });

const fen = fc.integer({ min: 1, max: 9_000_001 });

const person: fc.Arbitrary<PersonStory> = fc.record({
  born: fc.constantFrom('1975-03-04', '1990-08-19', '1990-08-20', '1990-08-21', '1995-01-02', '2003-05-06'),
  died: usually<string | null>(null, day),
  memberships,
  studies: fc.uniqueArray(study, {
    minLength: 1,
    maxLength: 3,
    selector: ({ year, degree }) => `${year} ${degree}`,
  }),
  outcomes: few(
    fc.record({
      kind: fc.constantFrom(...keysOf(outcomeKinds)),
      from: day,
      by: fc.constantFrom(...keysOf(resolvers)),
      retracted: fc.constantFrom(false, false, false, true),
      placement: fc.constant(null),
    }),
    3,
  ),
  needs,
  placements: fc.uniqueArray(
    fc.record({
      unit,
      start: day,
      path: fc.constantFrom(...keysOf(placementPaths)),
      evidence: fc.boolean(),
      cancelled: fc.boolean(),
      kind: maybe(fc.constantFrom(...keysOf(outcomeKinds))),
    }),
    { maxLength: 2, selector: (each) => each.start },
  ),
  internships: few(
    day.chain((confirmed) =>
      fc.record({
        unit,
        kind: fc.constantFrom(...keysOf(internshipKinds)),
        confirmed: fc.constant(confirmed),
        start: later(confirmed),
        cancelled: maybe(later(confirmed)),
      }),
    ),
    2,
  ),
  certificates: few(fc.record({ unit, issued: day, renewal: fc.boolean(), cancelled: fc.boolean() }), 2),
  guidance: few(fc.record({ unit, on: day, cancelled: fc.boolean() }), 2),
  loans: few(
    fc.record({
      unit,
      underPolicy: fc.boolean(),
      cancelled: fc.boolean(),
      tranches: fc.uniqueArray(fc.record({ on: day, fen, sentBack: fc.boolean() }), {
        maxLength: 3,
        selector: ({ on }) => on,
      }),
      grant: maybe(fc.record({ on: day })),
    }),
    2,
  ),
  grants: few(fc.record({ unit, on: day, cancelled: fc.boolean() }), 2),
  allowances: few(
    fc.record({
      unit,
      paid: maybe(day),
      fen,
      shares: fc.constantFrom([], [], [0.3], [1], [0.5, 0.5]),
    }),
    2,
  ).map((stories) =>
    stories.map(({ shares, ...story }) => ({ ...story, returns: returnsOf(story.fen, shares) })),
  ),
  supplementary: few(
    fc.record({ kind: fc.constantFrom('skillTraining', 'certificate', 'guidance'), unit, on: day }),
    1,
  ),
});

/** A placement with a kind of its own carries an outcome, taken back when the placement is. */
function withOutcomes(story: PersonStory): PersonStory {
  const carried = story.placements.flatMap(({ kind, start, cancelled }, placement) =>
    kind === null ? [] : [{ kind, from: start, by: 'union' as const, retracted: cancelled, placement }],
  );
  return { ...story, outcomes: [...story.outcomes, ...carried] };
}

/** Whole fen; the last of several shares that make a whole gives back all that is left. */
function returnsOf(total: number, shares: readonly number[]): number[] {
  const whole = shares.reduce((sum, each) => sum + each, 0) === 1;
  let left = total;
  return shares
    .map((share, index) => {
      const part = whole && index === shares.length - 1 ? left : Math.floor(total * share);
      left -= part;
      return part;
    })
    .filter((part) => part > 0);
}

const mark = usually<AttendanceMark | null>('present', maybe(fc.constantFrom(...keysOf(attendanceMarks))));
const meetings = fc.array(fc.constantFrom('held', 'held', 'cancelled'), { minLength: 1, maxLength: 5 });

/** Without fast-check's leaning towards empty lists: a history in which nothing happened says little. */
export const arbitraryHistory: fc.Arbitrary<History> = fc.noBias(
  fc.record({
    closure: maybe(fc.record({ on: day, successor: fc.constantFrom('a', 'b') })),
    households: fc.tuple(household, household).map((pair) => [...pair]),
    people: fc.array(person.map(withOutcomes), { minLength: 1, maxLength: 3 }),
    classes: few(
      meetings.chain((held) =>
        fc.record({
          unit,
          kind: fc.constantFrom(...keysOf(trainingKinds)),
          ends: day,
          state: usually('finished', fc.constantFrom('planned', 'cancelled')),
          meetings: fc.constant(held),
          enrolments: fc.uniqueArray(
            fc.record({
              person: fc.integer({ min: 0, max: 2 }),
              withdrawn: fc.boolean(),
              marks: fc.array(mark, { minLength: held.length, maxLength: held.length }),
            }),
            { maxLength: 3, selector: (each) => each.person },
          ),
        }),
      ),
      2,
    ),
    positions: fc.array(
      fc.record({
        unit,
        kind: fc.constantFrom(...keysOf(positionKinds)),
        suitable: fc.boolean(),
        preference: maybe(fc.constantFrom('priority', 'targeted')),
        preferredOn: day,
        preferredHeadcount: fc.integer({ min: 1, max: 40 }),
        tag: maybe(
          day.chain((from) =>
            fc.record({
              tag: fc.constantFrom(...keysOf(companyTags)),
              from: fc.constant(from),
              until: maybe(later(from)),
            }),
          ),
        ),
      }),
      { minLength: 3, maxLength: 3 },
    ),
    events: few(
      fc.record({
        unit,
        kind: fc.constantFrom(...keysOf(eventKinds)),
        on: day,
        state: fc.constantFrom('held', 'held', 'planned', 'notHeld'),
        shown: fc.uniqueArray(
          fc.record({ position: fc.integer({ min: 0, max: 2 }), headcount: fc.integer({ min: 0, max: 30 }) }),
          { maxLength: 3, selector: (each) => each.position },
        ),
      }),
      3,
    ),
    bare: few(
      fc.record({
        kind: fc.constantFrom(
          'internship',
          'skillTraining',
          'certificate',
          'event',
          'guidance',
          'entrepreneurshipTraining',
          'policyGrant',
        ),
        unit,
        on: day,
        quantity: fc.integer({ min: 1, max: 60 }),
        withdrawn: fc.boolean(),
      }),
      2,
    ),
  }),
);
