import { invitationRoutes } from '@sunshine/contract/accounts/invitation-routes.ts';
import { sessionRoutes } from '@sunshine/contract/accounts/session-routes.ts';
import { staffRoutes } from '@sunshine/contract/accounts/staff-routes.ts';
import { auditEntries, limits, roleGrants } from '@sunshine/db/schema/accounts.ts';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp, testMorning } from '../support/app.ts';
import { replyOf } from '../support/call.ts';
import { givenLogin, goodPassword, signInAs, tokenIn } from '../support/given/accounts.ts';
import { type GivenDistrict, givenDistrict } from '../support/given/district.ts';
import { type GivenAccount, givenAccount } from '../support/given/people.ts';
import { givenRecords } from '../support/given/records.ts';
import { runJobs } from '../support/jobs.ts';

let app: TestApp;
let units: GivenDistrict;
let district: GivenAccount;
let xiayang: GivenAccount;

beforeAll(async () => {
  app = await startTestApp();
  units = await givenDistrict(app);
  district = await givenAccount(app, [{ role: 'systemAdmin', unionId: units.district }], {
    name: '区管理员',
  });
  xiayang = await givenAccount(app, [{ role: 'systemAdmin', unionId: units.xiayang }], {
    name: '夏阳管理员',
  });
});
afterAll(() => app.close());
beforeEach(async () => {
  app.clock.set(testMorning);
  app.outbox.length = 0;
  await app.db.delete(limits);
});

const staffNames = async (as: GivenAccount, more = {}) =>
  replyOf(await app.call(staffRoutes.listStaff, more, as)).items.map(({ name }) => name);

describe('the list of staff', () => {
  test('holds the own unit and all below, and nobody of another street', async () => {
    await givenAccount(app, [{ role: 'caseworker', unionId: units.grassroots }], {
      name: '城北经办',
    });
    await givenAccount(app, [{ role: 'caseworker', unionId: units.yingpu }], { name: '盈浦经办' });
    expect(await staffNames(xiayang)).toEqual(expect.arrayContaining(['城北经办', '夏阳管理员']));
    expect(await staffNames(xiayang)).not.toContain('盈浦经办');
    expect(await staffNames(district)).toEqual(expect.arrayContaining(['城北经办', '盈浦经办']));
    expect(await staffNames(district, { unionId: units.grassroots })).toEqual(['城北经办']);
    expect(await staffNames(district, { q: '城北' })).toEqual(['城北经办']);
    expect(await staffNames(district, { q: '%' })).toEqual([]);
  });

  test('keeps those whose last role was taken away, so that they can get one again', async () => {
    const former = await givenAccount(app, [{ role: 'reviewer', unionId: units.xiayang }], {
      name: '从前审核',
    });
    const [grant] = await app.db.select().from(roleGrants).where(eq(roleGrants.accountId, former.accountId));
    await app.call(staffRoutes.endRole, { id: grant?.id ?? '' }, xiayang);
    const staff = replyOf(await app.call(staffRoutes.listStaff, { q: '从前审核' }, xiayang));
    expect(staff.items).toMatchObject([{ name: '从前审核', grants: [] }]);
    const again = { id: former.accountId, unionId: units.xiayang, role: 'caseworker' as const };
    expect(replyOf(await app.call(staffRoutes.grantRole, again, xiayang)).grants).toHaveLength(1);
  });
});

describe('an invitation', () => {
  const accept = (token: string, loginName: string) =>
    app.call(invitationRoutes.acceptInvitation, {
      token,
      name: '俞晴',
      loginName,
      password: goodPassword,
      consent: true,
    });
  const invite = (
    as: GivenAccount,
    unionId: string,
    role: 'caseworker' | 'statistician' | 'auditor',
    email?: string,
  ) => app.call(staffRoutes.inviteStaff, { unionId, role, ...(email ? { email } : {}) }, as);

  test('by link tells what it is for and makes one account with the role', async () => {
    const invitation = replyOf(await invite(xiayang, units.grassroots, 'caseworker'));
    const token = tokenIn(invitation.link ?? '');
    const link = replyOf(await app.call(invitationRoutes.checkOneTimeLink, { token }));
    expect(link).toMatchObject({
      purpose: 'invitation',
      role: 'caseworker',
      unionName: '夏阳街道城北社区工会',
    });

    const replies = await Promise.all([accept(token, 'yu.qing'), accept(token, 'yu.qing.2')]);
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 404]);
    const signedIn = replies.find(({ ok }) => ok);
    expect(signedIn?.ok && signedIn.body.account.roles).toMatchObject([
      { role: 'caseworker', unionId: units.grassroots },
    ]);
    const waiting = replyOf(await app.call(staffRoutes.listInvitations, {}, xiayang));
    expect(waiting.items.map(({ id }) => id)).not.toContain(invitation.id);
  });

  test('by letter shows no link; the letter has the only one', async () => {
    const invitation = replyOf(await invite(xiayang, units.xiayang, 'caseworker', 'new@example.com'));
    expect(invitation.link).toBeNull();
    await runJobs(app);
    expect(app.outbox).toMatchObject([{ to: 'new@example.com', subject: '邀请你加入夏阳街道总工会' }]);
    const signedIn = replyOf(await accept(tokenIn(app.outbox[0]?.text ?? ''), 'by.letter'));
    expect(signedIn.account.roles).toMatchObject([{ role: 'caseworker' }]);
  });

  test('adds a role to an account that is there, and ends its other sessions', async () => {
    const { accountId } = await givenLogin(app, 'joins', [{ role: 'caseworker', unionId: units.xiayang }]);
    const before = await signInAs(app, 'joins');
    const { link } = replyOf(await invite(district, units.yingpu, 'caseworker'));
    const join = { token: tokenIn(link ?? '') };
    const signedIn = replyOf(
      await app.call(invitationRoutes.joinByInvitation, join, { token: before.accessToken }),
    );
    expect(signedIn.account).toMatchObject({ id: accountId });
    expect(signedIn.account.roles).toHaveLength(2);
    const old = await app.call(invitationRoutes.joinByInvitation, join, { token: before.accessToken });
    expect(old.status).toBe(401);
  });

  test('out of the own branch, to a closed link or after a week is refused', async () => {
    expect((await invite(xiayang, units.yingpu, 'caseworker')).body).toMatchObject({
      code: 'union.notFound',
    });
    expect((await invite(district, units.xiayang, 'statistician')).body).toMatchObject({
      code: 'account.roleNotHere',
    });

    const revoked = replyOf(await invite(xiayang, units.xiayang, 'caseworker'));
    expect((await app.call(staffRoutes.revokeInvitation, { id: revoked.id }, xiayang)).status).toBe(204);
    expect((await accept(tokenIn(revoked.link ?? ''), 'too.late')).body).toMatchObject({
      code: 'account.linkInvalid',
    });
    expect((await app.call(staffRoutes.revokeInvitation, { id: revoked.id }, xiayang)).status).toBe(404);

    const old = replyOf(await invite(xiayang, units.xiayang, 'caseworker'));
    app.clock.set('2026-08-18T09:00:01+08:00');
    expect((await accept(tokenIn(old.link ?? ''), 'too.late')).status).toBe(404);
  });

  test('of another street cannot be revoked from here', async () => {
    const { id } = replyOf(await invite(district, units.yingpu, 'caseworker'));
    expect((await app.call(staffRoutes.revokeInvitation, { id }, xiayang)).status).toBe(404);
  });

  test('never puts administration, security and audit into one hand', async () => {
    const admin = await givenAccount(app, [{ role: 'systemAdmin', unionId: units.yingpu }]);
    const { link } = replyOf(await invite(district, units.yingpu, 'auditor'));
    const joined = await app.call(invitationRoutes.joinByInvitation, { token: tokenIn(link ?? '') }, admin);
    expect([joined.status, joined.body]).toMatchObject([409, { code: 'account.rolesSeparate' }]);
    const granted = await app.call(
      staffRoutes.grantRole,
      { id: admin.accountId, unionId: units.yingpu, role: 'securityAdmin' },
      district,
    );
    expect([granted.status, granted.body]).toMatchObject([409, { code: 'account.rolesSeparate' }]);
  });
});

describe('the district is never without an administrator', () => {
  const grantOf = async (account: GivenAccount) => {
    const [grant] = await app.db.select().from(roleGrants).where(eq(roleGrants.accountId, account.accountId));
    return grant?.id ?? '';
  };

  test('its last one keeps role and account', async () => {
    const last = await app.call(staffRoutes.endRole, { id: await grantOf(district) }, district);
    expect([last.status, last.body]).toMatchObject([409, { code: 'account.lastAdministrator' }]);
    const stop = { id: district.accountId, reason: '不再负责' };
    expect((await app.call(staffRoutes.disableAccount, stop, district)).status).toBe(409);
  });

  test('of two who lay it down at once, one stays', async () => {
    for (let round = 0; round < 5; round += 1) {
      const pair = [district, await givenAccount(app, [{ role: 'systemAdmin', unionId: units.district }])];
      const grants = await Promise.all(pair.map(grantOf));
      const both = await Promise.all(
        pair.map((account, i) => app.call(staffRoutes.endRole, { id: grants[i] ?? '' }, account)),
      );
      expect(both.map(({ status }) => status).sort()).toEqual([204, 409]);
      district = pair.find((_, i) => both[i]?.status === 409) ?? district;
    }
  });
});

describe('a stopped account', () => {
  test('comes back with its own password; both are recorded with their reason', async () => {
    const { accountId } = await givenLogin(app, 'comes.back', [
      { role: 'caseworker', unionId: units.xiayang },
    ]);
    const stop = { id: accountId, reason: '休产假' };
    expect((await app.call(staffRoutes.disableAccount, stop, xiayang)).status).toBe(204);
    expect((await app.call(staffRoutes.disableAccount, stop, xiayang)).body).toMatchObject({
      code: 'request.stepNotAllowed',
    });
    expect(
      (await app.call(staffRoutes.enableAccount, { id: accountId, reason: '回来上班' }, xiayang)).status,
    ).toBe(204);
    await signInAs(app, 'comes.back');
    const entries = await app.db.select().from(auditEntries).where(eq(auditEntries.subjectId, accountId));
    const told = entries.map(({ action, reason, actorRole, unionId }) => [
      action,
      reason,
      actorRole,
      unionId,
    ]);
    expect(told.slice(0, 2)).toEqual([
      ['account.disable', '休产假', 'systemAdmin', units.xiayang],
      ['account.enable', '回来上班', 'systemAdmin', units.xiayang],
    ]);
  });

  test('is not stopped by the administrator of another branch or of a part of its roles', async () => {
    const elsewhere = await givenAccount(app, [{ role: 'caseworker', unionId: units.yingpu }]);
    const wider = await givenAccount(app, [
      { role: 'caseworker', unionId: units.xiayang },
      { role: 'statistician', unionId: units.district },
    ]);
    const stop = (account: GivenAccount) =>
      app.call(staffRoutes.disableAccount, { id: account.accountId, reason: '试一试' }, xiayang);
    expect((await stop(elsewhere)).body).toMatchObject({ code: 'account.notFound' });
    expect((await stop(wider)).body).toMatchObject({ code: 'account.widerThanYours' });
  });
});

describe('a code from the union for a new password', () => {
  let caseworker: GivenAccount;
  const ask = (as: GivenAccount, id: string) =>
    app.call(staffRoutes.setRecoveryCode, { id, reason: '看了身份证原件' }, as);
  const redeem = (loginName: string, code: string) =>
    app.call(sessionRoutes.resetPasswordByCode, { loginName, code, password: '又一个完全不同的密码' });

  beforeAll(async () => {
    caseworker = await givenAccount(app, [{ role: 'caseworker', unionId: units.xiayang }]);
  });

  /** A graduate of a household in a union's archive, with an account. */
  async function givenArchived(unionId: string, loginName: string) {
    const records = givenRecords(app.db);
    const personId = await records.graduate(await records.household(unionId));
    return givenLogin(app, loginName, [{ role: 'graduate' }], { personId });
  }

  test('works once, typed as it was read out, and the owner is told', async () => {
    const { personId, accountId } = await givenArchived(units.grassroots, 'archived.one');
    const given = replyOf(await ask(caseworker, personId));
    expect(given.loginName).toBe('archived.one');
    expect(given.code).toMatch(/^[2-9A-Z]{4}-[2-9A-Z]{4}$/);
    const typed = ` ${given.code.toLowerCase().replace('-', ' ')}`;
    expect(replyOf(await redeem('archived.one', typed)).account.id).toBe(accountId);
    expect((await redeem('archived.one', typed)).body).toMatchObject({ code: 'account.codeInvalid' });
    await runJobs(app);
    const { account } = replyOf(
      await app.call(sessionRoutes.currentSession, {}, await refreshed('archived.one')),
    );
    expect(account?.unreadNotices).toBe(1);
  });

  async function refreshed(loginName: string) {
    return { token: (await signInAs(app, loginName, '又一个完全不同的密码')).accessToken };
  }

  test('belongs to one account and dies after a day or after five wrong codes', async () => {
    const one = await givenArchived(units.xiayang, 'archived.two');
    await givenArchived(units.xiayang, 'archived.three');
    const { code } = replyOf(await ask(caseworker, one.personId));
    expect((await redeem('archived.three', code)).status).toBe(422);
    for (let i = 0; i < 5; i += 1) expect((await redeem('archived.two', 'AAAA-AAAA')).status).toBe(422);
    expect((await redeem('archived.two', code)).body).toMatchObject({ code: 'account.locked' });
    app.clock.set('2026-08-12T09:00:01+08:00');
    expect((await redeem('archived.two', code)).status).toBe(422);
  });

  test('is not given for people of another street, nor for staff by a caseworker', async () => {
    const elsewhere = await givenArchived(units.yingpu, 'archived.four');
    const colleague = await givenAccount(app, [{ role: 'systemAdmin', unionId: units.xiayang }]);
    const { personId } = await givenArchived(units.xiayang, 'archived.five');
    const both = await givenAccount(app, [{ role: 'reviewer', unionId: units.xiayang }], {});
    await app.db.insert(roleGrants).values({ accountId: both.accountId, role: 'graduate' });
    expect((await ask(caseworker, elsewhere.personId)).body).toMatchObject({ code: 'account.notFound' });
    expect((await ask(caseworker, colleague.personId)).body).toMatchObject({ code: 'account.notFound' });
    expect((await ask(caseworker, both.personId)).body).toMatchObject({ code: 'account.notFound' });
    expect((await ask(caseworker, personId)).status).toBe(200);
    expect((await ask(xiayang, colleague.personId)).status).toBe(200);
  });

  test('for somebody no union knows is the district’s to give', async () => {
    const { personId } = await givenLogin(app, 'unknown.to.all', [{ role: 'graduate' }]);
    expect((await ask(caseworker, personId)).status).toBe(404);
    expect((await ask(xiayang, personId)).status).toBe(404);
    expect((await ask(district, personId)).status).toBe(200);
  });
});
