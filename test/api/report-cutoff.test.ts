import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { notices } from '@sunshine/db/schema/applications.ts';
import { campaigns } from '@sunshine/db/schema/reports.ts';
import { recomputeProvisional } from '@sunshine/server/jobs/recompute-provisional.ts';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { TestApp } from '../support/app.ts';
import { replyOf } from '../support/call.ts';
import { givenReportDesk, type ReportDesk } from '../support/given/report-desk.ts';
import { closeBelow, type ReportPeople } from '../support/given/report-people.ts';
import { runJobs } from '../support/jobs.ts';

let desk: ReportDesk;
let app: TestApp;
let people: ReportPeople;
let acts: ReportDesk['acts'];
beforeAll(async () => {
  desk = await givenReportDesk('2026-08-12T09:00:00+08:00');
  ({ app, people, acts } = desk);
});
beforeEach(() => desk.clear());
afterAll(() => app.close());

const lastMinute = '2026-08-20T23:59:00+08:00';
const nextDay = '2026-08-21T00:00:00+08:00';

async function submitted(unit: 'yingpu' | 'education'): Promise<void> {
  replyOf(await acts.check(unit, people[unit]));
  replyOf(await acts.submit(unit, people[unit]));
}

async function recomputeAt(instant: string): Promise<void> {
  app.clock.set(instant);
  await recomputeProvisional(app.services);
}

test('a report handed in early is provisional and stands untouched until the cutoff day is over in Shanghai', async () => {
  const person = await desk.given.graduate(await desk.given.household(people.units.yingpu));
  await desk.given.need(person);
  await desk.given.placement(person, people.units.yingpu, '2026-07-01');
  for (const day of ['2026-04-01', '2026-05-01'])
    await desk.given.supplementary('guidance', people.units.yingpu, day, { personId: person });
  await submitted('yingpu');
  replyOf(await acts.accept('yingpu', people.districtReviewer));
  const early = await acts.status('yingpu', people.yingpu);
  expect(early).toMatchObject({ provisional: true, asOf: '2026-08-12', state: 'accepted' });
  await recomputeAt(lastMinute);
  expect(await acts.status('yingpu', people.yingpu)).toMatchObject({ provisional: true, asOf: '2026-08-12' });

  await recomputeAt(nextDay);
  const counted = await acts.status('yingpu', people.yingpu);
  expect(counted).toMatchObject({ provisional: false, asOf: '2026-08-20', state: 'accepted' });
  expect(counted.steps.at(-1)).toMatchObject({
    from: 'accepted',
    to: 'accepted',
    byName: null,
    reason: '按8月20日统计时点重算，数没有变。',
  });
  expect(counted.reviews).toMatchObject([{ decision: 'accepted', past: false }]);
  const entries = await desk.trail('report.recompute');
  expect(entries).toMatchObject([{ actorAccountId: null, detail: { asOf: '2026-08-20', retaken: true } }]);

  await recomputeAt('2026-08-21T00:10:00+08:00');
  expect(await desk.trail('report.recompute')).toHaveLength(1);
  expect((await acts.status('yingpu', people.yingpu)).steps).toHaveLength(counted.steps.length);
});

test('what happened on the cutoff day changes the figure: the platform returns the report with before and now at each cell', async () => {
  await submitted('yingpu');
  replyOf(await acts.accept('yingpu', people.districtReviewer));
  await desk.given.event(people.units.yingpu, '2026-08-20');
  await desk.given.event(people.units.yingpu, '2026-08-21');
  await recomputeAt(nextDay);
  const returned = await acts.status('yingpu', people.yingpu);
  expect(returned).toMatchObject({
    state: 'returned',
    frozen: false,
    comments: [{ code: '04A', byName: null, text: '上报时 0 场，统计时点 1 场。', resolvedAt: null }],
    hindrances: ['还有 1 条批注没处理。'],
  });
  expect(returned.steps.at(-1)).toMatchObject({
    byName: null,
    reason: '到8月20日统计时点，有数和上报时不一样了。核对后重报。',
  });
  await runJobs(app);
  const inbox = await app.db.select().from(notices).where(eq(notices.accountId, people.yingpu.accountId));
  expect(inbox.map(({ title }) => title)).toContain('盈浦街道总工会的统计表退回来了');

  replyOf(await acts.resolve('yingpu', returned.comments[0]?.id ?? '', people.yingpu));
  replyOf(await acts.check('yingpu', people.yingpu));
  expect(replyOf(await acts.submit('yingpu', people.yingpu))).toMatchObject({
    provisional: false,
    asOf: '2026-08-20',
  });
});

test('what the record says later of a day before the cutoff counts as well: it was not known when the report was handed in', async () => {
  replyOf(await acts.declareNil('education', people.education));
  await desk.given.event(people.units.education, '2026-03-01');
  await recomputeAt(nextDay);
  expect(await acts.status('education', people.education)).toMatchObject({
    state: 'returned',
    comments: [{ code: '04A', text: '上报时 0 场，统计时点 1 场。' }],
  });
});

test('from the lowest units up: a parent is counted from those taken anew, and goes back with the one that goes back', async () => {
  await closeBelow(people, acts);
  replyOf(await acts.submit('district', people.district));
  replyOf(await acts.accept('district', people.districtReviewer));
  await desk.given.event(people.units.grassroots, '2026-08-19');
  await recomputeAt(nextDay);
  const states = async () =>
    Object.fromEntries(
      await Promise.all(
        (['grassroots', 'xiayang', 'yingpu', 'education', 'district'] as const).map(async (unit) => {
          const { state, provisional } = await acts.status(unit, people.statistician);
          return [unit, [state, provisional]] as const;
        }),
      ),
    );
  expect(await states()).toEqual({
    grassroots: ['returned', false],
    xiayang: ['returned', false],
    yingpu: ['nil', false],
    education: ['nil', false],
    district: ['returned', false],
  });
  const { steps } = await acts.status('district', people.statistician);
  expect(steps.at(-1)?.reason).toBe('下级夏阳街道总工会按统计时点重算后退回了，汇总跟着退回。');
});

test('until it is counted again, nobody above hands in and nobody seals what was handed in early', async () => {
  await closeBelow(people, acts);
  app.clock.set(nextDay);
  expect(await acts.submit('district', people.district)).toMatchObject({
    status: 409,
    body: { code: 'report.belowProvisional' },
  });
  expect(await acts.seal('yingpu', people.statistician)).toMatchObject({
    status: 409,
    body: { code: 'report.provisional' },
  });
  await recomputeProvisional(app.services);
  replyOf(await acts.submit('district', people.district));
  replyOf(await acts.seal('yingpu', people.statistician));
});

test('settings changed after the cutoff: the same figures are taken anew under them, others wait for the reviewer', async () => {
  app.clock.set(nextDay);
  await submitted('yingpu');
  const home = await desk.given.household(people.units.education);
  await desk.given.need(await desk.given.graduate(home, { study: { graduationYear: 2023 } }), {
    closedOn: '2025-09-09',
    closedBy: 'union',
    openedOn: '2025-08-08',
  });
  await submitted('education');
  await app.db.update(campaigns).set({ settings: { previousYears: 3 } });
  await recomputeProvisional(app.services);
  const hindered = async (unit: 'yingpu' | 'education') => {
    replyOf(await acts.accept(unit, people.districtReviewer));
    return (await acts.status(unit, people.statistician)).hindrances;
  };
  expect(await hindered('yingpu')).toEqual([]);
  expect(await hindered('education')).toEqual(['这张表上报以后改过期间或口径设置，退回按现在的设置重报。']);
});

/** Where the server stands, its own date there is another one than in Shanghai. */
test.each([
  'America/New_York',
  'Pacific/Kiritimati',
  'UTC',
])('the cutoff’s midnight is Shanghai’s with the server in %s', async (zone) => {
  const script = `
      import { dayOf } from './server/clock.ts';
      import { frameOf } from './db/indicators/frame.ts';
      import { stalenessOf } from './server/modules/reports/staleness.ts';
      const campaign = { form: 'sunshine', year: 2026, periodStart: '2026-01-01', cutoffDay: '2026-08-20', settings: {} };
      const said = ['2026-08-20T23:59:59.999+08:00', '2026-08-21T00:00:00+08:00', '2026-12-31T23:59:59+08:00', '2027-01-01T00:00:00+08:00']
        .map((at) => dayOf(new Date(at)));
      const frame = frameOf(campaign, said[1]);
      const taken = { periodStart: '2026-01-01', cutoffDay: '2026-08-20', settings: {} };
      console.log(JSON.stringify({ said, asOf: frame.asOf, early: stalenessOf({ ...taken, asOf: '2026-08-19' }, frame),
        last: stalenessOf({ ...taken, asOf: said[0] }, frame) }));`;
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script], {
    cwd: join(import.meta.dirname, '../..'),
    env: { ...process.env, TZ: zone },
  });
  expect(JSON.parse(stdout)).toEqual({
    said: ['2026-08-20', '2026-08-21', '2026-12-31', '2027-01-01'],
    asOf: '2026-08-20',
    early: 'provisional',
    last: null,
  });
}, 120_000);
