import { invitationRoutes } from '@sunshine/contract/accounts/invitation-routes.ts';
import { sessionRoutes } from '@sunshine/contract/accounts/session-routes.ts';
import { companyRoutes } from '@sunshine/contract/companies/routes.ts';
import { decideCompany, findCompanyInScope } from '@sunshine/db/queries/companies/companies.ts';
import { endOperator, listOperators } from '@sunshine/db/queries/companies/operators.ts';
import { auditEntries, roleGrants } from '@sunshine/db/schema/accounts.ts';
import { notices } from '@sunshine/db/schema/applications.ts';
import { companies, companyTagPeriods } from '@sunshine/db/schema/companies.ts';
import { positionSearch } from '@sunshine/db/schema/position-search.ts';
import { addWorkingDays, isWorkingDay } from '@sunshine/server/working-days.ts';
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp, testMorning } from '../support/app.ts';
import { type Caller, replyOf } from '../support/call.ts';
import { collide } from '../support/collide.ts';
import { goodPassword } from '../support/given/accounts.ts';
import { companyProfile, givenCompany } from '../support/given/companies.ts';
import { type GivenDistrict, givenDistrict } from '../support/given/district.ts';
import { givenAccount } from '../support/given/people.ts';
import { givenPosition } from '../support/given/positions.ts';
import { runJobs } from '../support/jobs.ts';

let app: TestApp;
let units: GivenDistrict;
let xiayang: Caller;
let yingpu: Caller;
let district: Caller;

beforeAll(async () => {
  app = await startTestApp();
  units = await givenDistrict(app);
  xiayang = await givenAccount(app, [{ role: 'caseworker', unionId: units.xiayang }]);
  yingpu = await givenAccount(app, [{ role: 'caseworker', unionId: units.yingpu }]);
  district = await givenAccount(app, [{ role: 'reviewer', unionId: units.district }]);
});
afterAll(() => app.close());
beforeEach(() => app.clock.set(testMorning));

let registered = 0;
function registration(more: Record<string, unknown> = {}) {
  registered += 1;
  const account = {
    name: '周敏',
    loginName: `zhou.min.${registered}`,
    password: goodPassword,
    consent: true as const,
  };
  return { ...companyProfile(more), account };
}

const auditOf = async (id: string) =>
  (
    await app.db.select().from(auditEntries).where(eq(auditEntries.subjectId, id)).orderBy(auditEntries.id)
  ).map(({ action }) => action);

describe('registering', () => {
  test('a company registers with its credit code, its first recruiter is signed in and told by when the unit answers', async () => {
    const input = registration();
    const reply = replyOf(await app.call(companyRoutes.registerCompany, input));
    // Tuesday 2026-08-11 and three working days.
    expect(reply.company).toMatchObject({
      creditCode: input.creditCode,
      state: 'submitted',
      answerDueOn: '2026-08-14',
      union: { name: '夏阳街道总工会' },
    });
    const own = replyOf(await app.call(companyRoutes.readOwnCompany, {}, { token: reply.accessToken }));
    expect(own.name).toBe(input.name);
    const session = replyOf(await app.call(sessionRoutes.currentSession, {}, { token: reply.accessToken }));
    expect(session.account?.roles).toMatchObject([{ role: 'recruiter', companyId: own.id }]);
    expect(await auditOf(own.id)).toEqual(['company.register']);
  });

  test('a town without a unit of its own is answered for by the district, a closed unit by its successor', async () => {
    const elsewhere = replyOf(
      await app.call(companyRoutes.registerCompany, registration({ town: '310118110' })),
    );
    expect(elsewhere.company.union.name).toBe('青浦区总工会');
    const id = app.services.newId(app.clock.now());
    await app.db.execute(sql`insert into unions (id, code, name, short_name, kind, parent_id, division_code,
      closed_on, successor_id) values (${id}, '310118009', '旧镇总工会', '旧镇', 'territorial', ${units.district},
      '310118009', '2026-01-01', ${units.yingpu})`);
    const moved = replyOf(await app.call(companyRoutes.registerCompany, registration({ town: '310118009' })));
    expect(moved.company.union.name).toBe('盈浦街道总工会');
  });

  test('a credit code registered before, however it is typed, is refused with the way in through a colleague', async () => {
    const first = registration();
    replyOf(await app.call(companyRoutes.registerCompany, first));
    const typed = ` ${first.creditCode.slice(0, 8)} ${first.creditCode.slice(8).toLowerCase()}`;
    const again = await app.call(companyRoutes.registerCompany, registration({ creditCode: typed }));
    expect([again.status, again.body]).toMatchObject([409, { code: 'company.alreadyRegistered' }]);
    expect(again.ok ? '' : again.body.message).toContain('同事');
    const accounts = await app.db.select().from(companies).where(eq(companies.creditCode, first.creditCode));
    expect(accounts).toHaveLength(1);
  });

  test('a code that fails its check is questioned once, and kept when the company has compared it', async () => {
    const input = registration();
    const wrong = input.creditCode.slice(0, 17) + (input.creditCode.endsWith('0') ? '1' : '0');
    const doubted = await app.call(companyRoutes.registerCompany, { ...input, creditCode: wrong });
    expect(doubted.status).toBe(422);
    expect(doubted.body).toMatchObject({ code: 'company.creditCodeDoubtful' });
    expect(doubted.ok ? '' : doubted.body.fields?.creditCode).toContain('第 18 位');
    const kept = await app.call(companyRoutes.registerCompany, {
      ...input,
      creditCode: wrong,
      creditCodeConfirmed: true,
    });
    expect(replyOf(kept).company).toMatchObject({ creditCode: wrong, state: 'submitted' });
  });

  test('an answer is due three working days later: weekends and holidays pass, make-up days count', () => {
    expect(isWorkingDay('2026-10-10')).toBe(true); // Saturday, worked for the holiday
    expect(isWorkingDay('2026-10-01')).toBe(false);
    expect(addWorkingDays('2026-08-11', 3)).toBe('2026-08-14');
    expect(addWorkingDays('2026-08-14', 3)).toBe('2026-08-19');
    expect(addWorkingDays('2026-09-30', 3)).toBe('2026-10-10');
  });

  test('a login name in use and a missing consent are refused and leave nothing behind', async () => {
    const first = registration();
    replyOf(await app.call(companyRoutes.registerCompany, first));
    const other = registration();
    const taken = await app.call(companyRoutes.registerCompany, {
      ...other,
      account: { ...other.account, loginName: first.account.loginName },
    });
    expect([taken.status, taken.body]).toMatchObject([409, { code: 'account.loginNameTaken' }]);
    const silent = { ...other, account: { ...other.account, consent: false as unknown as true } };
    const refused = await app.call(companyRoutes.registerCompany, silent);
    expect(refused.status).toBe(400);
    expect(refused.ok ? {} : refused.body.fields).toHaveProperty('account.consent');
    const rows = await app.db.select().from(companies).where(eq(companies.creditCode, other.creditCode));
    expect(rows).toEqual([]);
  });
});

describe('verifying', () => {
  test('the unit of the town verifies; its neighbour does not even find the company; the district may', async () => {
    const { id, recruiter } = await givenCompany(app, units.xiayang, { state: 'submitted' });
    const notTheirs = await app.call(companyRoutes.verifyCompany, { id }, yingpu);
    expect([notTheirs.status, notTheirs.body]).toMatchObject([404, { code: 'company.notFound' }]);
    const read = await app.call(companyRoutes.readCompany, { id }, yingpu);
    expect([read.status, read.body]).toMatchObject([404, { code: 'company.notFound' }]);

    const seen = replyOf(await app.call(companyRoutes.readCompany, { id }, district));
    expect(seen.next).toEqual(['verified', 'returned']);
    const verified = replyOf(await app.call(companyRoutes.verifyCompany, { id }, xiayang));
    expect(verified).toMatchObject({ state: 'verified', next: ['suspended'], creditCodeProblem: null });
    expect(await auditOf(id)).toEqual(['company.verify']);
    await runJobs(app);
    const told = await app.db.select().from(notices).where(eq(notices.accountId, recruiter.accountId));
    expect(told).toMatchObject([{ title: '单位核实通过', href: '/company/profile' }]);
  });

  test('a returned company reads what to mend, changes its data and waits again with a new day', async () => {
    const { id, recruiter } = await givenCompany(app, units.xiayang, { state: 'submitted' });
    const note = '营业执照上的地址和填的不一样';
    replyOf(await app.call(companyRoutes.returnCompany, { id, note }, xiayang));
    const own = replyOf(await app.call(companyRoutes.readOwnCompany, {}, recruiter));
    expect(own).toMatchObject({ state: 'returned', decisionNote: note });

    app.clock.set('2026-08-17T10:00:00+08:00');
    const mended = { ...own, address: '夏阳街道石桥路 3 号' };
    const again = replyOf(await app.call(companyRoutes.updateOwnCompany, mended, recruiter));
    expect(again).toMatchObject({ state: 'submitted', answerDueOn: '2026-08-20', decisionNote: null });
    expect(await auditOf(id)).toEqual(['company.return', 'company.update']);
  });

  test('a code that fails its check is verified only with a reason, which the company never sees', async () => {
    const creditCode = '91990118000099999X';
    const { id, recruiter } = await givenCompany(app, units.xiayang, { state: 'submitted', creditCode });
    expect(
      replyOf(await app.call(companyRoutes.readCompany, { id }, xiayang)).creditCodeProblem,
    ).not.toBeNull();
    const refused = await app.call(companyRoutes.verifyCompany, { id }, xiayang);
    expect([refused.status, refused.body]).toMatchObject([422, { code: 'company.creditCodeNeedsReason' }]);
    const reason = '已看营业执照原件，登记机关核对无误';
    const verified = replyOf(
      await app.call(companyRoutes.verifyCompany, { id, creditCodeNote: reason }, xiayang),
    );
    expect(verified).toMatchObject({ state: 'verified', creditCodeNote: reason });
    const own = await app.call(companyRoutes.readOwnCompany, {}, recruiter);
    expect(own.bytes.toString()).not.toContain(reason);
  });

  test('another name or credit code goes back to the unit; another phone does not', async () => {
    const { id, recruiter } = await givenCompany(app, units.xiayang);
    const own = replyOf(await app.call(companyRoutes.readOwnCompany, {}, recruiter));
    const phone = await app.call(
      companyRoutes.updateOwnCompany,
      { ...own, contactPhone: '19900001234' },
      recruiter,
    );
    expect(replyOf(phone)).toMatchObject({ state: 'verified', contactPhone: '19900001234' });
    const named = await app.call(
      companyRoutes.updateOwnCompany,
      { ...own, name: `${own.name}（新）` },
      recruiter,
    );
    expect(replyOf(named)).toMatchObject({ state: 'submitted', answerDueOn: '2026-08-14' });
    expect(await auditOf(id)).toEqual(['company.update', 'company.update']);
  });

  test('a suspended company cannot rename itself out of its suspension', async () => {
    const { recruiter } = await givenCompany(app, units.xiayang, { state: 'suspended' });
    const own = replyOf(await app.call(companyRoutes.readOwnCompany, {}, recruiter));
    const renamed = await app.call(
      companyRoutes.updateOwnCompany,
      { ...own, name: '上海换名有限公司' },
      recruiter,
    );
    expect([renamed.status, renamed.body]).toMatchObject([409, { code: 'request.stepNotAllowed' }]);
  });

  test('suspending hides the positions of a company from the search, verifying it again shows them', async () => {
    const company = await givenCompany(app, units.xiayang);
    const positionId = await givenPosition(app, company.id, {
      state: 'published',
      approvingUnionId: units.xiayang,
    });
    const shown = async () => {
      await runJobs(app);
      return app.db.$count(positionSearch, eq(positionSearch.positionId, positionId));
    };
    const { id } = company;
    replyOf(await app.call(companyRoutes.suspendCompany, { id, note: '接到投诉，正在核查' }, xiayang));
    expect(await shown()).toBe(0);
    replyOf(await app.call(companyRoutes.verifyCompany, { id }, xiayang));
    expect(await shown()).toBe(1);
  });

  test('of two workers who decide at the same moment one decides and the other is told', async () => {
    const { id } = await givenCompany(app, units.xiayang, { state: 'submitted' });
    const replies = await collide(app, sql`select 1 from companies where id = ${id} for update`, [
      () => app.call(companyRoutes.verifyCompany, { id }, xiayang),
      () => app.call(companyRoutes.verifyCompany, { id }, district),
    ]);
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 409]);
    const refused = replies.find(({ ok }) => !ok);
    expect(refused?.body).toMatchObject({ code: 'company.notDueForVerification' });
    expect(await auditOf(id)).toHaveLength(1);
  });

  test('control: who reads the company without holding it decides over the other', async () => {
    const { id } = await givenCompany(app, units.xiayang, { state: 'submitted' });
    const decideUnguarded = (state: 'verified' | 'returned') => () =>
      app.db.transaction(async (tx) => {
        const read = await findCompanyInScope(tx, [units.district], id);
        const decision = { state, decidedAt: app.clock.now(), decidedBy: null, decisionNote: null };
        await decideCompany(tx, id, decision);
        return read?.state;
      });
    const read = await collide(app, sql`select 1 from companies where id = ${id} for update`, [
      decideUnguarded('verified'),
      decideUnguarded('returned'),
    ]);
    expect(read).toEqual(['submitted', 'submitted']);
  });

  test('a list shows the companies of the scope, those that wait first by the day of their answer', async () => {
    const [late, early] = [
      await givenCompany(app, units.education, { state: 'submitted', answerDueOn: '2026-08-20' }),
      await givenCompany(app, units.education, { state: 'submitted', answerDueOn: '2026-08-12' }),
    ];
    const settled = await givenCompany(app, units.education);
    const education = await givenAccount(app, [{ role: 'auditor', unionId: units.education }]);
    const list = replyOf(await app.call(companyRoutes.listCompanies, {}, education));
    expect(list.items.map(({ id }) => id)).toEqual([early.id, late.id, settled.id]);
    expect(list.counts).toEqual({ submitted: 2, verified: 1, returned: 0, suspended: 0 });
    const waiting = replyOf(await app.call(companyRoutes.listCompanies, { state: 'submitted' }, education));
    expect([waiting.total, waiting.items.length]).toEqual([2, 2]);
    const found = replyOf(
      await app.call(companyRoutes.listCompanies, { q: late.creditCode.slice(0, 17) }, district),
    );
    expect(found.items.map(({ id }) => id)).toEqual([late.id]);
    const wild = replyOf(await app.call(companyRoutes.listCompanies, { q: '%' }, district));
    expect(wild.total).toBe(0);
  });
});

describe('colleagues', () => {
  test('a colleague invited by a link becomes an operator; the link is shown once and works once', async () => {
    const { id, recruiter } = await givenCompany(app, units.xiayang);
    const invited = replyOf(await app.call(companyRoutes.inviteColleague, {}, recruiter));
    const token = invited.link?.split('/').at(-1) ?? '';
    const account = { name: '吴静', loginName: 'wu.jing.hr', password: goodPassword };
    const accept = () =>
      app.call(invitationRoutes.acceptInvitation, { ...account, token, consent: true as const });
    const signedIn = replyOf(await accept());
    expect(signedIn.account.roles).toMatchObject([{ role: 'recruiter', companyId: id }]);
    expect((await accept()).status).toBe(404);
    const list = replyOf(await app.call(companyRoutes.listColleagues, {}, recruiter));
    const you = Object.fromEntries(list.operators.map(({ name, isYou }) => [name, isYou]));
    expect(you).toEqual({ [recruiter.name]: true, 吴静: false });
    expect(list.invitations).toEqual([]);
    expect(JSON.stringify(list)).not.toContain(token);
  });

  test('an invitation by mail holds the link in the letter only, and can be taken back', async () => {
    const { recruiter } = await givenCompany(app, units.xiayang);
    const email = 'hr@example.com';
    const invited = replyOf(await app.call(companyRoutes.inviteColleague, { email }, recruiter));
    expect(invited.link).toBeNull();
    await runJobs(app);
    const token = app.outbox.at(-1)?.text.match(/\/invitation\/([\w-]{43})/)?.[1] ?? '';
    replyOf(await app.call(invitationRoutes.checkOneTimeLink, { token }));
    expect(
      (await app.call(companyRoutes.revokeColleagueInvitation, { id: invited.id }, recruiter)).status,
    ).toBe(204);
    expect((await app.call(invitationRoutes.checkOneTimeLink, { token })).status).toBe(404);
    const again = await app.call(companyRoutes.revokeColleagueInvitation, { id: invited.id }, recruiter);
    expect([again.status, again.body]).toMatchObject([404, { code: 'company.invitationNotFound' }]);
  });

  test('an operator whose role is ended is out with the next request; the last one stays', async () => {
    const { id, recruiter } = await givenCompany(app, units.xiayang);
    const colleague = await givenAccount(app, [{ role: 'recruiter', companyId: id }]);
    const end = (accountId: string) => app.call(companyRoutes.endColleague, { accountId }, recruiter);
    expect((await end(colleague.accountId)).status).toBe(204);
    expect((await app.call(companyRoutes.readOwnCompany, {}, colleague)).status).toBe(403);
    const last = await end(recruiter.accountId);
    expect([last.status, last.body]).toMatchObject([409, { code: 'company.lastOperator' }]);
    const stranger = await givenCompany(app, units.xiayang);
    const notTheirs = await end(stranger.recruiter.accountId);
    expect([notTheirs.status, notTheirs.body]).toMatchObject([404, { code: 'company.operatorNotFound' }]);
  });

  test('two operators who remove each other at the same moment leave one', async () => {
    const { id, recruiter } = await givenCompany(app, units.xiayang);
    const colleague = await givenAccount(app, [{ role: 'recruiter', companyId: id }]);
    const replies = await collide(app, sql`select 1 from companies where id = ${id} for update`, [
      () => app.call(companyRoutes.endColleague, { accountId: colleague.accountId }, recruiter),
      () => app.call(companyRoutes.endColleague, { accountId: recruiter.accountId }, colleague),
    ]);
    expect(replies.map(({ status }) => status).sort()).toEqual([204, 409]);
    expect(await listOperators(app.db, id)).toHaveLength(1);
  });

  test('control: without the company held, both are removed', async () => {
    const { id, recruiter } = await givenCompany(app, units.xiayang);
    const colleague = await givenAccount(app, [{ role: 'recruiter', companyId: id }]);
    const endUnguarded = (accountId: string) => () =>
      app.db.transaction(async (tx) => {
        const operators = await listOperators(tx, id);
        return operators.length > 1 && endOperator(tx, id, accountId, app.clock.now());
      });
    const grants = sql`select 1 from role_grants where company_id = ${id} for update`;
    await collide(app, grants, [endUnguarded(colleague.accountId), endUnguarded(recruiter.accountId)]);
    expect(await listOperators(app.db, id)).toEqual([]);
    expect(await app.db.$count(roleGrants, eq(roleGrants.companyId, id))).toBe(2);
  });
});

describe('tags', () => {
  const tag = {
    tag: 'caringEnterprise' as const,
    fromDay: '2026-01-01',
    evidence: '市总工会 2026 年名单第 12 号',
  };

  test('a union tags a company for a period with evidence and ends it; no company finds a word of it', async () => {
    const { id, recruiter } = await givenCompany(app, units.xiayang);
    const tagged = replyOf(await app.call(companyRoutes.grantTag, { id, ...tag }, xiayang));
    expect(tagged.tags).toMatchObject([{ ...tag, untilDay: null }]);
    const row = replyOf(await app.call(companyRoutes.listCompanies, { q: tagged.name }, xiayang)).items[0];
    expect(row?.tags).toEqual(['caringEnterprise']);

    const own = await app.call(companyRoutes.readOwnCompany, {}, recruiter);
    expect(replyOf(own).id).toBe(id);
    expect(own.bytes.toString()).not.toMatch(/caring|tags|爱心|evidence/);
    expect((await app.call(companyRoutes.grantTag, { id, ...tag }, recruiter)).status).toBe(403);

    const [{ id: tagId } = { id: '' }] = tagged.tags;
    const ended = await app.call(companyRoutes.endTag, { id, tagId, untilDay: '2026-08-10' }, xiayang);
    expect(replyOf(ended).tags).toMatchObject([{ untilDay: '2026-08-10' }]);
    expect(await auditOf(id)).toEqual(['company.grantTag', 'company.endTag']);
  });

  test('the same tag holds once on any day; a later period may follow', async () => {
    const { id } = await givenCompany(app, units.xiayang);
    const grant = (more: { fromDay: string; untilDay?: string }) =>
      app.call(companyRoutes.grantTag, { id, ...tag, ...more }, xiayang);
    replyOf(await grant({ fromDay: '2026-01-01', untilDay: '2026-06-30' }));
    const overlapping = await grant({ fromDay: '2026-06-30' });
    expect([overlapping.status, overlapping.body]).toMatchObject([409, { code: 'company.tagOverlaps' }]);
    replyOf(await grant({ fromDay: '2026-07-01' }));
    expect((await grant({ fromDay: '2027-01-01' })).status).toBe(409);
    const backwards = await grant({ fromDay: '2025-06-01', untilDay: '2025-05-01' });
    expect([backwards.status, backwards.body]).toMatchObject([422, { code: 'company.tagEndsBeforeStart' }]);
    expect(await app.db.$count(companyTagPeriods, eq(companyTagPeriods.companyId, id))).toBe(2);
  });

  test('a tag that ended stays as it was; one with an end can only be shortened', async () => {
    const { id } = await givenCompany(app, units.xiayang);
    const period = { fromDay: '2026-01-01', untilDay: '2026-12-31' };
    const tagged = replyOf(await app.call(companyRoutes.grantTag, { id, ...tag, ...period }, xiayang));
    const tagId = tagged.tags[0]?.id ?? '';
    const end = (untilDay: string) => app.call(companyRoutes.endTag, { id, tagId, untilDay }, xiayang);
    expect((await end('2027-01-31')).body).toMatchObject({ code: 'company.tagOnlyShortened' });
    expect((await end('2025-12-31')).body).toMatchObject({ code: 'company.tagEndsBeforeStart' });
    replyOf(await end('2026-08-01'));
    expect((await end('2026-07-01')).body).toMatchObject({ code: 'company.tagNotFound' });
  });
});
