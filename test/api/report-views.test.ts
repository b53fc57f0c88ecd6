import { reportRoutes } from '@sunshine/contract/reports/routes.ts';
import { workflowRoutes } from '@sunshine/contract/reports/workflow-routes.ts';
import { frameOf } from '@sunshine/db/indicators/frame.ts';
import { takeSnapshot } from '@sunshine/db/indicators/take-snapshot.ts';
import { households, studies } from '@sunshine/db/schema/households.ts';
import { reportBaselines, reports } from '@sunshine/db/schema/report-versions.ts';
import { campaigns, supplementaryRecords } from '@sunshine/db/schema/reports.ts';
import { unions } from '@sunshine/db/schema/unions.ts';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { TestApp } from '../support/app.ts';
import { replyOf } from '../support/call.ts';
import type { GivenAccount } from '../support/given/people.ts';
import { givenReportDesk, type ReportDesk } from '../support/given/report-desk.ts';
import { codes, type ReportPeople, type UnitName } from '../support/given/report-people.ts';
import { statementsOf } from '../support/statements.ts';

let desk: ReportDesk;
let app: TestApp;
let people: ReportPeople;
let acts: ReportDesk['acts'];
let given: ReportDesk['given'];
beforeAll(async () => {
  desk = await givenReportDesk('2026-08-22T09:00:00+08:00');
  ({ app, people, acts, given } = desk);
});
beforeEach(() => desk.clear());
afterAll(() => app.close());

const form = async (unit: UnitName, as: GivenAccount, more: object = {}) =>
  replyOf(await app.call(reportRoutes.readForm, { ...acts.of(unit), ...more }, as));
const list = async (unit: UnitName, code: string, as: GivenAccount, more: object = {}) =>
  replyOf(await app.call(reportRoutes.listCell, { ...acts.of(unit), code, ...more }, as));

/** A person with an open need and a guidance session, at a unit. */
async function served(unit: 'yingpu' | 'education' | 'district', name = '沈一鸣'): Promise<string> {
  const person = await given.graduate(await given.household(people.units[unit]), { name });
  await given.need(person);
  await given.supplementary('guidance', people.units[unit], '2026-04-01', { personId: person });
  return person;
}

async function handIn(unit: 'yingpu' | 'education'): Promise<void> {
  replyOf(await acts.check(unit, people[unit]));
  replyOf(await acts.submit(unit, people[unit]));
}

describe('a report that was handed in', () => {
  test('shows its figures, lists, rules and settings as they were frozen, also when settings change after it', async () => {
    await served('yingpu');
    await handIn('yingpu');
    const before = await form('yingpu', people.yingpu);
    await served('yingpu', '许可');
    await app.db.update(supplementaryRecords).set({ title: '改过的记录' });
    await app.db
      .update(campaigns)
      .set({ settings: { previousYears: 5 } })
      .where(eq(campaigns.year, 2026));
    await app.db.update(unions).set({ name: '盈浦街道联合工会' }).where(eq(unions.id, people.units.yingpu));

    const after = await form('yingpu', people.yingpu);
    expect(after.form).toEqual(before.form);
    expect(after.form.unit.name).toBe('盈浦街道总工会');
    expect([after.settings, after.details, after.computedAt]).toEqual([
      before.settings,
      before.details,
      before.computedAt,
    ]);
    const rows = await list('yingpu', '06A', people.yingpu);
    expect(rows).toMatchObject({
      value: '1',
      total: 1,
      items: [{ name: '沈*鸣', record: '补录 创业指导：线下工作' }],
    });
    const forStatistician = await list('yingpu', '06A', people.statistician);
    expect([rows.items[0]?.personId, forStatistician.items[0]?.personId]).toEqual([expect.any(String), null]);
    const file = await app.call(
      reportRoutes.exportForm,
      { ...acts.of('yingpu'), format: 'xlsx' },
      people.yingpu,
    );
    expect(file.status).toBe(200);
    await app.db.update(unions).set({ name: '盈浦街道总工会' }).where(eq(unions.id, people.units.yingpu));
  });

  test('is what the one above is counted from; its own records are the rest, and sums of the parts stand beside', async () => {
    await served('yingpu');
    await served('district', '许可');
    await handIn('yingpu');
    await served('yingpu', '陆远');
    const district = await form('district', people.statistician);
    expect(district.form.cells['sunshine.06A']?.text).toBe('2');
    expect(district.details['06A']).toMatchObject({ below: '2', rows: 2, persons: 2 });
    expect((await list('district', '06A', people.district)).items.map(({ name }) => name).sort()).toEqual([
      '沈*鸣',
      '许*',
    ]);
    expect((await acts.status('district', people.district)).uncovered.map(({ code }) => code)).toEqual([
      codes.xiayang,
      codes.education,
    ]);
    const own = await list('district', '06A', people.district, { own: true });
    expect(own.items.map(({ name }) => name)).toEqual(['许*']);
  });

  test('of the unit alone (本级) shows what was frozen of the unit alone', async () => {
    await served('district', '许可');
    await served('yingpu');
    replyOf(await acts.declareNil('grassroots', people.xiayang));
    replyOf(await acts.declareNil('xiayang', people.xiayang));
    replyOf(await acts.declareNil('education', people.education));
    await handIn('yingpu');
    replyOf(await acts.accept('yingpu', people.districtReviewer));
    replyOf(await acts.check('district', people.district));
    replyOf(await acts.submit('district', people.district));
    await served('district', '陆远');
    const own = await form('district', people.statistician, { own: true });
    expect(own.form.cells['sunshine.06A']?.text).toBe('1');
    expect(
      (await list('district', '06A', people.district, { own: true })).items.map(({ name }) => name),
    ).toEqual(['许*']);
    const whole = await form('district', people.statistician);
    expect(whole.details['06A']).toMatchObject({ below: '2' });
  });
});

describe('beside the figures', () => {
  test('drift names who entered, who left and what changed, and only to those who may open a person', async () => {
    const leaves = await served('yingpu', '顾清明');
    const id = await given.supplementary('jobSeekingAllowance', people.units.yingpu, '2026-05-01', {
      personId: leaves,
      amountFen: 100_000n,
    });
    await handIn('yingpu');
    await served('yingpu', '陆远航');
    await app.db
      .update(supplementaryRecords)
      .set({ returnedFen: 40_000n, returnedOn: '2026-08-22' })
      .where(eq(supplementaryRecords.id, id));
    const drift = async (as: GivenAccount) =>
      replyOf(await app.call(workflowRoutes.readDrift, acts.of('yingpu'), as)).cells;
    const cells = await drift(people.yingpu);
    const cell = (code: string) => cells.find((each) => each.code === code);
    expect(cell('06A')).toMatchObject({
      sealed: '1',
      live: '2',
      entered: 1,
      rows: [{ change: 'entered', name: '陆*航', personId: expect.any(String), before: null, after: '1' }],
    });
    expect(cell('09B')).toMatchObject({
      sealed: '0.1',
      live: '0.06',
      changed: 1,
      rows: [{ change: 'changed', name: '顾*明', before: '0.1', after: '0.06' }],
    });
    expect(cell('04A')).toBeUndefined();
    expect(
      (await drift(people.statistician)).flatMap(({ rows }) => rows.map(({ personId }) => personId)),
    ).toEqual(expect.not.arrayContaining([expect.any(String)]));
    expect(await app.call(workflowRoutes.readDrift, acts.of('education'), people.education)).toMatchObject({
      body: { cells: [] },
    });
  });

  test('last year stands beside this year: the paper figures, or the sealed report where there is one', async () => {
    const comparison = async () =>
      replyOf(await app.call(workflowRoutes.readComparison, acts.of('yingpu'), people.yingpu));
    expect((await comparison()).source).toBeNull();
    await served('yingpu');
    await app.db.insert(reportBaselines).values({
      form: 'sunshine',
      year: 2025,
      unionId: people.units.yingpu,
      cells: { '01A': '1', '06A': '4', '09B': '0', '04A': '0' },
      source: '2025 年盖章报表第 3 页',
      enteredBy: people.statistician.accountId,
      enteredAt: app.clock.now(),
    });
    const { source, cells } = await comparison();
    expect(source).toEqual({ year: 2025, kind: 'paper', note: '2025 年的纸质报表：2025 年盖章报表第 3 页' });
    const cell = (code: string) => cells.find((each) => each.code === code);
    expect(cell('01A')).toMatchObject({ before: '1', now: '1', change: '0.0%', toExplain: false });
    expect(cell('06A')).toMatchObject({ before: '4', now: '1', change: '-75.0%', toExplain: true });
    expect(cell('08A')).toMatchObject({ before: null, now: '0', change: null, toExplain: false });
    // A change above the band takes the preparer's note like any soft check.
    expect(await acts.check('yingpu', people.yingpu)).toMatchObject({
      status: 422,
      body: { code: 'report.notesMissing', message: '要写说明：06A 与上年相比变动不大。' },
    });
    replyOf(await acts.note('yingpu', 'change.06A', people.yingpu, '去年办过一次集中指导'));
    replyOf(await acts.check('yingpu', people.yingpu));
  });

  test('persons whom two units count are named, with their units', async () => {
    const person = await served('yingpu', '顾清明');
    await given.supplementary('guidance', people.units.education, '2026-05-01', { personId: person });
    await handIn('yingpu');
    const shared = async (as: GivenAccount) =>
      replyOf(await app.call(workflowRoutes.readSharedPersons, acts.of('district'), as)).cells;
    expect(await shared(people.district)).toMatchObject([
      {
        code: '06A',
        persons: [{ personId: person, name: '顾*明', units: ['区教育工会', '盈浦街道总工会'] }],
      },
    ]);
    expect((await shared(people.statistician))[0]?.persons[0]?.personId).toBeNull();
    expect(
      replyOf(await app.call(workflowRoutes.readSharedPersons, acts.of('yingpu'), people.yingpu)).cells,
    ).toEqual([]);
  });

  test('readiness is the share of persons and records without a gap, with each gap to mend', async () => {
    const readiness = async () =>
      replyOf(await app.call(workflowRoutes.readReadiness, acts.of('yingpu'), people.yingpu));
    expect(await readiness()).toEqual({ score: 100, items: [] });
    const { yingpu } = people.units;
    const home = await given.household(yingpu, { openedOn: '2025-03-01' });
    const person = await given.graduate(home, { name: '顾清明' });
    await app.db.update(studies).set({ campusDivision: null }).where(eq(studies.personId, person));
    await given.graduate(home, { name: '陆远航', study: { graduationYear: 2027 } });
    await given.event(yingpu, '2026-06-01', [], { state: 'planned' });
    await given.internship(person, yingpu, '2026-02-10', { endOn: '2026-05-10' });
    const placement = await given.placement(person, yingpu, '2026-07-01');
    await given.outcome(person, { kind: 'unknown', fromDay: '2026-06-30' });
    const { score, items } = await readiness();
    // Two persons, the archive, the event, the internship and the placement: only the placement has no gap.
    expect(score).toBe(16);
    expect(Object.fromEntries(items.map(({ key, count, cells }) => [key, [count, cells]]))).toEqual({
      archiveNotVerified: [1, ['01A']],
      eventNotClosed: [1, ['04A', '04B']],
      internshipPastEnd: [1, ['02A', '08A']],
      outcomeUnknown: [1, ['01D', '10A', '11A']],
      studyWithoutCampus: [1, ['10A']],
      withoutDegree: [1, ['01A', '01B', '01C']],
    });
    expect(items.find(({ key }) => key === 'internshipPastEnd')?.examples).toMatchObject([
      { label: '顾*明，禾澜食品，2026-05-10 到期', area: 'internship', id: expect.any(String) },
    ]);
    await given.outcome(person, { kind: 'selfEmployed', placementId: placement, resolvedBy: 'union' });
    expect((await readiness()).items).toContainEqual(
      expect.objectContaining({ key: 'placementWithoutEvidence', count: 1, cells: ['08A'] }),
    );
    await app.db.update(households).set({ verifiedOn: '2026-03-01' });
    expect((await readiness()).items.map(({ key }) => key)).not.toContain('archiveNotVerified');
    const forStatistician = replyOf(
      await app.call(workflowRoutes.readReadiness, acts.of('yingpu'), people.statistician),
    );
    const [gap] = forStatistician.items.filter(({ key }) => key === 'withoutDegree');
    expect(gap?.examples).toEqual([{ label: '陆*航，没有已毕业的学籍', area: 'graduate', id: null }]);
  });
});

describe('the table of units', () => {
  const table = { form: 'sunshine', year: 2026 } as const;

  test('shows of each unit where it stands, frozen values beside live ones, and the whole recounted over both', async () => {
    await served('yingpu');
    await handIn('yingpu');
    await served('yingpu', '陆远');
    const reply = replyOf(await app.call(reportRoutes.listUnits, table, people.statistician));
    expect(
      reply.units.map(({ code, ownOnly, state, frozen, cells }) => [
        code,
        ownOnly,
        state,
        frozen,
        cells['06A'],
      ]),
    ).toEqual([
      [codes.district, true, 'draft', false, '0'],
      [codes.xiayang, false, 'draft', false, '0'],
      [codes.yingpu, false, 'submitted', true, '1'],
      [codes.education, false, 'draft', false, '0'],
    ]);
    expect(reply.whole.cells['06A']).toBe('1');
    expect(reply.below['06A']).toBe('1');
    expect(reply.units[2]).toMatchObject({
      submittedAt: '2026-08-22T01:00:00.000Z',
      staffed: true,
      daysLate: 0,
    });
  });

  test('takes at most 8 statements for a district of 60 units, half of them handed in', async () => {
    const [campaign] = await app.db.select().from(campaigns).where(eq(campaigns.year, 2026));
    if (!campaign) throw new Error('no campaign');
    const frame = frameOf(campaign, '2026-08-22');
    for (let index = 0; index < 57; index += 1) {
      const code = `310118-T${String(index).padStart(2, '0')}`;
      const unionId = await given.union(code, people.units.district, { kind: 'system' });
      if (index % 2 === 0) continue;
      const reportId = app.services.newId(app.clock.now());
      await app.db.transaction(
        async (tx) => {
          await tx.insert(reports).values({
            id: reportId,
            campaignId: campaign.id,
            unionId,
            state: 'nil',
            updatedAt: app.clock.now(),
          });
          await takeSnapshot(tx, {
            reportId,
            campaignId: campaign.id,
            unit: { id: unionId, code, name: code },
            frame,
            takenAt: app.clock.now(),
            settingTexts: [],
            checks: () => [],
          });
        },
        { isolationLevel: 'repeatable read' },
      );
    }
    let rows = 0;
    const seen = await statementsOf(app.db, async () => {
      rows = replyOf(await app.call(reportRoutes.listUnits, table, people.statistician)).units.length;
    });
    expect(rows).toBe(61);
    expect(seen.length).toBeLessThanOrEqual(8);
    await app.db.$client`update unions set closed_on = '2020-01-01' where code like '310118-T%'`;
  }, 120_000);
});
