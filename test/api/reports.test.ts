import { reportRoutes } from '@sunshine/contract/reports/routes.ts';
import { cellCodes } from '@sunshine/contract/reports/sunshine-form.ts';
import { sunshineIndicators } from '@sunshine/db/indicators/registry.ts';
import { campaigns, supplementaryRecords } from '@sunshine/db/schema/reports.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.ts';
import { type Caller, replyOf } from '../support/call.ts';
import { type GivenDistrict, givenDistrict } from '../support/given/district.ts';
import { givenAccount } from '../support/given/people.ts';
import { type GivenRecords, givenRecords } from '../support/given/records.ts';
import { statementsOf } from '../support/statements.ts';

let app: TestApp;
let units: GivenDistrict;
let given: GivenRecords;
const staff = {} as Record<
  'caseworker' | 'otherCaseworker' | 'districtCaseworker' | 'statistician' | 'recruiter',
  Caller
>;

beforeAll(async () => {
  app = await startTestApp({ now: '2026-08-12T10:00:00+08:00' });
  units = await givenDistrict(app);
  given = givenRecords(app.db);
  const company = await given.company(units.xiayang);
  staff.caseworker = await givenAccount(app, [{ role: 'caseworker', unionId: units.xiayang }], {
    name: '陆文',
  });
  staff.otherCaseworker = await givenAccount(app, [{ role: 'caseworker', unionId: units.yingpu }]);
  staff.districtCaseworker = await givenAccount(app, [{ role: 'caseworker', unionId: units.district }]);
  staff.statistician = await givenAccount(app, [{ role: 'statistician', unionId: units.district }]);
  staff.recruiter = await givenAccount(app, [{ role: 'recruiter', companyId: company }]);
  replyOf(await app.call(reportRoutes.openCampaign, { form: 'sunshine', year: 2026 }, staff.statistician));
});
afterAll(() => app.close());

async function readForm(unit: string, as: Caller = staff.statistician) {
  return replyOf(await app.call(reportRoutes.readForm, { form: 'sunshine', year: 2026, unit }, as));
}
async function cell(unit: string, code: string): Promise<string | undefined> {
  return (await readForm(unit)).form.cells[`sunshine.${code}`]?.text;
}

/** A district where every cell is above zero somewhere and differs by unit. */
async function givenBusyYear(): Promise<void> {
  const company = await given.company(units.xiayang);
  await given.tag(company, 'caringEnterprise', '2026-01-01');
  const positionId = await given.position(company, units.xiayang, {
    preference: 'priority',
    preferredOn: '2026-03-01',
    preferredHeadcount: 4,
  });
  await given.event(units.xiayang, '2026-04-11', [{ positionId, headcount: 4 }]);
  await given.event(units.yingpu, '2026-05-11', [{ positionId, headcount: 6 }]);
  for (const [unionId, count] of [
    [units.xiayang, 2],
    [units.grassroots, 1],
    [units.yingpu, 3],
    [units.district, 1],
  ] as const) {
    const home = await given.household(unionId);
    for (let i = 0; i < count; i += 1) {
      const personId = await given.graduate(home);
      await given.graduate(home, { study: { graduationYear: 2025 } });
      await given.outcome(await given.graduate(home), {});
      await given.placement(personId, unionId, `2026-03-${10 + i}`);
      await given.placement(personId, units.district, `2026-07-${10 + i}`);
      await given.internship(personId, unionId, '2026-02-10');
      await given.supplementary('skillTraining', unionId, '2026-04-01', { quantity: 3 });
      await given.supplementary('certificate', unionId, '2026-04-01', { personId });
      await given.supplementary('guidance', unionId, '2026-04-01', { personId });
      await given.supplementary('entrepreneurshipTraining', unionId, '2026-04-01', { personId });
      await given.supplementary('policyGrant', unionId, '2026-04-01', { personId });
      const loan = { personId, contractNumber: `D-${unionId}-${i}`, amountFen: 5_000_050n };
      await given.supplementary('loanTranche', unionId, '2026-04-01', loan);
      await given.supplementary('jobSeekingAllowance', unionId, '2026-04-01', {
        personId,
        amountFen: 100_000n,
      });
    }
  }
}

describe('the form of every unit', () => {
  beforeAll(givenBusyYear);

  test('21 cells, none zero for the whole district in this year, money exact in its unit', async () => {
    const { form } = await readForm('310118');
    expect(Object.keys(form.cells)).toEqual(cellCodes.map((code) => `sunshine.${code}`));
    expect(Object.values(form.cells).filter((each) => each.text === '0')).toEqual([]);
    expect(form.cells['sunshine.06D']).toMatchObject({
      value: '350003.5',
      fen: 35_000_350,
      text: '350003.5',
      unit: '元',
    });
    expect(form.cells['sunshine.09B']).toMatchObject({ value: '0.7', text: '0.7', unit: '万元' });
    expect(form).toMatchObject({
      form: 'sunshine',
      year: 2026,
      unit: { code: '310118', name: '青浦区总工会' },
      period: { start: '2026-01-01', cutoff: '2026-08-20' },
      state: 'draft',
    });
  });

  test('each figure is the length, the distinct persons or the sum of its list, for every unit', async () => {
    for (const unit of ['310118', '310118001', '310118001-G01', '310118002', '310118-S01']) {
      const { form } = await readForm(unit);
      for (const { code, counts } of sunshineIndicators) {
        const rows = await wholeList(unit, code);
        const printed = form.cells[`sunshine.${code}`]?.text;
        const sum = rows.reduce((total, row) => total + Math.round(Number(row.quantity) * 1e6), 0) / 1e6;
        expect([unit, code, String(sum)]).toEqual([unit, code, printed]);
        if (counts === 'persons') {
          expect([unit, code, new Set(rows.map((row) => row.personId ?? row.record)).size]).toEqual([
            unit,
            code,
            Number(printed),
          ]);
        }
      }
    }
  });

  async function wholeList(unit: string, code: string) {
    const rows = [];
    for (let page = 1; ; page += 1) {
      const input = { form: 'sunshine' as const, year: 2026, unit, code, page };
      const list = replyOf(await app.call(reportRoutes.listCell, input, staff.districtCaseworker));
      rows.push(...list.items);
      if (rows.length >= list.total || list.items.length === 0) return rows;
    }
  }

  test('the parent recounts: a position at two units’ fairs is one, while the sum of the units stands beside it', async () => {
    const { form, details } = await readForm('310118');
    expect(form.cells['sunshine.04B']?.text).toBe('6');
    expect(details['04B']?.below).toBe('10');
    expect(details['08A']).toMatchObject({ rows: 14, persons: 7, below: '14' });
  });

  test('the table of all units holds 本级, every unit one level down and the recounted district', async () => {
    const table = replyOf(
      await app.call(reportRoutes.listUnits, { form: 'sunshine', year: 2026 }, staff.statistician),
    );
    expect(table.units.map((unit) => [unit.name, unit.ownOnly, unit.cells['01A']])).toEqual([
      ['青浦区总工会', true, '3'],
      ['夏阳街道总工会', false, '9'],
      ['盈浦街道总工会', false, '9'],
      ['区教育工会', false, '0'],
    ]);
    expect([table.whole.cells['04B'], table.below['04B']]).toEqual(['6', '10']);
    expect(table.whole.success).toEqual({ part: 7, whole: 7, text: '100.0%' });
    expect(table.employment?.text).toBe('66.7%');
  });

  test('names in the lists are masked; who may not open archives gets no link to a person', async () => {
    const list = replyOf(
      await app.call(
        reportRoutes.listCell,
        { form: 'sunshine', year: 2026, unit: '310118001', code: '08A' },
        staff.statistician,
      ),
    );
    expect(list.items[0]).toMatchObject({ name: '沈*鸣', personId: null });
    expect(JSON.stringify(list)).not.toContain('沈一鸣');
  });

  test('persons left over are named with the check that is off', async () => {
    const { checks } = await readForm('310118001');
    const off = checks.filter((check) => !check.passed);
    expect(off.map((check) => [check.level, check.title, check.finding, check.persons.length])).toEqual([
      ['soft', '01D＋01E 应等于 01A', '3＋3＝6，01A 为 9，差 3', 3],
    ]);
  });

  test('all units × all cells, and a form with its checks, take a handful of statements, one of them for the values', async () => {
    const table = { form: 'sunshine', year: 2026 } as const;
    const count = async (work: () => Promise<unknown>) => {
      const seen = await statementsOf(app.db, work);
      return {
        all: seen.length,
        values: seen.filter((query) => query.includes('group by scope_no, nr')).length,
      };
    };
    expect(await count(() => app.call(reportRoutes.listUnits, table, staff.statistician))).toEqual({
      all: 7,
      values: 1,
    });
    // One more where a check is off: the persons who make the difference.
    const form = { ...table, unit: '310118001' };
    expect(await count(() => app.call(reportRoutes.readForm, form, staff.statistician))).toEqual({
      all: 10,
      values: 1,
    });
    expect(
      await count(() => app.call(reportRoutes.listCell, { ...form, code: '08A' }, staff.statistician)),
    ).toEqual({
      all: 8,
      values: 1,
    });
  });
});

describe('what moves a figure', () => {
  test('a hire of a member of P starting by the cutoff raises 08A by one, an internship raises 02A only', async () => {
    const person = await given.graduate(await given.household(units.xiayang));
    const before = [await cell('310118001', '08A'), await cell('310118001', '02A')].map(Number);
    await given.placement(person, units.xiayang, '2026-08-12');
    await given.internship(person, units.xiayang, '2026-08-12');
    await given.placement(person, units.xiayang, '2026-08-21');
    expect([await cell('310118001', '08A'), await cell('310118001', '02A')].map(Number)).toEqual(
      before.map((each) => each + 1),
    );
  });

  test('23:59 of the cutoff day counts, 00:00 of the next day in Shanghai does not', async () => {
    await given.supplementary('guidance', units.education, '2026-08-20');
    await given.supplementary('guidance', units.education, '2026-08-21');
    const at = async (instant: string) => {
      app.clock.set(instant);
      return cell('310118-S01', '06A');
    };
    expect(await at('2026-08-19T23:59:59+08:00')).toBe('0');
    expect(await at('2026-08-19T16:00:00Z')).toBe('1');
    expect(await at('2026-08-20T23:59:59+08:00')).toBe('1');
    expect(await at('2026-08-20T16:00:01Z')).toBe('1');
    app.clock.set('2026-08-12T10:00:00+08:00');
  });
});

describe('who sees which form', () => {
  const input = { form: 'sunshine', year: 2026, unit: '310118001' } as const;

  test('a unit sees its own form and those below; another unit’s form is missing, not forbidden', async () => {
    expect((await app.call(reportRoutes.readForm, input, staff.caseworker)).status).toBe(200);
    const below = { ...input, unit: '310118001-G01' };
    expect((await app.call(reportRoutes.readForm, below, staff.caseworker)).status).toBe(200);
    for (const route of [reportRoutes.readForm, reportRoutes.exportForm] as const) {
      const refused = await app.call(route, { ...input, format: 'xlsx' }, staff.otherCaseworker);
      expect([refused.status, refused.body]).toMatchObject([404, { code: 'report.notFound' }]);
    }
    const list = await app.call(reportRoutes.listCell, { ...input, code: '01A' }, staff.otherCaseworker);
    expect(list.status).toBe(404);
  });

  test('a company sees none of it, and a year without a campaign is missing', async () => {
    expect((await app.call(reportRoutes.readForm, input, staff.recruiter)).status).toBe(403);
    expect((await app.call(reportRoutes.readForm, input)).status).toBe(401);
    expect((await app.call(reportRoutes.readForm, { ...input, year: 2024 }, staff.caseworker)).status).toBe(
      404,
    );
    expect((await app.call(reportRoutes.listUnits, input, staff.caseworker)).status).toBe(403);
  });
});

describe('campaigns', () => {
  test('the next campaign starts the day after the cutoff before, so that no day is in no campaign', async () => {
    const next = replyOf(
      await app.call(reportRoutes.openCampaign, { form: 'sunshine', year: 2027 }, staff.statistician),
    );
    expect(next).toMatchObject({ periodStart: '2026-08-21', cutoffDay: '2027-08-20', dueDay: '2027-08-25' });
    const again = await app.call(
      reportRoutes.openCampaign,
      { form: 'sunshine', year: 2027 },
      staff.statistician,
    );
    expect([again.status, again.body]).toMatchObject([409, { code: 'campaign.exists' }]);
  });

  test('days out of order and unknown settings are refused', async () => {
    const open = (more: object) =>
      app.call(reportRoutes.openCampaign, { form: 'sunshine', year: 2030, ...more }, staff.statistician);
    expect(await open({ dueDay: '2030-08-01' })).toMatchObject({
      status: 422,
      body: { code: 'campaign.outOfOrder' },
    });
    expect(await open({ settings: { previousYears: 'many' } })).toMatchObject({
      status: 422,
      body: { code: 'campaign.settingUnknown' },
    });
    expect(await app.db.select().from(campaigns)).toHaveLength(2);
  });

  test('a setting changes the figure and its rule text', async () => {
    await app.call(
      reportRoutes.openCampaign,
      { form: 'sunshine', year: 2028, settings: { previousYears: 3 } },
      staff.statistician,
    );
    const rules = replyOf(
      await app.call(reportRoutes.readRules, { form: 'sunshine', year: 2028 }, staff.caseworker),
    );
    expect(rules.rules.find((rule) => rule.code === '01C')?.rule).toContain('3 年以内');
    expect(rules.rules).toHaveLength(21);
  });
});

describe('补录', () => {
  const guidance = {
    kind: 'guidance',
    onDay: '2026-08-01',
    title: '一对一创业指导',
    evidence: '指导记录',
  } as const;
  const create = (input: object, as = staff.caseworker) =>
    app.call(reportRoutes.createSupplementary, { ...guidance, ...input }, as);

  test('a named service counts, opens a help need, and its withdrawal takes both back with a reason', async () => {
    const personId = await given.graduate(await given.household(units.xiayang));
    const [before, needing] = [
      Number(await cell('310118001', '06A')),
      Number(await cell('310118001', '01E')),
    ];
    const { id } = replyOf(await create({ personId }));
    expect(await cell('310118001', '06A')).toBe(String(before + 1));
    expect(await cell('310118001', '01E')).toBe(String(needing + 1));
    const needs = await app.db.$client`select opened_on::text from help_needs where person_id = ${personId}`;
    expect(needs).toMatchObject([{ opened_on: '2026-08-01' }]);

    replyOf(await app.call(reportRoutes.withdrawSupplementary, { id, reason: '录错人了' }, staff.caseworker));
    expect(await cell('310118001', '06A')).toBe(String(before));
    expect(await cell('310118001', '01E')).toBe(String(needing));
    const list = replyOf(await app.call(reportRoutes.listSupplementary, {}, staff.caseworker));
    expect(list.items.find((item) => item.id === id)).toMatchObject({
      personName: '沈*鸣',
      recordedBy: '陆文',
      withdrawalReason: '录错人了',
    });
    const again = await app.call(
      reportRoutes.withdrawSupplementary,
      { id, reason: '再撤一次' },
      staff.caseworker,
    );
    expect([again.status, again.body]).toMatchObject([409, { code: 'supplementary.withdrawn' }]);
  });

  test('bare quantities only where the rules allow them; loans and allowances name the person and the amount', async () => {
    const personId = await given.graduate(await given.household(units.xiayang));
    const cases: [object, string][] = [
      [{ kind: 'jobSeekingAllowance', amountFen: '100' }, 'supplementary.personNeeded'],
      [{ kind: 'loanTranche', amountFen: '100', contractNumber: 'D-1' }, 'supplementary.personNeeded'],
      [{ kind: 'loanTranche', amountFen: '100', personId }, 'supplementary.contractNeeded'],
      [{ kind: 'jobSeekingAllowance', personId }, 'supplementary.amountNeeded'],
      [{ kind: 'event', personId }, 'supplementary.personNotAsked'],
      [{ personId, quantity: 2 }, 'supplementary.onePersonAtATime'],
      [{ amountFen: '100' }, 'supplementary.amountNotAsked'],
      [{ contractNumber: 'D-1' }, 'supplementary.contractNotAsked'],
      [{ onDay: '2026-08-13' }, 'supplementary.inFuture'],
    ];
    for (const [input, code] of cases) {
      const refused = await create(input);
      expect([refused.status, refused.body]).toMatchObject([422, { code }]);
    }
    replyOf(await create({ kind: 'skillTraining', quantity: 12 }));
    expect(await create({ kind: 'placement' })).toMatchObject({ status: 400 });
  });

  test('money that comes back counts against its payment; all of it makes the payment none', async () => {
    const personId = await given.graduate(await given.household(units.xiayang));
    const sum = async () => [await cell('310118001', '09A'), await cell('310118001', '09B')].map(Number);
    const [times = 0, money = 0] = await sum();
    const pay = { kind: 'jobSeekingAllowance', personId, amountFen: '100000' };
    const { id } = replyOf(await create(pay));
    expect(await sum()).toEqual([times + 1, Number((money + 0.1).toFixed(6))]);
    const giveBack = (returnedFen: string, returnedOn = '2026-08-10') =>
      app.call(reportRoutes.returnSupplementary, { id, returnedFen, returnedOn }, staff.caseworker);
    expect(await giveBack('100001')).toMatchObject({
      status: 422,
      body: { code: 'supplementary.returnTooLarge' },
    });
    expect(await giveBack('100', '2026-07-01')).toMatchObject({
      body: { code: 'supplementary.returnBeforePayment' },
    });
    replyOf(await giveBack('100000'));
    expect(await sum()).toEqual([times, money]);
    expect(await giveBack('1')).toMatchObject({
      status: 409,
      body: { code: 'supplementary.alreadyReturned' },
    });
  });

  test('another unit’s record, person and unit are out of reach', async () => {
    const personId = await given.graduate(await given.household(units.xiayang));
    const { id } = replyOf(await create({ personId }));
    const foreign = await create({ personId }, staff.otherCaseworker);
    expect([foreign.status, foreign.body]).toMatchObject([422, { code: 'supplementary.personNotFound' }]);
    const reason = { id, reason: '不是我们的' };
    const withdrawn = await app.call(reportRoutes.withdrawSupplementary, reason, staff.otherCaseworker);
    expect([withdrawn.status, withdrawn.body]).toMatchObject([404, { code: 'supplementary.notFound' }]);
    expect((await create({ unionId: units.yingpu })).status).toBe(404);
    expect((await create({}, staff.statistician)).status).toBe(403);
    const kept = await app.db.select().from(supplementaryRecords);
    expect(
      kept.filter((record) => record.unionId === units.yingpu && record.title === guidance.title),
    ).toEqual([]);
  });
});
