import { invitationRoutes } from '@sunshine/contract/accounts/invitation-routes.ts';
import { ownAccountRoutes } from '@sunshine/contract/accounts/own-account-routes.ts';
import { sessionRoutes } from '@sunshine/contract/accounts/session-routes.ts';
import { addJob } from '@sunshine/db/jobs.ts';
import { accounts, auditEntries, limits, oneTimeTokens, roleGrants } from '@sunshine/db/schema/accounts.ts';
import { graduates } from '@sunshine/db/schema/households.ts';
import { people } from '@sunshine/db/schema/people.ts';
import { ensureFirstAdministratorLink } from '@sunshine/server/modules/accounts/first-administrator.ts';
import { count, eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp, testMorning } from '../support/app.ts';
import { replyOf } from '../support/call.ts';
import { givenLogin, goodPassword, signInAs, tokenIn } from '../support/given/accounts.ts';
import { runJobs } from '../support/jobs.ts';

let app: TestApp;

beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  app.clock.set(testMorning);
  app.outbox.length = 0;
  await app.db.delete(limits);
});

const later = (minutes: number) =>
  app.clock.set(new Date(new Date(testMorning).getTime() + minutes * 60_000).toISOString());

/** This test comes first: the district is empty only once. */
describe('the first administrator', () => {
  const setup = (token: string, loginName: string) =>
    app.call(sessionRoutes.setupFirstAdministrator, {
      token,
      name: '周启明',
      loginName,
      password: goodPassword,
    });

  test('comes in by the one-time link of the first start and finds the district federation made', async () => {
    const links = [
      await ensureFirstAdministratorLink(app.services),
      await ensureFirstAdministratorLink(app.services),
    ];
    const [token, other] = links.map((link) => tokenIn(link ?? ''));
    const link = replyOf(await app.call(invitationRoutes.checkOneTimeLink, { token: token ?? '' }));
    expect(link).toMatchObject({ purpose: 'firstAdministrator', role: null });

    const [one, two] = await Promise.all([setup(token ?? '', 'first'), setup(other ?? '', 'second')]);
    expect([one.status, two.status].sort()).toEqual([200, 409]);
    const signedIn = one.ok ? one.body : replyOf(two);
    expect(signedIn.account.roles.map(({ role, unionCode }) => [role, unionCode])).toEqual([
      ['statistician', '310118'],
      ['systemAdmin', '310118'],
    ]);
    expect(signedIn.account.roles[0]?.unionName).toBe('青浦区总工会');
    const [total] = await app.db.select({ total: count() }).from(roleGrants);
    expect(total?.total).toBe(2);
  });

  test('is made once: no further start prints a link, no old link works', async () => {
    expect(await ensureFirstAdministratorLink(app.services)).toBeNull();
    const reply = await setup('A'.repeat(43), 'third');
    expect([reply.status, reply.body]).toMatchObject([404, { code: 'account.linkInvalid' }]);
  });
});

describe('registering as a graduate', () => {
  const form = { name: '沈一鸣', password: goodPassword, consent: true as const };
  const register = (more: Record<string, unknown>) =>
    app.call(sessionRoutes.registerGraduate, { loginName: '', ...form, ...more });

  test('is open to everyone, signs in, and keeps the phone sealed, the consent dated', async () => {
    const signedIn = replyOf(await register({ loginName: '+86 199 0000 0001', email: 'YiMing@Example.com' }));
    expect(signedIn.account).toMatchObject({ name: '沈一鸣', roles: [{ role: 'graduate', unionId: null }] });
    const [row] = await app.db
      .select()
      .from(accounts)
      .innerJoin(people, eq(people.id, accounts.personId))
      .innerJoin(graduates, eq(graduates.personId, people.id))
      .where(eq(accounts.id, signedIn.account.id));
    expect(row?.accounts).toMatchObject({ loginName: '19900000001', email: 'yiming@example.com' });
    expect(row?.accounts.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    const { cipher } = app.services;
    const person = row?.people;
    expect(person?.phoneMask).toBe('199****0001');
    expect(cipher.open(person?.phoneSealed ?? Buffer.alloc(0), `people.phone:${person?.id}`)).toBe(
      '19900000001',
    );
    const [entry] = await app.db
      .select()
      .from(auditEntries)
      .where(eq(auditEntries.subjectId, signedIn.account.id));
    expect(entry).toMatchObject({
      action: 'account.register',
      detail: { consent: 'privacy', version: '2026-11' },
    });
    expect(JSON.stringify(entry)).not.toContain('1990000');
  });

  test('asks for another login name when somebody has it, in whatever way it is spelt', async () => {
    replyOf(await register({ loginName: 'Lu.Jia' }));
    const reply = await register({ loginName: ' ｌｕ．ｊｉａ', name: '陆佳' });
    expect([reply.status, reply.body]).toMatchObject([409, { code: 'account.loginNameTaken' }]);
  });

  test('of two people who take one name at once, one gets it', async () => {
    const both = await Promise.all([
      register({ loginName: 'same.moment' }),
      register({ loginName: 'same.moment' }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  test.each([
    [{ loginName: 'abc' }, 'loginName', '登录名至少 4 个字，现在 3 个。'],
    [{ loginName: '99011820030506001X' }, 'loginName', '不要用身份证号做登录名，换成手机号或别的名字。'],
    [{ loginName: 'a<script>' }, 'loginName', '登录名用手机号、字母、数字、汉字，中间可以有点、横线和 @。'],
    [{ password: '短' }, 'password', '密码至少 10 个字，现在 1 个。'],
    [{ password: 'Password1234' }, 'password', '这个密码太常见，容易被猜到，换一个。'],
    [{ password: 'aaaaaaaaaaaa' }, 'password', '这个密码太常见，容易被猜到，换一个。'],
    [{ password: 'abcdefghijkl' }, 'password', '这个密码太常见，容易被猜到，换一个。'],
    [{ password: 'fine.name.123' }, 'password', '密码里不要用自己的登录名、姓名或手机号，换一个。'],
    [{ name: '沈2' }, 'name', '姓名里有数字或符号。只填姓名，间隔号用 ·。'],
    [{ email: 'not an address' }, 'email', '邮箱写成 name@example.com 这样。'],
    [{ consent: false }, 'consent', '看过隐私说明，勾上同意，才能建账号。'],
  ])('%j is refused with one sentence at the field', async (more, field, sentence) => {
    const reply = await register({ loginName: 'fine.name', ...more });
    expect(reply.status).toBeGreaterThanOrEqual(400);
    expect(reply.ok ? {} : reply.body.fields).toEqual({ [field]: sentence });
  });
});

describe('a forgotten password', () => {
  const request = (loginName: string) => app.call(sessionRoutes.requestRecovery, { loginName });

  test('is answered alike whether or not the account exists, and only the owner gets a letter', async () => {
    await givenLogin(app, 'with.mail', [{ role: 'graduate' }], { name: '陆佳', email: 'lu@example.com' });
    await givenLogin(app, 'without.mail', [{ role: 'graduate' }]);
    const replies = [await request('with.mail'), await request('without.mail'), await request('nobody')];
    expect(new Set(replies.map(({ bytes }) => bytes.toString())).size).toBe(1);
    expect(replies.map(({ status }) => status)).toEqual([200, 200, 200]);
    await runJobs(app);
    expect(app.outbox.map(({ to }) => to)).toEqual(['lu@example.com']);
    expect(app.outbox[0]?.text).toContain('陆佳，你好');
  });

  test('is replaced by the link of the letter, once, and every session ends', async () => {
    const { accountId } = await givenLogin(app, 'recovers', [{ role: 'graduate' }], {
      email: 'r@example.com',
    });
    const before = await signInAs(app, 'recovers');
    await request('r@example.com');
    await runJobs(app);
    const token = tokenIn(app.outbox[0]?.text ?? '');
    const reset = { token, password: '淀山湖边一直吹着南风' };
    const signedIn = replyOf(await app.call(sessionRoutes.resetPassword, reset));
    expect(signedIn.account.id).toBe(accountId);
    const old = await app.call(ownAccountRoutes.readOwnAccount, {}, { token: before.accessToken });
    expect(old.status).toBe(401);
    await signInAs(app, 'recovers', reset.password);
    const again = await app.call(sessionRoutes.resetPassword, { ...reset, password: '又一个完全不同的密码' });
    expect([again.status, again.body]).toMatchObject([404, { code: 'account.linkInvalid' }]);
  });

  test('cannot be replaced after half an hour, nor by the link before the last', async () => {
    await givenLogin(app, 'slow', [{ role: 'graduate' }], { email: 'slow@example.com' });
    await request('slow');
    await runJobs(app);
    await request('slow');
    await runJobs(app);
    const [first, second] = app.outbox.map(({ text }) => tokenIn(text));
    const reset = (token = '') =>
      app.call(sessionRoutes.resetPassword, { token, password: '又一个完全不同的密码' });
    expect((await reset(first)).status).toBe(404);
    later(31);
    expect((await reset(second)).status).toBe(404);
  });

  test('is replaced by one of two requests with the same link', async () => {
    await givenLogin(app, 'twice', [{ role: 'graduate' }], { email: 'twice@example.com' });
    await request('twice');
    await runJobs(app);
    const token = tokenIn(app.outbox[0]?.text ?? '');
    const passwords = ['第一个完全不同的密码', '第二个完全不同的密码', '第三个完全不同的密码'];
    const replies = await Promise.all(
      passwords.map((password) => app.call(sessionRoutes.resetPassword, { token, password })),
    );
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 404, 404]);
    await signInAs(app, 'twice', passwords[replies.findIndex(({ ok }) => ok)]);
  });

  test('gets three letters an hour at most', async () => {
    for (let i = 0; i < 3; i += 1) expect((await request('greedy')).status).toBe(200);
    const refused = await request('greedy');
    expect([refused.status, refused.body]).toMatchObject([429, { code: 'request.tooMany' }]);
  });

  test('a lock-out ends with a new password', async () => {
    await givenLogin(app, 'locked.out', [{ role: 'graduate' }], { email: 'locked@example.com' });
    const guess = () => app.call(sessionRoutes.signIn, { loginName: 'locked.out', password: '猜一猜猜一猜' });
    for (let i = 0; i < 6; i += 1) await guess();
    expect((await guess()).status).toBe(429);
    await request('locked.out');
    await runJobs(app);
    const password = '又一个完全不同的密码';
    replyOf(
      await app.call(sessionRoutes.resetPassword, { token: tokenIn(app.outbox[0]?.text ?? ''), password }),
    );
    await signInAs(app, 'locked.out', password);
  });

  test('no secret of a letter stands in the database or in a job', async () => {
    await givenLogin(app, 'secret', [{ role: 'graduate' }], { email: 'secret@example.com' });
    await request('secret');
    await runJobs(app);
    const token = tokenIn(app.outbox[0]?.text ?? '');
    const rows = await app.db.select().from(oneTimeTokens);
    expect(token).toHaveLength(43);
    expect(JSON.stringify(rows)).not.toContain(token);
    expect(rows.some(({ hash }) => hash.toString('base64url') === token)).toBe(false);
  });
});

describe('the own account', () => {
  test('shows its devices; a new address asks for the password', async () => {
    const { accountId } = await givenLogin(app, 'own.account', [{ role: 'graduate' }], { name: '顾念' });
    const { accessToken } = await signInAs(app, 'own.account');
    const me = { token: accessToken };
    const account = replyOf(await app.call(ownAccountRoutes.readOwnAccount, {}, me));
    expect(account).toMatchObject({ id: accountId, name: '顾念', loginName: 'own.account', email: null });
    expect(account.sessions.filter(({ current }) => current)).toHaveLength(1);
    expect(account.sessions).toHaveLength(2);

    const change = { email: 'gu@example.com', password: '不是这个密码' };
    const refused = await app.call(ownAccountRoutes.updateOwnAccount, change, me);
    expect([refused.status, refused.body]).toMatchObject([422, { code: 'account.currentPasswordWrong' }]);
    const set = await app.call(ownAccountRoutes.updateOwnAccount, { ...change, password: goodPassword }, me);
    expect(replyOf(set).email).toBe('gu@example.com');
  });

  test('a device left open does not let the password be guessed', async () => {
    await givenLogin(app, 'left.open', [{ role: 'graduate' }]);
    const { accessToken } = await signInAs(app, 'left.open');
    const guess = () =>
      app.call(
        ownAccountRoutes.changePassword,
        { currentPassword: '猜一猜猜一猜', newPassword: '又一个完全不同的密码' },
        { token: accessToken },
      );
    for (let i = 0; i < 5; i += 1) expect((await guess()).status).toBe(422);
    expect((await guess()).status).toBe(429);
  });
});

describe('notices', () => {
  test('reach the inbox once, are counted until read, and are nobody else’s', async () => {
    const mine = await givenLogin(app, 'inbox', [{ role: 'graduate' }]);
    const other = await givenLogin(app, 'other.inbox', [{ role: 'graduate' }]);
    const notice = {
      accountId: mine.accountId,
      title: '邀你面试',
      body: '周三 10:00，带上简历。',
      href: '/me',
      onceKey: 'interview:1',
    };
    for (let i = 0; i < 2; i += 1) await app.db.transaction((tx) => addJob(tx, 'deliver-notice', notice));
    await runJobs(app);
    const inbox = replyOf(await app.call(ownAccountRoutes.listNotices, {}, mine));
    expect(inbox).toMatchObject({ total: 1, unread: 1, items: [{ title: '邀你面试', readAt: null }] });
    const session = replyOf(await app.call(sessionRoutes.currentSession, {}, mine));
    expect(session.account?.unreadNotices).toBe(1);

    const id = inbox.items[0]?.id ?? '';
    const foreign = await app.call(ownAccountRoutes.markNoticeRead, { id }, other);
    expect([foreign.status, foreign.body]).toMatchObject([404, { code: 'account.noticeNotFound' }]);
    expect((await app.call(ownAccountRoutes.markNoticeRead, { id }, mine)).status).toBe(204);
    expect(replyOf(await app.call(ownAccountRoutes.listNotices, {}, mine)).unread).toBe(0);
  });

  test('are all read at once', async () => {
    const mine = await givenLogin(app, 'many', [{ role: 'graduate' }]);
    await app.db.transaction(async (tx) => {
      for (let i = 0; i < 23; i += 1) {
        const notice = {
          accountId: mine.accountId,
          title: `第 ${i} 条`,
          body: '',
          href: null,
          onceKey: `many:${i}`,
        };
        await addJob(tx, 'deliver-notice', notice);
      }
    });
    await runJobs(app);
    const second = replyOf(await app.call(ownAccountRoutes.listNotices, { page: 2 }, mine));
    expect([second.total, second.items.length, second.unread]).toEqual([23, 3, 23]);
    await app.call(ownAccountRoutes.markNoticesRead, {}, mine);
    expect(replyOf(await app.call(ownAccountRoutes.listNotices, {}, mine)).unread).toBe(0);
  });
});
