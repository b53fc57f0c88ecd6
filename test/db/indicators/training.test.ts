import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type FigureBench, figureBench } from '../../support/given/figures.ts';
import { type GivenTraining, givenTraining } from '../../support/given/training.ts';

let bench: FigureBench;
let given: GivenTraining;
let home: string;
let person: string;
beforeAll(async () => {
  bench = await figureBench();
  given = givenTraining(bench.db);
});
afterEach(() => bench.clear());
afterAll(() => bench.close());

/** A household of 夏阳 with one graduate of this year. */
async function givenGraduate(): Promise<string> {
  home = await bench.given.household(bench.xiayang);
  person = await bench.given.graduate(home);
  return person;
}
const week = ['2026-03-02', '2026-03-03', '2026-03-04', '2026-03-05', '2026-03-06'];
/** Present at the first `times` meetings, absent from then on. */
const present = (times: number, of: number) =>
  Array.from({ length: of }, (_, index) => (index < times ? ('present' as const) : ('absent' as const)));

describe('03A: skill training', () => {
  test('of four persons of a class of four meetings, those who came to 4, 2, 1 and 0 of them: two count', async () => {
    await givenGraduate();
    const { xiayang, count } = bench;
    const training = await given.training(xiayang, week.slice(0, 4));
    for (const times of [4, 2, 1, 0]) {
      const each = await bench.given.graduate(home, { name: `沈${'一二三四五'[times]}鸣` });
      await given.attends(training, each, present(times, 4));
    }
    expect(await count('03A', xiayang)).toBe(2);
    expect(await count('06B', xiayang)).toBe(0);
  });

  test('half is asked of the meetings held: 2 of 5 is too few, and enough when one of the five was cancelled', async () => {
    const { xiayang, count, list } = bench;
    await givenGraduate();
    await given.attends(await given.training(xiayang, week), person, present(2, 5));
    expect(await count('03A', xiayang)).toBe(0);

    const shortened = await given.training(xiayang, [...week.slice(0, 4), { cancelled: '2026-03-06' }]);
    await given.attends(shortened, person, present(2, 5));
    expect(await count('03A', xiayang)).toBe(1);
    expect(await list('03A', xiayang)).toMatchObject([{ record: '低压电工取证班，到课 2/4 次' }]);
  });

  test('a mark at a cancelled meeting adds nothing', async () => {
    const { xiayang, count } = bench;
    await givenGraduate();
    const training = await given.training(xiayang, ['2026-03-02', '2026-03-03', { cancelled: '2026-03-04' }]);
    await given.attends(training, person, ['absent', 'absent', 'present']);
    expect(await count('03A', xiayang)).toBe(0);
  });

  test('excused and unmarked are not attended', async () => {
    const { xiayang, count } = bench;
    await givenGraduate();
    const training = await given.training(xiayang, week.slice(0, 4));
    await given.attends(training, person, ['present', 'excused', 'excused', null]);
    expect(await count('03A', xiayang)).toBe(0);
  });

  test('several days are one; two classes of one person are two', async () => {
    const { xiayang, count } = bench;
    await givenGraduate();
    await given.attends(await given.training(xiayang, week), person, present(5, 5));
    expect(await count('03A', xiayang)).toBe(1);
    await given.attends(await given.training(xiayang, ['2026-04-01']), person, ['present']);
    expect(await count('03A', xiayang)).toBe(2);
  });

  test('it counts on the day the class ends: the cutoff is in, the day after is out, whenever it began', async () => {
    const { xiayang, count, list } = bench;
    await givenGraduate();
    const last = await given.training(xiayang, ['2026-08-01', '2026-08-20']);
    await given.attends(last, person, ['present', 'absent']);
    const late = await given.training(xiayang, ['2026-08-01', '2026-08-21']);
    await given.attends(late, person, ['present', 'present']);
    const before = await given.training(xiayang, ['2025-12-01', '2025-12-31']);
    await given.attends(before, person, ['present', 'present']);
    const across = await given.training(xiayang, ['2025-12-01', '2026-01-01']);
    await given.attends(across, person, ['present', 'absent']);
    expect(await count('03A', xiayang)).toBe(2);
    const days = (await list('03A', xiayang)).map(({ on }) => on);
    expect(days.sort()).toEqual(['2026-01-01', '2026-08-20']);
  });

  test('before the cutoff a class that ends tomorrow is not there yet', async () => {
    const { xiayang, count } = bench;
    await givenGraduate();
    await given.attends(await given.training(xiayang, ['2026-05-02']), person, ['present']);
    expect(await count('03A', xiayang, { today: '2026-05-01' })).toBe(0);
    expect(await count('03A', xiayang, { today: '2026-05-02' })).toBe(1);
  });

  test('a class that is planned or did not take place counts nobody, nor does one without a meeting held', async () => {
    const { xiayang, count } = bench;
    await givenGraduate();
    const planned = await given.training(xiayang, ['2026-03-02'], { state: 'planned' });
    await given.attends(planned, person, ['present']);
    const off = await given.training(xiayang, ['2026-03-03'], {
      state: 'cancelled',
      cancellationReason: '老师病了',
    });
    await given.attends(off, person, ['present']);
    const empty = await given.training(xiayang, [{ cancelled: '2026-03-04' }]);
    await given.attends(empty, person, ['present']);
    expect(await count('03A', xiayang)).toBe(0);
  });

  test('who withdrew counts nowhere, whatever was attended', async () => {
    const { xiayang, count } = bench;
    await givenGraduate();
    const training = await given.training(xiayang, week);
    const gone = { state: 'withdrawn' as const, withdrawnAt: new Date('2026-03-05T02:00:00Z') };
    await given.attends(training, person, present(5, 5), gone);
    expect(await count('03A', xiayang)).toBe(0);
  });

  test('the share is the campaign’s: at 60 per cent 3 of 5 is enough and 2 of 5 is not, at 1 any one will do', async () => {
    const { xiayang, count } = bench;
    await givenGraduate();
    await given.attends(await given.training(xiayang, week), person, present(3, 5));
    const other = await bench.given.graduate(home, { name: '沈二鸣' });
    await given.attends(await given.training(xiayang, week), other, present(2, 5));
    expect(await count('03A', xiayang)).toBe(1);
    expect(await count('03A', xiayang, { settings: { attendancePercent: 60 } })).toBe(1);
    expect(await count('03A', xiayang, { settings: { attendancePercent: 61 } })).toBe(0);
    expect(await count('03A', xiayang, { settings: { attendancePercent: 1 } })).toBe(2);
  });

  test('it counts at the unit that held the class; whoever is outside of P counts nowhere', async () => {
    const { district, xiayang, yingpu, count } = bench;
    await givenGraduate();
    const training = await given.training(yingpu, ['2026-03-02']);
    await given.attends(training, person, ['present']);
    await given.attends(training, await bench.given.graduate(null), ['present']);
    const student = await bench.given.graduate(home, { study: { graduationYear: 2027 } });
    await given.attends(training, student, ['present']);
    expect(await count('03A', xiayang)).toBe(0);
    expect(await count('03A', yingpu)).toBe(1);
    expect(await count('03A', district)).toBe(1);
    expect(await count('03A', yingpu, { settings: { servicesOutsidePopulation: true } })).toBe(3);
  });

  test('a household that moves in July leaves its June training where it was given', async () => {
    const { district, xiayang, yingpu, count } = bench;
    const moving = await bench.given.household(xiayang, {
      movedTo: { unionId: yingpu, on: '2026-07-01' },
    });
    person = await bench.given.graduate(moving);
    await given.attends(await given.training(xiayang, ['2026-06-10']), person, ['present']);
    expect(await count('01A', xiayang)).toBe(0);
    expect(await count('01A', yingpu)).toBe(1);
    expect(await count('03A', xiayang)).toBe(1);
    expect(await count('03A', yingpu)).toBe(0);
    expect(await count('03A', district)).toBe(1);
  });

  test('it makes a person without a need one who needed help, and absence does not', async () => {
    const { xiayang, count } = bench;
    await givenGraduate();
    const absent = await bench.given.graduate(home, { name: '沈二鸣' });
    const training = await given.training(xiayang, ['2026-03-02']);
    await given.attends(training, person, ['present']);
    await given.attends(training, absent, ['absent']);
    expect(await count('01E', xiayang)).toBe(1);
  });

  test('classes and what was entered afterwards add up', async () => {
    const { xiayang, count } = bench;
    await givenGraduate();
    await given.attends(await given.training(xiayang, ['2026-03-02']), person, ['present']);
    await bench.given.supplementary('skillTraining', xiayang, '2026-04-01', { quantity: 7 });
    expect(await count('03A', xiayang)).toBe(8);
  });
});

describe('06B: entrepreneurship training', () => {
  test('two modules are two classes, and a skill class is none of them', async () => {
    const { xiayang, count } = bench;
    await givenGraduate();
    const kind = 'entrepreneurshipTraining' as const;
    const first = await given.training(xiayang, week.slice(0, 2), { kind, title: '创业意识（GYB）' });
    const second = await given.training(xiayang, week.slice(2), { kind, title: '创办企业（SYB）' });
    await given.attends(first, person, present(2, 2));
    await given.attends(second, person, present(2, 3));
    expect(await count('06B', xiayang)).toBe(2);
    expect(await count('03A', xiayang)).toBe(0);
  });

  test('the share of attendance holds here as well', async () => {
    const { xiayang, count } = bench;
    await givenGraduate();
    const training = await given.training(xiayang, week, { kind: 'entrepreneurshipTraining' });
    await given.attends(training, person, present(2, 5));
    expect(await count('06B', xiayang)).toBe(0);
    expect(await count('06B', xiayang, { settings: { attendancePercent: 40 } })).toBe(1);
  });
});

describe('03B: certificates', () => {
  test('one per person and certificate by its day of issue; a renewal and a cancelled one are none', async () => {
    const { xiayang, count } = bench;
    await givenGraduate();
    const training = await given.training(xiayang, ['2026-03-02']);
    await given.attends(training, person, ['present']);
    await given.certificate(person, xiayang, '2026-04-01', {
      help: 'class',
      classId: training,
      helpNote: null,
    });
    await given.certificate(person, xiayang, '2026-05-01', { help: 'subsidy', helpNote: '申请技能补贴' });
    await given.certificate(person, xiayang, '2026-05-02', { renewal: true });
    await given.certificate(person, xiayang, '2026-05-03', {
      cancelledAt: new Date('2026-05-04T02:00:00Z'),
      cancellationReason: '编号抄错',
    });
    expect(await count('03B', xiayang)).toBe(2);
    expect(await count('03A', xiayang), 'more certificates than trainings is no fault').toBe(1);
  });

  test('both ends of the period belong to it; the day of issue decides, not that of the class', async () => {
    const { xiayang, count } = bench;
    await givenGraduate();
    for (const day of ['2025-12-31', '2026-01-01', '2026-08-20', '2026-08-21'])
      await given.certificate(person, xiayang, day);
    expect(await count('03B', xiayang)).toBe(2);
  });

  test('of somebody outside of P it does not count', async () => {
    const { xiayang, count } = bench;
    await given.certificate(await bench.given.graduate(null), xiayang, '2026-04-01');
    expect(await count('03B', xiayang)).toBe(0);
    expect(await count('03B', xiayang, { settings: { servicesOutsidePopulation: true } })).toBe(1);
  });
});

describe('06A: entrepreneurship guidance', () => {
  test('one per person and session; a cancelled session and one of somebody outside of P do not count', async () => {
    const { xiayang, yingpu, count, list } = bench;
    await givenGraduate();
    await given.guidance(person, xiayang, '2026-04-01');
    await given.guidance(person, xiayang, '2026-04-01', { adviser: '郎致远' });
    await given.guidance(person, yingpu, '2026-05-01');
    await given.guidance(await bench.given.graduate(null), xiayang, '2026-05-02');
    await given.guidance(person, xiayang, '2026-05-03', {
      cancelledAt: new Date('2026-05-04T02:00:00Z'),
      cancellationReason: '记错了人',
    });
    expect(await count('06A', xiayang)).toBe(2);
    expect(await count('06A', yingpu)).toBe(1);
    expect(await count('06B', xiayang)).toBe(0);
    const [first] = await list('06A', yingpu);
    expect(first?.record).toBe('指导人 郑守拙：看了选址和成本，先试摆摊两个月。');
  });

  test('both ends of the period belong to it; the follow-up is no second session', async () => {
    const { xiayang, count } = bench;
    await givenGraduate();
    await given.guidance(person, xiayang, '2025-12-31');
    await given.guidance(person, xiayang, '2026-01-01', {
      followUpOn: '2026-02-01',
      followedUpAt: new Date('2026-02-01T02:00:00Z'),
      followUpNote: '已经开张',
    });
    await given.guidance(person, xiayang, '2026-08-20');
    await given.guidance(person, xiayang, '2026-08-21');
    expect(await count('06A', xiayang)).toBe(2);
  });
});
