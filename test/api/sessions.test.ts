import { createHmac } from 'node:crypto';
import { ownAccountRoutes } from '@sunshine/contract/accounts/own-account-routes.ts';
import { sessionRoutes } from '@sunshine/contract/accounts/session-routes.ts';
import { staffRoutes } from '@sunshine/contract/accounts/staff-routes.ts';
import { auditEntries, limits, refreshTokens, sessions } from '@sunshine/db/schema/accounts.ts';
import { sweep } from '@sunshine/server/jobs/sweep.ts';
import { and, eq, isNull } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp, testMorning } from '../support/app.ts';
import { replyOf } from '../support/call.ts';
import { givenLogin, goodPassword, signInAs } from '../support/given/accounts.ts';
import { type GivenDistrict, givenDistrict } from '../support/given/district.ts';

let app: TestApp;
let units: GivenDistrict;

beforeAll(async () => {
  app = await startTestApp();
  units = await givenDistrict(app);
});
afterAll(() => app.close());
beforeEach(() => app.clock.set(testMorning));

const whoAmI = (token: string) => app.call(sessionRoutes.currentSession, {}, { token });
const refresh = (refreshToken: string) => app.call(sessionRoutes.refreshSession, { refreshToken });
const later = (seconds: number) =>
  app.clock.set(new Date(new Date(testMorning).getTime() + seconds * 1000).toISOString());

test('whoever signs in is told the name, the roles with their unions, and gets tokens that open the API', async () => {
  const { accountId } = await givenLogin(app, 'cao.min', [{ role: 'caseworker', unionId: units.xiayang }], {
    name: '曹敏',
  });
  const signedIn = await signInAs(app, 'Cao.Min ');
  expect(signedIn.account).toMatchObject({ id: accountId, name: '曹敏', unreadNotices: 0 });
  expect(signedIn.account.roles).toEqual([
    {
      role: 'caseworker',
      unionId: units.xiayang,
      unionName: '夏阳街道总工会',
      unionCode: '310118001',
      unionKind: 'territorial',
      companyId: null,
      companyName: null,
    },
  ]);
  const session = replyOf(await whoAmI(signedIn.accessToken));
  expect(session.account).toEqual(signedIn.account);
  const entries = await app.db.select().from(auditEntries).where(eq(auditEntries.subjectId, accountId));
  expect(entries.map(({ action }) => action)).toEqual(['account.signIn']);
});

test('nobody is signed in without a token, and that is an answer', async () => {
  expect(replyOf(await app.call(sessionRoutes.currentSession, {}))).toEqual({ account: null });
});

test('an account without any role is told whom to ask instead of getting a session', async () => {
  const { accountId } = await givenLogin(app, 'no.role', []);
  const refused = await app.call(sessionRoutes.signIn, { loginName: 'no.role', password: goodPassword });
  expect([refused.status, refused.body]).toMatchObject([403, { code: 'account.noRole' }]);
  const opened = await app.db.select().from(sessions).where(eq(sessions.accountId, accountId));
  expect(opened).toHaveLength(1); // the one its factory made
});

describe('a session ends at once', () => {
  test('when its owner signs out, on this device only', async () => {
    await givenLogin(app, 'two.devices', [{ role: 'graduate' }]);
    const phone = await signInAs(app, 'two.devices');
    const desk = await signInAs(app, 'two.devices');
    const out = await app.call(sessionRoutes.signOut, {}, { token: phone.accessToken });
    expect(out.status).toBe(204);
    expect((await whoAmI(phone.accessToken)).status).toBe(401);
    expect((await refresh(phone.refreshToken)).status).toBe(401);
    expect((await whoAmI(desk.accessToken)).status).toBe(200);
  });

  test('on all devices when its owner signs out everywhere', async () => {
    await givenLogin(app, 'everywhere', [{ role: 'graduate' }]);
    const both = [await signInAs(app, 'everywhere'), await signInAs(app, 'everywhere')];
    await app.call(ownAccountRoutes.signOutEverywhere, {}, { token: both[0]?.accessToken ?? '' });
    for (const { accessToken, refreshToken } of both) {
      expect((await whoAmI(accessToken)).status).toBe(401);
      expect((await refresh(refreshToken)).status).toBe(401);
    }
  });

  test('when the account is stopped, and a stopped account cannot sign in', async () => {
    const admin = await givenLogin(app, 'admin.stop', [{ role: 'systemAdmin', unionId: units.district }]);
    const { accountId } = await givenLogin(app, 'to.stop', [{ role: 'caseworker', unionId: units.xiayang }]);
    const { accessToken, refreshToken } = await signInAs(app, 'to.stop');
    const reply = await app.call(staffRoutes.disableAccount, { id: accountId, reason: '已经调走' }, admin);
    expect(reply.status).toBe(204);
    expect((await whoAmI(accessToken)).status).toBe(401);
    expect((await refresh(refreshToken)).status).toBe(401);
    const again = await app.call(sessionRoutes.signIn, { loginName: 'to.stop', password: goodPassword });
    expect([again.status, again.body]).toMatchObject([403, { code: 'account.disabled' }]);
  });

  test('when a role is taken away or given', async () => {
    const admin = await givenLogin(app, 'admin.roles', [{ role: 'systemAdmin', unionId: units.district }]);
    const { accountId } = await givenLogin(app, 'roles.change', [
      { role: 'caseworker', unionId: units.xiayang },
    ]);
    const before = await signInAs(app, 'roles.change');
    const staff = replyOf(
      await app.call(
        staffRoutes.grantRole,
        { id: accountId, unionId: units.yingpu, role: 'reviewer' },
        admin,
      ),
    );
    expect(staff.grants.map(({ role }) => role)).toEqual(['caseworker', 'reviewer']);
    expect((await whoAmI(before.accessToken)).status).toBe(401);

    const between = await signInAs(app, 'roles.change');
    const ended = staff.grants.find(({ role }) => role === 'caseworker')?.id ?? '';
    expect((await app.call(staffRoutes.endRole, { id: ended }, admin)).status).toBe(204);
    expect((await whoAmI(between.accessToken)).status).toBe(401);
    const after = await signInAs(app, 'roles.change');
    expect(after.account.roles.map(({ role }) => role)).toEqual(['reviewer']);
  });

  test('on the other devices when the password is changed', async () => {
    await givenLogin(app, 'new.password', [{ role: 'graduate' }]);
    const here = await signInAs(app, 'new.password');
    const there = await signInAs(app, 'new.password');
    const change = { currentPassword: goodPassword, newPassword: '大盈浦里停着一条旧船' };
    expect(
      (await app.call(ownAccountRoutes.changePassword, change, { token: here.accessToken })).status,
    ).toBe(204);
    expect((await whoAmI(here.accessToken)).status).toBe(200);
    expect((await whoAmI(there.accessToken)).status).toBe(401);
    const old = await app.call(sessionRoutes.signIn, { loginName: 'new.password', password: goodPassword });
    expect(old.status).toBe(401);
    await signInAs(app, 'new.password', change.newPassword);
  });

  test('after its last day, and after an hour of pause for union staff', async () => {
    await givenLogin(app, 'staff.idle', [{ role: 'reviewer', unionId: units.xiayang }]);
    await givenLogin(app, 'graduate.idle', [{ role: 'graduate' }]);
    const staff = await signInAs(app, 'staff.idle');
    const graduate = await signInAs(app, 'graduate.idle');
    later(3601);
    expect((await refresh(staff.refreshToken)).status).toBe(401);
    const renewed = replyOf(await refresh(graduate.refreshToken));
    later(31 * 86_400);
    expect((await whoAmI(renewed.accessToken)).status).toBe(401);
    expect((await refresh(renewed.refreshToken)).status).toBe(401);
  });
});

describe('refresh tokens rotate', () => {
  test('each gives a fresh pair, and the fresh one goes on', async () => {
    await givenLogin(app, 'rotate', [{ role: 'graduate' }]);
    const first = await signInAs(app, 'rotate');
    later(600);
    const second = replyOf(await refresh(first.refreshToken));
    later(1200);
    const third = replyOf(await refresh(second.refreshToken));
    expect(new Set([first.refreshToken, second.refreshToken, third.refreshToken]).size).toBe(3);
    expect((await whoAmI(third.accessToken)).status).toBe(200);
  });

  test('a second use within 30 seconds is another tab, later it is a thief and ends the session', async () => {
    const { accountId } = await givenLogin(app, 'thief', [{ role: 'graduate' }]);
    const first = await signInAs(app, 'thief');
    const tab = replyOf(await refresh(first.refreshToken));
    later(30);
    const otherTab = replyOf(await refresh(first.refreshToken));
    expect((await whoAmI(otherTab.accessToken)).status).toBe(200);
    later(31);
    const stolen = await refresh(first.refreshToken);
    expect([stolen.status, stolen.body]).toMatchObject([401, { code: 'account.sessionOver' }]);
    for (const { accessToken, refreshToken } of [tab, otherTab]) {
      expect((await whoAmI(accessToken)).status).toBe(401);
      expect((await refresh(refreshToken)).status).toBe(401);
    }
    const entries = await app.db.select().from(auditEntries).where(eq(auditEntries.subjectId, accountId));
    expect(entries.map(({ action }) => action)).toContain('session.tokenReused');
  });

  test('ten tabs that wake up at once all stay signed in, and one token is marked used', async () => {
    await givenLogin(app, 'ten.tabs', [{ role: 'graduate' }]);
    const first = await signInAs(app, 'ten.tabs');
    const replies = await Promise.all(Array.from({ length: 10 }, () => refresh(first.refreshToken)));
    const pairs = replies.map(replyOf);
    expect(new Set(pairs.map(({ refreshToken }) => refreshToken)).size).toBe(10);
    for (const { accessToken } of pairs) expect((await whoAmI(accessToken)).status).toBe(200);
  });

  test('a refresh that races with signing out never leaves a living session behind', async () => {
    await givenLogin(app, 'race.out', [{ role: 'graduate' }]);
    for (let round = 0; round < 10; round += 1) {
      const { accessToken, refreshToken } = await signInAs(app, 'race.out');
      const [renewed, out] = await Promise.all([
        refresh(refreshToken),
        app.call(sessionRoutes.signOut, {}, { token: accessToken }),
      ]);
      expect(out.status).toBe(204);
      if (renewed.ok) expect((await whoAmI(renewed.body.accessToken)).status).toBe(401);
    }
  });

  test('an invented refresh token is refused like an expired one', async () => {
    const expected = { status: 401, body: { code: 'account.sessionOver' } };
    for (const token of ['', 'x', 'A'.repeat(43), `${'A'.repeat(42)}\u0000`]) {
      expect(await refresh(token), JSON.stringify(token)).toMatchObject(expected);
    }
  });

  test('no token is stored as it is', async () => {
    await givenLogin(app, 'stored', [{ role: 'graduate' }]);
    const { refreshToken } = await signInAs(app, 'stored');
    const rows = await app.db.select({ hash: refreshTokens.hash }).from(refreshTokens);
    const found = rows.filter(({ hash }) => hash.equals(Buffer.from(refreshToken, 'base64url')));
    expect(rows.length).toBeGreaterThan(0);
    expect(found).toEqual([]);
  });
});

describe('a forged access token is refused', () => {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const now = () => Math.floor(Date.now() / 1000);
  const sign = (header: unknown, claims: unknown, key: string, hash = 'sha256') => {
    const text = `${part(header)}.${part(claims)}`;
    return `${text}.${createHmac(hash, key).update(text).digest('base64url')}`;
  };
  const hs256 = { alg: 'HS256', typ: 'JWT' };

  test('whatever is wrong with it', async () => {
    const { accountId } = await givenLogin(app, 'forged', [{ role: 'systemAdmin', unionId: units.district }]);
    const { accessToken } = await signInAs(app, 'forged');
    expect((await whoAmI(accessToken)).status).toBe(200);
    const [head = '', body = '', signature = ''] = accessToken.split('.');
    const claims = JSON.parse(Buffer.from(body, 'base64url').toString()) as { sid: string };
    const good = { ...claims, sub: accountId, iat: now(), exp: now() + 600 };
    const own = app.app.jwt;
    const flipped = `${signature.startsWith('A') ? 'B' : 'A'}${signature.slice(1)}`;
    const forged: Record<string, string> = {
      'no algorithm': `${part({ alg: 'none', typ: 'JWT' })}.${part(good)}.`,
      'no algorithm, old signature': `${part({ alg: 'none' })}.${body}.${signature}`,
      'algorithm None': `${part({ alg: 'None' })}.${part(good)}.`,
      'algorithm NONE': `${part({ alg: 'NONE' })}.${part(good)}.`,
      'another key': sign(hs256, good, 'another key of thirty-two bytes and more'),
      'the empty key': sign(hs256, good, ''),
      'a key everybody tries': sign(hs256, good, 'secret'),
      'the public origin as key': sign(hs256, good, 'http://127.0.0.1:3000'),
      'HS512 where HS256 is agreed': own.sign({ sid: claims.sid, sub: accountId }, { algorithm: 'HS512' }),
      'RS256 with an HMAC': sign({ alg: 'RS256', typ: 'JWT' }, good, 'secret'),
      'ES256 with nothing': `${part({ alg: 'ES256' })}.${part(good)}.AAAA`,
      'a header without algorithm': sign({ typ: 'JWT' }, good, 'secret'),
      'a key of its own in the header': sign({ ...hs256, jwk: { kty: 'oct', k: part('key') } }, good, 'key'),
      'a key address in the header': sign({ ...hs256, jku: 'http://127.0.0.1/keys' }, good, 'key'),
      'a key id that is a path': sign({ ...hs256, kid: '../../dev/null' }, good, ''),
      'a key id that is SQL': sign({ ...hs256, kid: "x' union select 'key" }, good, 'key'),
      expired: own.sign({ sid: claims.sid, sub: accountId, iat: now() - 601 } as never),
      'not yet valid': own.sign({ sid: claims.sid, sub: accountId }, { notBefore: '10m' }),
      'a session that does not exist': own.sign({ sid: app.services.newId(new Date()), sub: accountId }),
      'a session that is no id': own.sign({ sid: "' or 1=1 --", sub: accountId }),
      'a session that is missing': own.sign({ sub: accountId } as never),
      'a session that is a list': own.sign({ sid: [claims.sid], sub: accountId } as never),
      "another one's name on the session": own.sign({ sid: claims.sid, sub: app.services.newId(new Date()) }),
      'a changed body': `${head}.${part({ ...good, exp: now() + 999_999 })}.${signature}`,
      'a changed signature': `${head}.${body}.${flipped}`,
      'no signature': `${head}.${body}.`,
      'a truncated signature': `${head}.${body}.${signature.slice(0, -4)}`,
      'two parts': `${head}.${body}`,
      'four parts': `${accessToken}.${signature}`,
      'a body that is no JSON': `${head}.${Buffer.from('sid').toString('base64url')}.${signature}`,
      'nothing but dots': '..',
      'a refresh token': (await signInAs(app, 'forged')).refreshToken,
      'the account id': accountId,
    };
    for (const [kind, token] of Object.entries(forged)) {
      const reply = await whoAmI(token);
      expect([kind, reply.status, reply.ok ? null : reply.body.code]).toEqual([
        kind,
        401,
        'request.notSignedIn',
      ]);
    }
    expect(Object.keys(forged).length).toBeGreaterThanOrEqual(30);
    expect((await whoAmI(accessToken)).status).toBe(200);
  });

  test('in any other dress than Bearer, and as a cookie or in the address', async () => {
    await givenLogin(app, 'dressed', [{ role: 'graduate' }]);
    const { accessToken } = await signInAs(app, 'dressed');
    for (const authorization of [
      '',
      'Bearer',
      'Bearer ',
      `Basic ${accessToken}`,
      accessToken,
      `Bearer ${accessToken} x`,
    ]) {
      const reply = await app.app.inject({ method: 'GET', url: '/api/account', headers: { authorization } });
      expect([authorization.slice(0, 12), reply.statusCode]).toEqual([authorization.slice(0, 12), 401]);
    }
    const asCookie = { cookie: `access=${accessToken}; token=${accessToken}` };
    const byCookie = await app.app.inject({ method: 'GET', url: '/api/account', headers: asCookie });
    const byAddress = await app.app.inject({ method: 'GET', url: `/api/account?token=${accessToken}` });
    expect([byCookie.statusCode, byAddress.statusCode]).toEqual([401, 401]);
  });
});

test('stopping an account that signs in at the same moment leaves it no session', async () => {
  const admin = await givenLogin(app, 'admin.race', [{ role: 'systemAdmin', unionId: units.district }]);
  for (let round = 0; round < 6; round += 1) {
    const login = `race.stop.${round}`;
    const { accountId } = await givenLogin(app, login, [{ role: 'caseworker', unionId: units.xiayang }]);
    await Promise.all([
      app.call(sessionRoutes.signIn, { loginName: login, password: goodPassword }),
      app.call(staffRoutes.disableAccount, { id: accountId, reason: '已经调走' }, admin),
    ]);
    const living = await app.db
      .select()
      .from(sessions)
      .where(and(eq(sessions.accountId, accountId), isNull(sessions.endedAt)));
    expect(living).toEqual([]);
  }
});

test('sessions are forgotten a month after their end, counts of tries after a day, living ones stay', async () => {
  await givenLogin(app, 'swept', [{ role: 'graduate' }]);
  const ended = await signInAs(app, 'swept');
  await app.call(sessionRoutes.signOut, {}, { token: ended.accessToken });
  const { accountId } = await givenLogin(app, 'kept', [{ role: 'graduate' }]);
  await signInAs(app, 'kept');
  await app.call(sessionRoutes.signIn, { loginName: 'swept', password: '不是这个密码' });
  const left = async (id: string) =>
    (await app.db.select().from(sessions).where(eq(sessions.accountId, id))).filter(({ endedAt }) => endedAt)
      .length;

  later(29 * 86_400);
  await sweep(app.services);
  expect(await left(ended.account.id)).toBe(1);
  expect(await app.db.select().from(limits)).toEqual([]);
  later(31 * 86_400);
  await sweep(app.services);
  expect(await left(ended.account.id)).toBe(0);
  const kept = await app.db.select().from(sessions).where(eq(sessions.accountId, accountId));
  expect(kept).toHaveLength(2);
});
