import { reportRoutes } from '@sunshine/contract/reports/routes.ts';
import { type SettingField, settingFields } from '@sunshine/contract/reports/setting-fields.ts';
import { campaignSettings } from '@sunshine/contract/reports/settings.ts';
import { cellCodes } from '@sunshine/contract/reports/sunshine-form.ts';
import { workflowRoutes } from '@sunshine/contract/reports/workflow-routes.ts';
import { auditEntries } from '@sunshine/db/schema/accounts.ts';
import { reportSnapshots, reports } from '@sunshine/db/schema/report-versions.ts';
import { campaigns } from '@sunshine/db/schema/reports.ts';
import { differsFromCampaign } from '@sunshine/server/modules/reports/campaigns/differs-from-campaign.ts';
import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.ts';
import { replyOf } from '../support/call.ts';
import { type GivenDistrict, givenDistrict } from '../support/given/district.ts';
import { type GivenAccount, givenAccount } from '../support/given/people.ts';
import { type GivenRecords, givenRecords } from '../support/given/records.ts';
import { sheetRows, workbook } from '../support/read-documents.ts';

let app: TestApp;
let units: GivenDistrict;
let given: GivenRecords;
let statistician: GivenAccount;
let colleague: GivenAccount;
let caseworker: GivenAccount;

const year = { form: 'sunshine', year: 2026 } as const;
const plan = { periodStart: '2026-01-01', cutoffDay: '2026-08-20', dueDay: '2026-08-25' };

beforeEach(async () => {
  app = await startTestApp({ now: '2026-08-12T10:00:00+08:00' });
  units = await givenDistrict(app);
  given = givenRecords(app.db);
  statistician = await givenAccount(app, [{ role: 'statistician', unionId: units.district }], {
    name: '周敏',
  });
  colleague = await givenAccount(app, [{ role: 'statistician', unionId: units.district }]);
  caseworker = await givenAccount(app, [{ role: 'caseworker', unionId: units.xiayang }]);
  replyOf(await app.call(reportRoutes.openCampaign, { ...year }, statistician));
});
afterEach(() => app.close());

const read = async (as = statistician) => replyOf(await app.call(reportRoutes.readCampaign, year, as));
const preview = async (settings: object, more: object = {}, as = statistician) =>
  replyOf(await app.call(reportRoutes.previewSettings, { ...year, ...plan, settings, ...more }, as));
const change = async (settings: object, more: object = {}, as = statistician) => {
  const { version } = await read();
  const input = { ...year, ...plan, settings, version, reason: '区里会议定的', ...more };
  return app.call(reportRoutes.changeCampaign, input, as);
};
const cell = async (unit: string, code: string) => {
  const page = replyOf(await app.call(reportRoutes.readForm, { ...year, unit }, statistician));
  return page.form.cells[`sunshine.${code}`]?.text;
};

/** A report with a snapshot taken under these settings. */
async function givenReport(
  state: 'submitted' | 'sealed',
  unionId: string,
  settings: object = {},
): Promise<void> {
  const [campaign] = await app.db.select().from(campaigns);
  const id = app.services.newId(app.clock.now());
  const at = app.clock.now();
  const [preparer, sealer] = [caseworker.accountId, statistician.accountId];
  await app.db.insert(reports).values({
    id,
    campaignId: campaign?.id ?? '',
    unionId,
    state: 'submitted',
    preparedBy: preparer,
    submittedBy: preparer,
    submittedAt: at,
    updatedAt: at,
  });
  await app.db.insert(reportSnapshots).values({
    reportId: id,
    takenAt: at,
    asOf: '2026-08-12',
    unitCode: '310118001',
    unitName: '夏阳街道总工会',
    periodStart: plan.periodStart,
    cutoffDay: plan.cutoffDay,
    figures: {},
    ownFigures: {},
    settings: campaignSettings.parse(settings),
    ruleTexts: {},
    checks: [],
    below: [],
    hash: Buffer.alloc(32),
  });
  if (state === 'sealed') {
    await app.db.update(reports).set({ state, sealedBy: sealer, sealedAt: at }).where(eq(reports.id, id));
  }
}

describe('before anything is changed', () => {
  test('the effect on each of the 21 cells is shown: district, units, and who comes in or goes out', async () => {
    const home = await given.household(units.xiayang);
    await given.graduate(home, { name: '沈一鸣' });
    await given.graduate(home, { name: '陆小佳', study: { educationMode: 'adult' } });
    await given.graduate(await given.household(units.yingpu), {
      name: '许可',
      study: { degree: 'vocational', graduationYear: 2025 },
    });

    const effect = await preview({
      educationModes: ['regular', 'adult'],
      degrees: ['vocational', 'college', 'bachelor', 'master', 'doctor'],
    });
    expect(effect.cells.map(({ code }) => code)).toEqual(cellCodes);
    const of = (code: string) => effect.cells.find((each) => each.code === code);
    expect(of('01A')).toMatchObject({
      before: '1',
      after: '3',
      difference: '+2',
      entered: 2,
      left: 0,
      unit: '人',
    });
    expect(
      of('01A')?.units.map(({ code, before, after, difference }) => [code, before, after, difference]),
    ).toEqual([
      ['310118001', '1', '2', '+1'],
      ['310118002', '0', '1', '+1'],
    ]);
    // The statistician may not open archives: masked names, no link to a person.
    expect(
      of('01A')
        ?.persons.map(({ change, name, personId, unitName }) => [change, name, personId, unitName])
        .sort(),
    ).toEqual([
      ['entered', '许*', null, '盈浦街道'],
      ['entered', '陆*佳', null, '夏阳街道'],
    ]);
    expect(of('01C')).toMatchObject({ before: '0', after: '1' });
    expect(of('02A')).toMatchObject({ before: '0', after: '0', difference: '', units: [], persons: [] });
    expect(effect.changes.map(({ label, before, after }) => [label, before, after])).toEqual([
      ['学习形式', '全日制', '全日制、成人教育'],
      ['学历层次', '大专、本科、硕士、博士', '中职、技校、大专、本科、硕士、博士'],
    ]);
    expect(
      await app.db.select().from(auditEntries).where(eq(auditEntries.action, 'campaign.change')),
    ).toEqual([]);
    expect(await cell('310118', '01A')).toBe('1');
  });

  test('a person who stays is in nobody’s list; one in and one out are told though the figure stays', async () => {
    const home = await given.household(units.xiayang);
    const seeking = await given.graduate(home, { name: '沈一鸣', study: { graduationYear: 2025 } });
    await given.outcome(seeking, { kind: 'seeking' });
    const waiting = await given.graduate(home, { name: '许可', study: { graduationYear: 2025 } });
    await given.outcome(waiting, { kind: 'notSeeking' });
    const effect = await preview({ openKinds: ['notSeeking'] });
    const open = effect.cells.find(({ code }) => code === '11A');
    expect(open).toMatchObject({ before: '1', after: '1', difference: '', entered: 1, left: 1 });
    expect(open?.persons.map(({ change, name }) => [change, name])).toEqual([
      ['entered', '许*'],
      ['left', '沈*鸣'],
    ]);
    expect(effect.cells.find(({ code }) => code === '01A')).toMatchObject({ entered: 0, left: 0 });
  });

  test('an earlier cutoff moves what happened after it, money to the fen', async () => {
    const personId = await given.graduate(await given.household(units.xiayang));
    await given.supplementary('jobSeekingAllowance', units.xiayang, '2026-08-10', {
      personId,
      amountFen: 100_050n,
    });
    await given.supplementary('jobSeekingAllowance', units.xiayang, '2026-07-10', {
      personId,
      amountFen: 20_000n,
    });
    const effect = await preview({}, { cutoffDay: '2026-07-31' });
    expect(effect.cells.find(({ code }) => code === '09B')).toMatchObject({
      before: '0.12005',
      after: '0.02',
      difference: '-0.10005',
    });
    expect(effect.changes).toEqual([
      { key: 'cutoffDay', label: '统计时点', before: '2026年8月20日', after: '2026年7月31日' },
    ]);
  });

  test('rule texts that would read otherwise stand beside the figures, and so do days in no campaign or in two', async () => {
    replyOf(await app.call(reportRoutes.openCampaign, { ...year, year: 2027 }, statistician));
    const effect = await preview({ previousYears: 3 }, { cutoffDay: '2026-08-22' });
    expect(effect.rules.find(({ code }) => code === '01A')?.after).toContain('往届为毕业 3 年以内');
    expect(effect.warnings).toEqual(['和 2027 年度重叠，2026年8月21日到2026年8月22日两年都计。']);
    const gap = await preview({}, { cutoffDay: '2026-08-18' });
    expect(gap.warnings).toEqual(['和 2027 年度之间，2026年8月19日到2026年8月20日哪一年都不计。']);
  });

  test('settings that contradict each other, and days out of order, are refused before they are tried', async () => {
    const refused = async (settings: object, more: object = {}) => {
      const input = { ...year, ...plan, settings, ...more };
      const reply = await app.call(reportRoutes.previewSettings, input, statistician);
      return [reply.status, reply.body];
    };
    expect(await refused({ educationModes: [] })).toMatchObject([
      422,
      { code: 'campaign.settingContradicts', fields: { educationModes: expect.any(String) } },
    ]);
    expect(await refused({ openKinds: ['contract', 'seeking'] })).toMatchObject([
      422,
      { code: 'campaign.settingContradicts', fields: { openKinds: expect.any(String) } },
    ]);
    expect(await refused({ averageLoan: { fromYuan: 9, toYuan: 3 } })).toMatchObject([
      422,
      { code: 'campaign.settingContradicts', fields: { averageLoan: expect.any(String) } },
    ]);
    expect(await refused({}, { cutoffDay: '2026-08-26' })).toMatchObject([
      422,
      { code: 'campaign.outOfOrder' },
    ]);
    expect(await refused({ attendancePercent: 0 })).toMatchObject([400, {}]);
  });
});

describe('a change', () => {
  test('moves figures and rule texts at once, and the trail says which settings, from what to what and why', async () => {
    const home = await given.household(units.xiayang);
    await given.graduate(home, { study: { graduationYear: 2023 } });
    expect(await cell('310118001', '01C')).toBe('0');
    const detail = replyOf(await change({ previousYears: 3 }));
    expect(detail.plan.settings.previousYears).toBe(3);
    expect(detail.differsFromDefault).toEqual(['previousYears']);
    expect(await cell('310118001', '01C')).toBe('1');
    const rules = replyOf(await app.call(reportRoutes.readRules, year, caseworker));
    expect(rules.rules.find(({ code }) => code === '01A')?.rule).toContain('往届为毕业 3 年以内');
    expect(rules.settings.find(({ label }) => label === '往届')?.text).toContain('毕业 3 年以内');

    // Only what differs is stored.
    const [row] = await app.db.select().from(campaigns).where(eq(campaigns.year, 2026));
    expect(row?.settings).toEqual({ previousYears: 3 });
    const [entry] = await app.db
      .select()
      .from(auditEntries)
      .where(eq(auditEntries.action, 'campaign.change'));
    expect(entry).toMatchObject({
      actorAccountId: statistician.accountId,
      actorRole: 'statistician',
      subjectType: 'campaign',
      subjectId: row?.id,
      reason: '区里会议定的',
      detail: { changes: [{ key: 'previousYears', label: '往届算几年', before: '2 年', after: '3 年' }] },
    });
    expect(
      (await read(caseworker)).history.map(({ byName, reason, changes }) => [byName, reason, changes.length]),
    ).toEqual([
      ['周敏', '区里会议定的', 1],
      ['周敏', null, 0],
    ]);
  });

  test('of two who looked at the same settings the second is told what the first changed, and nothing is overwritten', async () => {
    const { version } = await read();
    const ask = (settings: object, as: GivenAccount) =>
      app.call(reportRoutes.changeCampaign, { ...year, ...plan, settings, version, reason: '会议定的' }, as);
    const replies = await Promise.all([
      ask({ previousYears: 3 }, statistician),
      ask({ oldestWithNeed: 30 }, colleague),
    ]);
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 409]);
    const refused = replies.find(({ ok }) => !ok);
    expect(refused?.body).toMatchObject({
      code: 'campaign.changedMeanwhile',
      message: expect.stringMatching(
        /把(往届算几年从“2 年”改成“3 年”|更早毕业的最大年龄从“35 岁”改成“30 岁”)/,
      ),
    });
    expect(
      await app.db.select().from(auditEntries).where(eq(auditEntries.action, 'campaign.change')),
    ).toHaveLength(1);
    expect((await read()).differsFromDefault).toHaveLength(1);
  });

  test('submitted reports taken under other settings are named, and returned by nobody', async () => {
    await givenReport('submitted', units.xiayang);
    expect((await preview({ previousYears: 3 })).differing).toEqual([
      { code: '310118001', name: '夏阳街道总工会', state: 'submitted' },
    ]);
    expect((await read()).differing).toEqual([]);
    const detail = replyOf(await change({ previousYears: 3 }));
    expect(detail.differing.map(({ code }) => code)).toEqual(['310118001']);
    const [report] = await app.db.select().from(reports);
    expect(report?.state).toBe('submitted');
    // Back as it was: the snapshot fits again.
    expect(replyOf(await change({})).differing).toEqual([]);
  });

  test('the rule beside a figure follows the settings, on the page and in the file; of a report handed in it stays as it was', async () => {
    const home = await given.household(units.xiayang);
    await given.outcome(await given.graduate(home), {});
    const ofUnit = { ...year, unit: '310118001' } as const;
    const shown = async () => {
      const page = replyOf(await app.call(reportRoutes.readForm, ofUnit, caseworker));
      const [rule, setting] = [
        page.form.cells['sunshine.01A']?.rule,
        page.settings.find(({ label }) => label === '往届'),
      ];
      return [
        /往届为毕业 (\d) 年以内/.exec(rule ?? '')?.[1],
        /毕业 (\d) 年以内/.exec(setting?.text ?? '')?.[1],
      ];
    };
    const printed = async () => {
      const file = await app.call(reportRoutes.exportForm, { ...ofUnit, format: 'xlsx' }, caseworker);
      const rows = Object.fromEntries(sheetRows(await workbook(file.bytes), '口径说明'));
      return [
        /往届为毕业 (\d) 年以内/.exec(rows['01A'] ?? '')?.[1],
        /毕业 (\d) 年以内/.exec(rows.往届 ?? '')?.[1],
      ];
    };
    expect(await shown()).toEqual(['2', '2']);
    replyOf(await change({ previousYears: 3 }));
    expect([await shown(), await printed()]).toEqual([
      ['3', '3'],
      ['3', '3'],
    ]);
    const { form, year: of } = year;
    await app.db.$client`update unions set closed_on = '2025-12-31' where id = ${units.grassroots}`;
    const way = { form, year: of, unit: '310118001' } as const;
    replyOf(await app.call(workflowRoutes.checkReport, { ...way, phone: '' }, caseworker));
    replyOf(await app.call(workflowRoutes.submitReport, way, caseworker));
    replyOf(await change({ previousYears: 1 }));
    expect([await shown(), await printed()]).toEqual([
      ['3', '3'],
      ['3', '3'],
    ]);
    expect((await read()).differing.map(({ code }) => code)).toEqual(['310118001']);
  });

  test('a due day alone makes no snapshot differ, another order of the same choices neither', async () => {
    const campaign = { ...plan, settings: { openKinds: ['unknown', 'seeking'] } };
    const snapshot = { ...plan, settings: { openKinds: ['seeking', 'unknown'] } };
    expect(differsFromCampaign(snapshot, { ...campaign, dueDay: '2026-09-01' })).toBe(false);
    expect(differsFromCampaign(snapshot, { ...campaign, cutoffDay: '2026-08-19' })).toBe(true);
    expect(differsFromCampaign(snapshot, { ...campaign, settings: {} })).toBe(false);
    expect(differsFromCampaign(snapshot, { ...campaign, settings: { openKinds: ['seeking'] } })).toBe(true);
  });

  test('once a report is sealed nothing of the campaign changes any more', async () => {
    await givenReport('sealed', units.yingpu);
    const refused = await change({ previousYears: 3 });
    expect([refused.status, refused.body]).toMatchObject([
      409,
      { code: 'campaign.sealed', message: expect.stringContaining('1 份封存') },
    ]);
    expect((await preview({ previousYears: 3 })).sealed).toBe(1);
    expect((await read()).plan.settings.previousYears).toBe(2);
  });

  test('the same again, and a change without a reason, are refused', async () => {
    expect(await change({})).toMatchObject({ status: 422, body: { code: 'campaign.nothingChanged' } });
    expect(await change({ previousYears: 3 }, { reason: '' })).toMatchObject({ status: 400 });
  });

  test('is the district’s statistician’s alone; everybody who reads reports sees the settings', async () => {
    expect(await change({ previousYears: 3 }, {}, caseworker)).toMatchObject({ status: 403 });
    const input = { ...year, ...plan, settings: {} };
    expect(await app.call(reportRoutes.previewSettings, input, caseworker)).toMatchObject({ status: 403 });
    expect((await read(caseworker)).campaign.year).toBe(2026);
    const missing = await app.call(reportRoutes.readCampaign, { ...year, year: 2019 }, caseworker);
    expect([missing.status, missing.body]).toMatchObject([404, { code: 'report.notFound' }]);
  });
});

test('every setting of the contract is on the form with the rule it answers, and a choice offers all its values', () => {
  expect(Object.keys(settingFields).sort()).toEqual(Object.keys(campaignSettings.shape).sort());
  const all = campaignSettings.parse({});
  for (const [key, field] of Object.entries<SettingField>(settingFields)) {
    expect([key, field.rule.length > 10]).toEqual([key, true]);
    const { control } = field;
    if (control.kind !== 'choices') continue;
    const chosen = all[key as keyof typeof all] as string[];
    expect([key, chosen.every((value) => value in control.choices)]).toEqual([key, true]);
    expect(campaignSettings.safeParse({ [key]: Object.keys(control.choices) }).success).toBe(true);
  }
});
