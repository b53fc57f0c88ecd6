import { outcomeKinds } from '@sunshine/contract/households/vocabulary.ts';
import { keysOf } from '@sunshine/contract/shared/labels.ts';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type FigureBench, figureBench } from '../../support/given/figures.ts';

let bench: FigureBench;
beforeAll(async () => {
  bench = await figureBench();
});
afterEach(() => bench.clear());
afterAll(() => bench.close());

describe('01A, 01B, 01C: who is a graduate of a poor worker’s household', () => {
  test('应届 goes by the year of graduation, 往届 by the two years before; 01A is both', async () => {
    const { given, xiayang, count } = bench;
    const home = await given.household(xiayang);
    for (const graduationYear of [2023, 2024, 2025, 2026, 2027]) {
      await given.graduate(home, { study: { graduationYear } });
    }
    expect(await count('01A', xiayang)).toBe(3);
    expect(await count('01B', xiayang)).toBe(1);
    expect(await count('01C', xiayang)).toBe(2);
  });

  test('someone employed this year stays in 01C and leaves 11A', async () => {
    const { given, xiayang, count } = bench;
    const person = await given.graduate(await given.household(xiayang), { study: { graduationYear: 2025 } });
    expect(await count('11A', xiayang)).toBe(1);
    await given.outcome(person, { kind: 'contract', fromDay: '2026-06-01' });
    expect(await count('01C', xiayang)).toBe(1);
    expect(await count('11A', xiayang)).toBe(0);
  });

  test('a parent with an old degree is not in P; with an open need and 35 at most an older graduate is', async () => {
    const { given, xiayang, count } = bench;
    const home = await given.household(xiayang);
    const parent = await given.graduate(home, { birthDate: '1976-03-03', study: { graduationYear: 1998 } });
    await given.need(parent);
    const cousin = await given.graduate(home, { birthDate: '1991-05-05', study: { graduationYear: 2013 } });
    expect(await count('01A', xiayang)).toBe(0);
    await given.need(cousin, { openedOn: '2025-10-01', closedOn: '2026-01-01', closedBy: 'union' });
    expect(await count('01C', xiayang)).toBe(1);
  });

  test('35 is counted at the cutoff: who turns 36 that day is out, who turns 36 the day after is in', async () => {
    const { given, xiayang, count } = bench;
    const home = await given.household(xiayang);
    for (const birthDate of ['1990-08-20', '1990-08-21']) {
      await given.need(await given.graduate(home, { birthDate, study: { graduationYear: 2012 } }));
    }
    expect(await count('01A', xiayang)).toBe(1);
  });

  test('the latest completed regular degree decides, in the same year the higher; what is not completed changes nothing', async () => {
    const { given, xiayang, count } = bench;
    const home = await given.household(xiayang);
    const withMaster = await given.graduate(home, { study: { graduationYear: 2023 } });
    await given.study(withMaster, { degree: 'master', graduationYear: 2026 });
    const studyingOn = await given.graduate(home, { study: { graduationYear: 2025 } });
    await given.study(studyingOn, { degree: 'master', graduationYear: 2028 });
    const dropped = await given.graduate(home, { study: { graduationYear: 2026, state: 'dropped' } });
    await given.study(dropped, { degree: 'vocational', graduationYear: 2024 });
    await given.graduate(home, { study: { graduationYear: 2026, educationMode: 'adult' } });
    await given.graduate(home, { study: { graduationYear: 2026, state: 'postponed' } });
    expect(await count('01B', xiayang)).toBe(1);
    expect(await count('01C', xiayang)).toBe(1);
  });

  test('an archive closed in the period stays in at the unit that managed it; 错建 and the dead are out', async () => {
    const { given, xiayang, count } = bench;
    await given.graduate(await given.household(xiayang, { closedOn: '2026-01-01' }));
    await given.graduate(await given.household(xiayang, { closedOn: '2025-12-31' }));
    await given.graduate(
      await given.household(xiayang, { closedOn: '2026-05-01', closingReason: 'openedInError' }),
    );
    await given.graduate(await given.household(xiayang), { diedOn: '2026-08-20' });
    await given.graduate(await given.household(xiayang), { diedOn: '2026-08-21' });
    expect(await count('01A', xiayang)).toBe(2);
  });

  test('an archive opened on the cutoff day counts, one opened the day after does not', async () => {
    const { given, xiayang, count } = bench;
    for (const openedOn of ['2026-08-20', '2026-08-21']) {
      await given.graduate(await given.household(xiayang, { openedOn }), { joinedOn: openedOn });
    }
    expect(await count('01A', xiayang)).toBe(1);
  });

  test('a household that moves is in its new unit’s 01A, its June training stays where it was given', async () => {
    const { given, district, xiayang, yingpu, count } = bench;
    const home = await given.household(xiayang, { movedTo: { unionId: yingpu, on: '2026-07-01' } });
    const personId = await given.graduate(home);
    await given.supplementary('skillTraining', xiayang, '2026-06-12', { personId });
    expect(await count('01A', xiayang)).toBe(0);
    expect(await count('01A', yingpu)).toBe(1);
    expect(await count('03A', xiayang)).toBe(1);
    expect(await count('03A', yingpu)).toBe(0);
    expect(await count('01A', district)).toBe(1);
    expect(await count('03A', district)).toBe(1);
    const [row] = await bench.list('03A', xiayang);
    expect(row?.personUnitName).toBe('310118001总工会');
  });

  test('the day of a move belongs to the new unit', async () => {
    const { given, xiayang, yingpu, count } = bench;
    await given.graduate(await given.household(xiayang, { movedTo: { unionId: yingpu, on: '2026-08-20' } }));
    await given.graduate(await given.household(xiayang, { movedTo: { unionId: yingpu, on: '2026-08-21' } }));
    expect(await count('01A', yingpu)).toBe(1);
    expect(await count('01A', xiayang)).toBe(1);
  });

  test('a person in two archives counts once, where the later one is active', async () => {
    const { given, district, xiayang, yingpu, count } = bench;
    const first = await given.household(xiayang, { closedOn: '2026-03-31' });
    const person = await given.graduate(first);
    await given.joins(person, await given.household(yingpu, { openedOn: '2026-04-01' }), '2026-04-01');
    expect(await count('01A', xiayang)).toBe(0);
    expect(await count('01A', yingpu)).toBe(1);
    expect(await count('01A', district)).toBe(1);
  });

  test('a closed unit’s facts belong to its successor', async () => {
    const { given, district, xiayang, count } = bench;
    const old = await given.union(`old-${Date.now()}`, district, {
      closedOn: '2026-06-30',
      successorId: xiayang,
    });
    await given.graduate(await given.household(old));
    await given.event(old, '2026-04-10');
    expect(await count('01A', xiayang)).toBe(1);
    expect(await count('04A', xiayang)).toBe(1);
    expect(await count('01A', old)).toBe(0);
    expect(await count('01A', district)).toBe(1);
  });
});

describe('01D, 01E: settled by oneself, or in need of help', () => {
  test('a settled outcome of one’s own makes 01D; someone helped stays in 01E and never moves to 01D', async () => {
    const { given, xiayang, count } = bench;
    const home = await given.household(xiayang);
    await given.outcome(await given.graduate(home), { kind: 'furtherStudy' });
    const helped = await given.graduate(home);
    await given.need(helped, { closedOn: '2026-07-01', closedBy: 'union' });
    await given.outcome(helped, { kind: 'contract', resolvedBy: 'union' });
    await given.outcome(helped, { kind: 'agreement', resolvedBy: 'self', fromDay: '2026-08-01' });
    expect(await count('01D', xiayang)).toBe(1);
    expect(await count('01E', xiayang)).toBe(1);
  });

  test('a need one closed alone counts only when a service came in between', async () => {
    const { given, xiayang, count } = bench;
    const home = await given.household(xiayang);
    const alone = await given.graduate(home);
    await given.need(alone, { closedOn: '2026-06-30', closedBy: 'self' });
    await given.outcome(alone, { fromDay: '2026-06-30' });
    const served = await given.graduate(home);
    await given.need(served, { closedOn: '2026-06-30', closedBy: 'self' });
    await given.supplementary('skillTraining', xiayang, '2026-06-30', { personId: served });
    await given.outcome(served, { fromDay: '2026-06-30' });
    expect(await count('01E', xiayang)).toBe(1);
    expect(await count('01D', xiayang)).toBe(1);
    expect((await bench.list('01E', xiayang))[0]?.personId).toBe(served);
  });

  test('a service opens a need, unless the person was settled already that day', async () => {
    const { given, xiayang, count } = bench;
    const home = await given.household(xiayang);
    const seeking = await given.graduate(home);
    await given.placement(seeking, xiayang, '2026-07-01');
    await given.outcome(seeking, { fromDay: '2026-07-01', resolvedBy: 'union' });
    const settled = await given.graduate(home);
    await given.outcome(settled, { fromDay: '2026-05-01' });
    await given.supplementary('guidance', xiayang, '2026-05-01', { personId: settled });
    expect(await count('01E', xiayang)).toBe(1);
    expect(await count('01D', xiayang)).toBe(1);
  });

  test('needs closed on the first day of the period or opened on its last count, others do not', async () => {
    const { given, xiayang, count } = bench;
    const home = await given.household(xiayang);
    const days: [string, string | null][] = [
      ['2025-06-01', '2025-12-31'],
      ['2025-06-01', '2026-01-01'],
      ['2026-08-20', null],
      ['2026-08-21', null],
    ];
    for (const [openedOn, closedOn] of days) {
      await given.need(await given.graduate(home), {
        openedOn,
        closedOn,
        closedBy: closedOn ? 'union' : null,
      });
    }
    expect(await count('01E', xiayang)).toBe(2);
  });

  test('planning to study or not seeking is left over: neither 01D nor 01E', async () => {
    const { given, xiayang, count } = bench;
    const person = await given.graduate(await given.household(xiayang));
    await given.outcome(person, { kind: 'planningStudy' });
    expect(await count('01A', xiayang)).toBe(1);
    expect((await count('01D', xiayang)) + (await count('01E', xiayang))).toBe(0);
  });
});

describe('the outcome (毕业去向) at the cutoff', () => {
  const settled = [
    'agreement',
    'contract',
    'otherEmployment',
    'researchAssistant',
    'grassrootsProject',
    'selfEmployed',
    'flexible',
    'enlisted',
    'furtherStudy',
    'studyAbroad',
  ];
  const open = ['seeking', 'unknown'];

  test.each(
    keysOf(outcomeKinds),
  )('%s of one’s own is in 01D when it settles, in 11A when it leaves somebody looking', async (kind) => {
    const { given, xiayang, count } = bench;
    const study = { graduationYear: 2025 };
    await given.outcome(await given.graduate(await given.household(xiayang), { study }), { kind });
    expect(await count('01D', xiayang)).toBe(settled.includes(kind) ? 1 : 0);
    expect(await count('11A', xiayang)).toBe(open.includes(kind) ? 1 : 0);
    expect(await count('01C', xiayang)).toBe(1);
    expect(await count('01E', xiayang)).toBe(0);
  });

  test('the latest one by its day holds; of the cutoff day it counts, of the day after it does not', async () => {
    const { given, xiayang, count } = bench;
    const home = await given.household(xiayang);
    const study = { graduationYear: 2025 };
    const lost = await given.graduate(home, { study });
    await given.outcome(lost, { kind: 'contract', fromDay: '2026-03-01' });
    await given.outcome(lost, { kind: 'seeking', fromDay: '2026-08-20' });
    const kept = await given.graduate(home, { study });
    await given.outcome(kept, { kind: 'contract', fromDay: '2026-03-01' });
    await given.outcome(kept, { kind: 'seeking', fromDay: '2026-08-21' });
    expect((await bench.list('11A', xiayang)).map((row) => row.personId)).toEqual([lost]);
    expect((await bench.list('01D', xiayang)).map((row) => row.personId)).toEqual([kept]);
    expect(await count('01C', xiayang)).toBe(2);
  });

  test('of two of one day the one recorded later holds, whatever was entered between', async () => {
    const { given, xiayang } = bench;
    const person = await given.graduate(await given.household(xiayang), { study: { graduationYear: 2025 } });
    const day = { fromDay: '2026-07-01' };
    await given.outcome(person, { ...day, kind: 'contract', recordedAt: new Date('2026-07-03T02:00:00Z') });
    await given.outcome(person, { ...day, kind: 'seeking', recordedAt: new Date('2026-07-02T02:00:00Z') });
    expect(await bench.count('01D', xiayang)).toBe(1);
    expect(await bench.count('11A', xiayang)).toBe(0);
  });

  test('a retracted one never stood, and what stood before holds again', async () => {
    const { given, xiayang } = bench;
    const person = await given.graduate(await given.household(xiayang), { study: { graduationYear: 2025 } });
    await given.outcome(person, { kind: 'furtherStudy', fromDay: '2026-02-01' });
    await given.outcome(person, {
      kind: 'seeking',
      fromDay: '2026-06-01',
      retractedAt: new Date('2026-06-02T02:00:00Z'),
      retractionReason: '记错了人',
    });
    expect(await bench.count('01D', xiayang)).toBe(1);
    expect(await bench.count('11A', xiayang)).toBe(0);
  });

  test('settled by the union without need or service is left over: neither 01D nor 01E', async () => {
    const { given, xiayang, count } = bench;
    const person = await given.graduate(await given.household(xiayang));
    await given.outcome(person, { kind: 'contract', resolvedBy: 'union' });
    expect(await count('01D', xiayang)).toBe(0);
    expect(await count('01E', xiayang)).toBe(0);
  });

  test('a need closed by somebody else, or still open since last year, is 01E whatever the outcome', async () => {
    const { given, xiayang, count } = bench;
    const home = await given.household(xiayang);
    const other = await given.graduate(home);
    await given.need(other, { closedOn: '2026-06-30', closedBy: 'other' });
    await given.outcome(other, { kind: 'contract', fromDay: '2026-06-30' });
    const open = await given.graduate(home);
    await given.need(open, { openedOn: '2025-09-01' });
    await given.outcome(open, { kind: 'notSeeking', fromDay: '2026-05-01' });
    expect(await count('01E', xiayang)).toBe(2);
    expect(await count('01D', xiayang)).toBe(0);
  });

  test('lost, helped and placed again: in 01E once, in 08A twice', async () => {
    const { given, xiayang, count } = bench;
    const person = await given.graduate(await given.household(xiayang));
    await given.placement(person, xiayang, '2026-03-02', { endedOn: '2026-05-31' });
    await given.outcome(person, { kind: 'contract', fromDay: '2026-03-02', resolvedBy: 'union' });
    await given.outcome(person, { kind: 'seeking', fromDay: '2026-06-01' });
    await given.need(person, { openedOn: '2026-06-05', closedOn: '2026-07-01', closedBy: 'union' });
    await given.placement(person, xiayang, '2026-07-01');
    await given.outcome(person, { kind: 'contract', fromDay: '2026-07-01', resolvedBy: 'union' });
    expect(await count('08A', xiayang)).toBe(2);
    expect(await count('01E', xiayang)).toBe(1);
    expect(await count('01D', xiayang)).toBe(0);
  });

  test('a campaign may set what settles and what leaves somebody looking', async () => {
    const { given, xiayang, count } = bench;
    const home = await given.household(xiayang);
    const study = { graduationYear: 2025 };
    await given.outcome(await given.graduate(home, { study }), { kind: 'furtherStudy' });
    await given.outcome(await given.graduate(home, { study }), { kind: 'planningStudy' });
    const settings = { settledKinds: ['contract'], openKinds: ['seeking', 'planningStudy'] };
    expect(await count('01D', xiayang, { settings })).toBe(0);
    expect(await count('11A', xiayang, { settings })).toBe(1);
  });
});
