import { reportRoutes } from '@sunshine/contract/reports/routes.ts';
import { workflowRoutes } from '@sunshine/contract/reports/workflow-routes.ts';
import { reportSnapshots, reports } from '@sunshine/db/schema/report-versions.ts';
import { campaigns } from '@sunshine/db/schema/reports.ts';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { TestApp } from '../support/app.ts';
import { replyOf } from '../support/call.ts';
import { givenAccount } from '../support/given/people.ts';
import { givenReportDesk, type ReportDesk } from '../support/given/report-desk.ts';
import { closeBelow, codes, type ReportPeople, type UnitName } from '../support/given/report-people.ts';

let desk: ReportDesk;
let app: TestApp;
let people: ReportPeople;
let acts: ReportDesk['acts'];
beforeAll(async () => {
  desk = await givenReportDesk('2026-08-22T09:00:00+08:00');
  ({ app, people, acts } = desk);
});
beforeEach(() => desk.clear());
afterAll(() => app.close());

async function sealedDistrict(): Promise<void> {
  await closeBelow(people, acts);
  replyOf(await acts.submit('district', people.district));
  replyOf(await acts.accept('district', people.districtReviewer));
  replyOf(await acts.seal('district', people.statistician));
}

async function events(unit: UnitName, version?: number): Promise<string | undefined> {
  const input = { ...acts.of(unit), version };
  const { form } = replyOf(await app.call(reportRoutes.readForm, input, people.statistician));
  return form.cells['sunshine.04A']?.text;
}

describe('sealing', () => {
  test('only after the cutoff, only what is closed all the way down, never by who had a hand in it', async () => {
    app.clock.set('2026-08-20T23:59:00+08:00');
    await closeBelow(people, acts);
    replyOf(await acts.submit('district', people.district));
    replyOf(await acts.accept('district', people.districtReviewer));
    expect(await acts.seal('district', people.statistician)).toMatchObject({
      status: 409,
      body: { code: 'report.sealTooEarly', message: '统计时点 8月20日 过了才能封存。' },
    });
    app.clock.set('2026-08-21T00:00:00+08:00');
    replyOf(await acts.seal('district', people.statistician));
  });

  test('a hand in any report below keeps somebody from sealing the whole', async () => {
    await closeBelow(people, acts);
    replyOf(await acts.submit('district', people.district));
    replyOf(await acts.accept('district', people.otherDistrictReviewer));
    const { accountId } = people.districtReviewer;
    await app.db.$client`insert into role_grants (account_id, role, union_id)
      values (${accountId}, 'statistician', ${people.units.district})`;
    expect(await acts.seal('district', people.districtReviewer)).toMatchObject({
      status: 403,
      body: {
        code: 'report.sealerInvolved',
        message: '夏阳街道总工会的统计表你填报过或审核过，换一位区级统计来封存。',
      },
    });
    expect((await acts.status('district', people.districtReviewer)).acts).toEqual(['return']);
    await app.db.$client`delete from role_grants where account_id = ${accountId} and role = 'statistician'`;
  });

  test('what was handed in under other settings is handed in anew before it is sealed', async () => {
    await closeBelow(people, acts);
    replyOf(await acts.submit('district', people.district));
    replyOf(await acts.accept('district', people.districtReviewer));
    await app.db
      .update(campaigns)
      .set({ settings: { previousYears: 3 } })
      .where(eq(campaigns.year, 2026));
    expect(await acts.seal('district', people.statistician)).toMatchObject({
      status: 409,
      body: { code: 'report.otherSettings' },
    });
    await app.db.update(campaigns).set({ settings: {} }).where(eq(campaigns.year, 2026));
    replyOf(await acts.seal('district', people.statistician));
  });

  test('a unit sealed for itself and corrected since is counted anew before the district is sealed', async () => {
    await closeBelow(people, acts);
    replyOf(await acts.seal('yingpu', people.statistician));
    replyOf(await acts.submit('district', people.district));
    replyOf(await acts.accept('district', people.districtReviewer));
    replyOf(await acts.correct('yingpu', people.yingpu));
    expect(await acts.seal('district', people.statistician)).toMatchObject({
      status: 409,
      body: { code: 'report.belowOpen', message: '下级还没审核通过或零报：盈浦街道总工会。' },
    });
    replyOf(await acts.declareNil('yingpu', people.yingpu));
    expect(await acts.seal('district', people.statistician)).toMatchObject({
      status: 409,
      body: {
        code: 'report.belowCorrected',
        message: '盈浦街道总工会在汇总以后更正过。先退回，按新的数重报。',
      },
    });
    replyOf(await acts.return('district', people.districtReviewer));
    replyOf(await acts.check('district', people.district));
    replyOf(await acts.submit('district', people.district));
    replyOf(await acts.accept('district', people.otherDistrictReviewer));
    replyOf(await acts.seal('district', people.statistician));
  });

  test('a sealed report takes no remark, no note, no return; the database itself refuses its change', async () => {
    await sealedDistrict();
    const sealed = { status: 409, body: { code: 'report.sealed' } };
    expect(await acts.comment('yingpu', people.districtReviewer)).toMatchObject(sealed);
    expect(await acts.note('yingpu', 'leftOver', people.yingpu)).toMatchObject(sealed);
    expect(await acts.override('yingpu', 'total', people.districtReviewer)).toMatchObject(sealed);
    expect(await acts.return('yingpu', people.districtReviewer)).toMatchObject({
      status: 409,
      body: { code: 'request.stepNotAllowed' },
    });
    await expect(app.db.update(reports).set({ preparerName: '别人' })).rejects.toMatchObject({
      cause: { constraint_name: 'a_sealed_report_is_never_changed' },
    });
    await expect(app.db.delete(reportSnapshots)).rejects.toMatchObject({
      cause: { constraint_name: 'a_sealed_report_is_never_changed' },
    });
  });
});

describe('correction', () => {
  test('a new version goes the whole way with its reason; the old one stays as it was sealed', async () => {
    await sealedDistrict();
    const before = await acts.status('yingpu', people.yingpu);
    await desk.given.event(people.units.yingpu, '2026-04-11');
    expect(await events('yingpu')).toBe('0');

    const opened = replyOf(await acts.correct('yingpu', people.yingpu, '漏了一场招聘会'));
    expect(opened).toMatchObject({
      version: 2,
      state: 'draft',
      frozen: false,
      correctionReason: '漏了一场招聘会',
      daysLate: 0,
      versions: [
        { version: 1, state: 'sealed' },
        { version: 2, state: 'draft', sealedAt: null },
      ],
      steps: [{ from: null, to: 'draft', byName: '顾清', reason: '漏了一场招聘会' }],
    });
    expect([await events('yingpu'), await events('yingpu', 1)]).toEqual(['1', '0']);
    expect(await desk.trail('report.correct')).toMatchObject([
      { reason: '漏了一场招聘会', detail: { newVersion: 2 } },
    ]);

    replyOf(await acts.check('yingpu', people.yingpu));
    replyOf(await acts.submit('yingpu', people.yingpu));
    replyOf(await acts.accept('yingpu', people.districtReviewer));
    replyOf(await acts.seal('yingpu', people.statistician));
    expect([await events('yingpu'), await events('yingpu', 1)]).toEqual(['1', '0']);
    expect(await acts.status('yingpu', people.yingpu, 1)).toMatchObject({
      version: 1,
      state: 'sealed',
      hash: before.hash,
      acts: [],
      waitingFor: null,
    });
  });

  test('the sealed one above shows the correction below as drift and as a proposal, and is corrected by itself', async () => {
    await sealedDistrict();
    await desk.given.event(people.units.yingpu, '2026-04-11');
    replyOf(await acts.correct('yingpu', people.yingpu));
    replyOf(await acts.check('yingpu', people.yingpu));
    replyOf(await acts.submit('yingpu', people.yingpu));
    // Its own return is not the business of the sealed one above, which holds the earlier version.
    replyOf(await acts.return('yingpu', people.districtReviewer));
    replyOf(await acts.check('yingpu', people.yingpu));
    replyOf(await acts.submit('yingpu', people.yingpu));
    replyOf(await acts.accept('yingpu', people.districtReviewer));
    replyOf(await acts.seal('yingpu', people.statistician));

    expect(await events('district')).toBe('0');
    expect((await acts.status('district', people.district)).waitingFor).toBe(
      '盈浦街道总工会更正过，差别看“封存后变动”，要改就跟着开一版更正。',
    );
    const drift = replyOf(await app.call(workflowRoutes.readDrift, acts.of('district'), people.district));
    expect(drift.cells).toMatchObject([
      {
        code: '04A',
        sealed: '0',
        live: '1',
        entered: 1,
        left: 0,
        changed: 0,
        rows: [{ change: 'entered', before: null, after: '1', name: null }],
      },
    ]);

    replyOf(await acts.correct('district', people.district, '盈浦更正'));
    expect(await events('district')).toBe('1');
    expect((await acts.status('district', people.district)).uncovered).toEqual([]);
    replyOf(await acts.check('district', people.district));
    replyOf(await acts.submit('district', people.district));
    replyOf(await acts.accept('district', people.otherDistrictReviewer));
    replyOf(await acts.seal('district', people.statistician));
    expect([await events('district'), await events('district', 1)]).toEqual(['1', '0']);
    expect((await acts.status('district', people.district)).waitingFor).toBeNull();
  });

  test('a correction is prepared, reviewed and sealed by different people like any report', async () => {
    await sealedDistrict();
    const { units } = people;
    const both = await givenAccount(app, [
      { role: 'caseworker', unionId: units.yingpu },
      { role: 'reviewer', unionId: units.district },
      { role: 'statistician', unionId: units.district },
    ]);
    replyOf(await acts.correct('yingpu', both));
    expect(await acts.correct('yingpu', both)).toMatchObject({
      status: 409,
      body: { code: 'request.stepNotAllowed' },
    });
    replyOf(await acts.check('yingpu', both));
    replyOf(await acts.submit('yingpu', both));
    expect(await acts.accept('yingpu', both)).toMatchObject({ body: { code: 'report.ownWork' } });
    replyOf(await acts.accept('yingpu', people.districtReviewer));
    expect(await acts.seal('yingpu', both)).toMatchObject({ body: { code: 'report.sealerInvolved' } });
    const file = await app.call(
      reportRoutes.exportForm,
      { ...acts.of('yingpu'), format: 'docx', version: 1 },
      people.yingpu,
    );
    expect([file.status, file.bytes.subarray(0, 2).toString()]).toEqual([200, 'PK']);
    expect(codes.yingpu).toBe('310118002');
  });
});
