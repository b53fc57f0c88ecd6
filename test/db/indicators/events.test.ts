import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type FigureBench, figureBench } from '../../support/given/figures.ts';

let bench: FigureBench;
let company: string;
beforeAll(async () => {
  bench = await figureBench();
});
afterEach(() => bench.clear());
afterAll(() => bench.close());

describe('04A: events held', () => {
  test('planned and not held events do not count; several days are one; a joint one counts at its lead', async () => {
    const { given, district, xiayang, yingpu, count, db } = bench;
    await given.event(xiayang, '2026-04-10', [], { endsOn: '2026-04-12' });
    const joint = await given.event(xiayang, '2026-05-10', [], { kind: 'onlineFair' });
    await db.$client`insert into event_co_organisers (event_id, union_id) values (${joint}, ${yingpu})`;
    await given.event(xiayang, '2026-06-10', [], { state: 'planned' });
    await given.event(xiayang, '2026-06-11', [], { state: 'notHeld', notHeldReason: '场地停电' });
    expect(await count('04A', xiayang)).toBe(2);
    expect(await count('04A', yingpu)).toBe(0);
    expect(await count('04A', district)).toBe(2);
  });

  test('the start date decides: the first and the last day of the period are in', async () => {
    const { given, xiayang, count } = bench;
    for (const day of ['2025-12-31', '2026-01-01', '2026-08-20', '2026-08-21'])
      await given.event(xiayang, day);
    expect(await count('04A', xiayang)).toBe(2);
  });
});

describe('04B: openings shown', () => {
  test('at three fairs of a unit once with its largest headcount; at two units’ fairs each counts it, their parent once', async () => {
    const { given, district, xiayang, yingpu, count } = bench;
    company = await given.company(xiayang);
    const positionId = await given.position(company, xiayang);
    await given.event(xiayang, '2026-03-01', [{ positionId, headcount: 3 }]);
    await given.event(xiayang, '2026-04-01', [{ positionId, headcount: 5 }]);
    await given.event(xiayang, '2026-05-01', [{ positionId, headcount: 2 }]);
    await given.event(yingpu, '2026-06-01', [{ positionId, headcount: 4 }]);
    expect(await count('04B', xiayang)).toBe(5);
    expect(await count('04B', yingpu)).toBe(4);
    expect(await count('04B', district)).toBe(5);
    expect((await bench.list('04B', district))[0]?.on).toBe('2026-04-01');
  });

  test('openings are counted, not postings; internships and positions not suitable for graduates are none', async () => {
    const { given, xiayang, count } = bench;
    company = await given.company(xiayang);
    const shown = [
      { positionId: await given.position(company, xiayang), headcount: 10 },
      { positionId: await given.position(company, xiayang, { kind: 'publicWelfare' }), headcount: 4 },
      { positionId: await given.position(company, xiayang, { kind: 'internship' }), headcount: 100 },
      { positionId: await given.position(company, xiayang, { kind: 'traineeship' }), headcount: 100 },
      { positionId: await given.position(company, xiayang, { suitableForGraduates: false }), headcount: 100 },
    ];
    await given.event(xiayang, '2026-03-01', shown);
    expect(await count('04B', xiayang)).toBe(14);
    expect(await bench.list('04B', xiayang)).toHaveLength(2);
  });

  test('a cancelled fair shows nothing, nor one of another period', async () => {
    const { given, xiayang, count } = bench;
    const positionId = await given.position(await given.company(xiayang), xiayang);
    await given.event(xiayang, '2026-03-01', [{ positionId, headcount: 3 }], {
      state: 'notHeld',
      notHeldReason: '场地停电',
    });
    await given.event(xiayang, '2025-12-30', [{ positionId, headcount: 3 }]);
    expect(await count('04B', xiayang)).toBe(0);
  });
});

describe('05A: openings of tagged employers', () => {
  const preferred = { preference: 'priority', preferredOn: '2026-04-01', preferredHeadcount: 6 } as const;

  test('needs a preference and the tag of that day; several tags count once; public-welfare posts need no tag', async () => {
    const { given, xiayang, yingpu, count } = bench;
    const tagged = await given.company(xiayang);
    await given.tag(tagged, 'caringEnterprise', '2026-04-01');
    await given.tag(tagged, 'modelWorkerEnterprise', '2026-01-01', '2026-04-01');
    const plain = await given.company(xiayang);
    await given.tag(plain, 'caringEnterprise', '2026-01-01', '2026-03-31');
    await given.position(tagged, yingpu, preferred);
    await given.position(tagged, yingpu);
    await given.position(tagged, yingpu, { ...preferred, kind: 'internship' });
    await given.position(plain, yingpu, preferred);
    await given.position(plain, yingpu, { ...preferred, kind: 'publicWelfare', preferredHeadcount: 2 });
    expect(await count('05A', yingpu)).toBe(8);
    expect(await count('05A', xiayang)).toBe(0);
    expect(await count('05A', yingpu, { settings: { otherEmployersIn05A: true } })).toBe(14);
  });

  test('the later of first publication and the day of the preference decides the period', async () => {
    const { given, xiayang, count } = bench;
    const tagged = await given.company(xiayang);
    await given.tag(tagged, 'stateOwnedLargeMedium', '2020-01-01');
    for (const preferredOn of ['2025-12-31', '2026-01-01', '2026-08-20', '2026-08-21']) {
      await given.position(tagged, xiayang, { ...preferred, preferredOn, preferredHeadcount: 1 });
    }
    expect(await count('05A', xiayang)).toBe(2);
  });
});
