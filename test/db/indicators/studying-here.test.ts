import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type FigureBench, figureBench } from '../../support/given/figures.ts';

let bench: FigureBench;
beforeAll(async () => {
  bench = await figureBench();
});
afterEach(() => bench.clear());
afterAll(() => bench.close());

const [here, wuhan, otherDistrict] = ['310118', '420100', '310120'];

/** A graduate without an archive whom a unit registered for the place of study. */
async function registered(unionId: string, study: Parameters<FigureBench['given']['study']>[1] = {}) {
  return bench.given.graduate(null, {
    study: { campusDivision: here, registeringUnionId: unionId, hardshipProof: '户籍地低保证明', ...study },
  });
}
const studies = (study: object) => ({ study: { campusDivision: here, ...study } });

describe('10A: by place of study, whatever the origin', () => {
  test('a local household’s child who studied in Wuhan is in 01B and not here', async () => {
    const { given, xiayang, district, count } = bench;
    await given.graduate(await given.household(xiayang), studies({ campusDivision: wuhan }));
    expect(await count('01B', xiayang)).toBe(1);
    expect(await count('10A', xiayang)).toBe(0);
    expect(await count('10A', district)).toBe(0);
  });

  test('an outsider on a local campus is here, at the unit that registered them, and not in 01B', async () => {
    const { xiayang, yingpu, district, count } = bench;
    await registered(xiayang);
    expect(await count('10A', xiayang)).toBe(1);
    expect(await count('10A', yingpu)).toBe(0);
    expect(await count('10A', district)).toBe(1);
    expect(await count('01B', district)).toBe(0);
    expect(await count('01A', district)).toBe(0);
  });

  test('a local household’s child on a local campus is here and in 01B, once, at the archive’s unit', async () => {
    const { given, xiayang, yingpu, district, count } = bench;
    await given.graduate(await given.household(xiayang), studies({}));
    // Registered by another unit as well, before the archive was opened.
    await given.graduate(
      await given.household(xiayang),
      studies({ registeringUnionId: yingpu, hardshipProof: '证明' }),
    );
    expect(await count('01B', xiayang)).toBe(2);
    expect(await count('10A', xiayang)).toBe(2);
    expect(await count('10A', yingpu)).toBe(0);
    expect(await count('10A', district)).toBe(2);
  });

  test('an archive that left hardship before the period does not count; the registration does then', async () => {
    const { given, xiayang, yingpu, count } = bench;
    const gone = await given.household(xiayang, { closedOn: '2025-12-31' });
    await given.graduate(gone, studies({ registeringUnionId: yingpu, hardshipProof: '证明' }));
    await given.graduate(gone, studies({}));
    expect(await count('10A', xiayang)).toBe(0);
    expect(await count('10A', yingpu)).toBe(1);
  });

  test('archived outside of the campus’s district, a person counts at that district’s own row', async () => {
    const { given, district, xiayang, count } = bench;
    const fengxian = await given.union(otherDistrict, null);
    const town = await given.union(`${otherDistrict}001`, fengxian);
    await given.graduate(await given.household(town), studies({}));
    expect(await count('01B', town)).toBe(1);
    expect(await count('10A', town)).toBe(0);
    expect(await count('10A', fengxian)).toBe(0);
    expect(await count('10A', district)).toBe(1);
    expect(await count('10A', xiayang)).toBe(0);
    const [row] = await bench.list('10A', district);
    expect(row?.unitName).toBe('310118总工会');
  });

  test('a campus of a street or town of the district is here, an unknown campus nowhere', async () => {
    const { given, xiayang, count } = bench;
    const home = await given.household(xiayang);
    await given.graduate(home, studies({ campusDivision: '310118106' }));
    await given.graduate(home, studies({ campusDivision: null }));
    await given.graduate(home, studies({ campusDivision: '310117' }));
    await registered(xiayang, { campusDivision: null });
    expect(await count('10A', xiayang)).toBe(1);
  });

  test('the place of final study decides: a master after a bachelor elsewhere, and the other way round', async () => {
    const { given, xiayang, count } = bench;
    const camehere = await given.graduate(
      null,
      studies({ campusDivision: wuhan, graduationYear: 2023, degree: 'bachelor' }),
    );
    await given.study(camehere, {
      campusDivision: here,
      degree: 'master',
      graduationYear: 2026,
      registeringUnionId: xiayang,
      hardshipProof: '证明',
    });
    const wentAway = await registered(xiayang, { graduationYear: 2026, degree: 'bachelor' });
    await given.study(wentAway, { campusDivision: wuhan, degree: 'master', graduationYear: 2026 });
    expect((await bench.list('10A', xiayang)).map((row) => row.personId)).toEqual([camehere]);
    expect(await count('10A', xiayang)).toBe(1);
  });

  test('a further course not yet completed changes nothing; a dropped or adult one is none', async () => {
    const { given, xiayang, count } = bench;
    const going = await registered(xiayang);
    await given.study(going, { campusDivision: wuhan, degree: 'master', graduationYear: 2029 });
    await registered(xiayang, { state: 'dropped' });
    await registered(xiayang, { state: 'postponed' });
    await registered(xiayang, { educationMode: 'adult' });
    await registered(xiayang, { degree: 'vocational' });
    expect(await count('10A', xiayang)).toBe(1);
  });

  test('only 应届: of the year before or after nobody', async () => {
    const { given, xiayang, count } = bench;
    for (const graduationYear of [2025, 2026, 2027]) {
      await registered(xiayang, { graduationYear });
      await given.graduate(await given.household(xiayang), studies({ graduationYear }));
    }
    expect(await count('10A', xiayang)).toBe(2);
  });
});

describe('10A: with an open outcome at the cutoff', () => {
  test.each([
    ['nothing recorded', null, 1],
    ['待就业', 'seeking', 1],
    ['不就业拟升学', 'planningStudy', 0],
    ['其他暂不就业', 'notSeeking', 0],
    ['a labour contract', 'contract', 0],
    ['a signed agreement, work begins in September', 'agreement', 0],
    ['studying on', 'furtherStudy', 0],
    ['enlisted', 'enlisted', 0],
  ] as const)('%s', async (_, kind, expected) => {
    const { given, xiayang, count } = bench;
    const archived = await given.graduate(await given.household(xiayang), studies({}));
    const outsider = await registered(xiayang);
    if (kind) {
      for (const person of [archived, outsider]) await given.outcome(person, { kind, fromDay: '2026-05-20' });
    }
    expect(await count('10A', xiayang)).toBe(expected * 2);
  });

  test('of the cutoff day closes, of the day after does not; a retracted one never stood', async () => {
    const { given, xiayang, count } = bench;
    await given.outcome(await registered(xiayang), { fromDay: '2026-08-20' });
    await given.outcome(await registered(xiayang), { fromDay: '2026-08-21' });
    await given.outcome(await registered(xiayang), {
      fromDay: '2026-06-01',
      retractedAt: new Date('2026-07-01T02:00:00Z'),
      retractionReason: '记错了人',
    });
    expect(await count('10A', xiayang)).toBe(2);
  });

  test('work that was lost again leaves the person open', async () => {
    const { given, xiayang, count } = bench;
    const person = await registered(xiayang);
    await given.outcome(person, { kind: 'contract', fromDay: '2026-06-01' });
    await given.outcome(person, { kind: 'seeking', fromDay: '2026-08-05' });
    expect(await count('10A', xiayang)).toBe(1);
  });

  test('the dead are out, from the day they died', async () => {
    const { given, xiayang, count } = bench;
    const study = { campusDivision: here, registeringUnionId: xiayang, hardshipProof: '证明' };
    await given.graduate(null, { diedOn: '2026-08-20', study });
    await given.graduate(null, { diedOn: '2026-08-21', study });
    expect(await count('10A', xiayang)).toBe(1);
  });
});

describe('10A: registration and settings', () => {
  test('a withdrawn registration counts nowhere; the person may still count by an archive', async () => {
    const { given, xiayang, count } = bench;
    const withdrawn = {
      registeringUnionId: xiayang,
      hardshipProof: '证明',
      registrationWithdrawnAt: new Date('2026-07-01T02:00:00Z'),
      withdrawalReason: '家庭不困难',
    };
    await registered(xiayang, withdrawn);
    expect(await count('10A', xiayang)).toBe(0);
    await given.graduate(await given.household(xiayang), studies(withdrawn));
    expect(await count('10A', xiayang)).toBe(1);
  });

  test('a registration of a closed unit belongs to its successor', async () => {
    const { given, district, xiayang, count } = bench;
    const closed = { closedOn: '2026-06-30', successorId: xiayang };
    const old = await given.union(`old-${Date.now()}`, district, closed);
    await registered(old);
    expect(await count('10A', xiayang)).toBe(1);
    expect(await count('10A', old)).toBe(0);
  });

  test('a campaign may name another locality: a town of the district, or another place', async () => {
    const { xiayang, count } = bench;
    await registered(xiayang, { campusDivision: '310118106' });
    await registered(xiayang, { campusDivision: '310118107' });
    await registered(xiayang, { campusDivision: '310104' });
    expect(await count('10A', xiayang)).toBe(2);
    const town = { settings: { localityCode: '310118106' } };
    expect(await count('10A', xiayang, town)).toBe(1);
    expect(await count('10A', xiayang, { settings: { localityCode: '310104' } })).toBe(1);
  });

  test('services to a registered outsider do not count in 02 to 09', async () => {
    const { given, xiayang, count } = bench;
    const outsider = await registered(xiayang);
    await given.placement(outsider, xiayang, '2026-07-01');
    await given.internship(outsider, xiayang, '2026-06-01');
    await given.supplementary('skillTraining', xiayang, '2026-06-12', { personId: outsider });
    for (const code of ['02A', '03A', '08A', '01E'] as const) expect(await count(code, xiayang)).toBe(0);
    const all = { settings: { servicesOutsidePopulation: true } };
    for (const code of ['02A', '03A', '08A'] as const) expect(await count(code, xiayang, all)).toBe(1);
  });
});
