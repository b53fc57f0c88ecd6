import { sessionRoutes } from '@sunshine/contract/accounts/session-routes.ts';
import { auditEntries, limits } from '@sunshine/db/schema/accounts.ts';
import { networkOf } from '@sunshine/server/lockout.ts';
import { eq, like, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp, testMorning } from '../support/app.ts';
import { givenLogin, goodPassword, signInAs } from '../support/given/accounts.ts';

let app: TestApp;

beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  app.clock.set(testMorning);
  await app.db.delete(limits);
});

const later = (minutes: number) =>
  app.clock.set(new Date(new Date(testMorning).getTime() + minutes * 60_000).toISOString());

/** As many further tries of other names from the one address seen so far. */
const countFurther = (tries: number) =>
  app.db
    .update(limits)
    .set({ count: sql`${limits.count} + ${tries}` })
    .where(like(limits.key, 'signIn:address:%'));

/** One try from an address; what the person sees, without the number of the request. */
async function attempt(loginName: string, password: string, remoteAddress = '192.0.2.1', headers = {}) {
  const { method, path } = sessionRoutes.signIn;
  const payload = { loginName, password };
  const reply = await app.app.inject({ method, url: path, payload, remoteAddress, headers });
  const { requestId: _, ...body } = reply.json<Record<string, unknown>>();
  return { status: reply.statusCode, code: body.code, body };
}

test('a name that does not exist is refused with the same words as a wrong password', async () => {
  await givenLogin(app, 'exists', [{ role: 'graduate' }]);
  const wrong = await attempt('exists', '不是这个密码');
  const unknown = await attempt('does.not.exist', '不是这个密码');
  expect(wrong).toEqual({
    status: 401,
    code: 'account.wrongPassword',
    body: { code: 'account.wrongPassword', message: '登录名或密码不对。核对一下再试，忘了就找回密码。' },
  });
  expect(unknown).toEqual(wrong);
});

test('a name that does not exist costs about the same time', async () => {
  const names = Array.from({ length: 8 }, (_, i) => `timed.${i}`);
  for (const name of names) await givenLogin(app, name, [{ role: 'graduate' }]);
  const timed = async (name: string) => {
    const start = performance.now();
    await attempt(name, '不是这个密码');
    return performance.now() - start;
  };
  const known: number[] = [];
  const unknown: number[] = [];
  for (const name of names) {
    known.push(await timed(name));
    unknown.push(await timed(`${name}.unknown`));
  }
  // Without the comparison against a stranger's hash the ratio is below 0.2.
  const ratio = median(unknown) / median(known);
  expect(ratio).toBeGreaterThan(0.5);
  expect(ratio).toBeLessThan(2);
});

describe('after five wrong passwords a name waits 15 minutes', () => {
  test('also for the right password, and the sentence tells the time', async () => {
    const { accountId } = await givenLogin(app, 'locked', [{ role: 'graduate' }]);
    for (let i = 0; i < 5; i += 1) expect((await attempt('locked', '猜一猜猜一猜')).status).toBe(401);
    later(3);
    const refused = await attempt('locked', goodPassword);
    expect([refused.status, refused.code]).toEqual([429, 'account.locked']);
    expect(refused.body.message).toBe('错了太多次，先停一停。09:15 以后再试，或者找回密码。');
    later(15.1);
    expect((await attempt('locked', goodPassword)).status).toBe(200);
    const entries = await app.db.select().from(auditEntries).where(eq(auditEntries.subjectId, accountId));
    expect(entries.map(({ action }) => action)).toEqual(['account.lockOut', 'account.signIn']);
  });

  test('whether or not the name exists', async () => {
    for (let i = 0; i < 5; i += 1) await attempt('nobody.at.all', '猜一猜猜一猜');
    const refused = await attempt('nobody.at.all', '猜一猜猜一猜');
    expect([refused.status, refused.code]).toEqual([429, 'account.locked']);
  });

  test('spelt in another way it is the same name', async () => {
    await givenLogin(app, '19900001234', [{ role: 'graduate' }]);
    for (const name of [
      '19900001234',
      '１９９００００１２３４',
      '+86 19900001234',
      ' 199 0000 1234',
      '8619900001234',
    ]) {
      expect((await attempt(name, '猜一猜猜一猜')).status).toBe(401);
    }
    expect((await attempt('19900001234', goodPassword)).code).toBe('account.locked');
  });

  test('the right password before that ends the count', async () => {
    await givenLogin(app, 'forgetful', [{ role: 'graduate' }]);
    for (let round = 0; round < 3; round += 1) {
      for (let i = 0; i < 4; i += 1) expect((await attempt('forgetful', '猜一猜猜一猜')).status).toBe(401);
      expect((await attempt('forgetful', goodPassword)).status).toBe(200);
    }
  });

  test('waiting does not give five more tries at the end of a window', async () => {
    await givenLogin(app, 'patient', [{ role: 'graduate' }]);
    for (let i = 0; i < 4; i += 1) await attempt('patient', '猜一猜猜一猜');
    later(14);
    expect((await attempt('patient', '猜一猜猜一猜')).status).toBe(401);
    later(16);
    expect((await attempt('patient', '猜一猜猜一猜')).code).toBe('account.locked');
  });

  test('thirty guesses at once are five guesses', async () => {
    await givenLogin(app, 'at.once', [{ role: 'graduate' }]);
    const replies = await Promise.all(Array.from({ length: 30 }, () => attempt('at.once', '猜一猜猜一猜')));
    const judged = replies.filter(({ status }) => status === 401);
    expect(judged).toHaveLength(5);
    expect(replies.filter(({ code }) => code === 'account.locked')).toHaveLength(25);
  });

  test('control: a count that is read first and written later lets more than five through', async () => {
    const tryNaively = async () => {
      const [row] = await app.db.execute<{ count: number }>(
        sql`select count(*)::int as count from limits where key = 'naive'`,
      );
      if ((row?.count ?? 0) >= 5) return false;
      await app.db.execute(sql`insert into limits values ('naive', clock_timestamp(), 1)`);
      return true;
    };
    const judged = await Promise.all(Array.from({ length: 30 }, tryNaively));
    expect(judged.filter(Boolean).length).toBeGreaterThan(5);
  });
});

describe('one address may try forty times in 15 minutes', () => {
  test('over however many names; another address is not touched', async () => {
    await givenLogin(app, 'neighbour', [{ role: 'graduate' }]);
    await attempt('spray.1', '一个常见的密码');
    await countFurther(38);
    expect((await attempt('spray.40', '一个常见的密码')).status).toBe(401);
    expect((await attempt('neighbour', goodPassword)).code).toBe('account.locked');
    expect((await attempt('neighbour', goodPassword, '198.51.100.7')).status).toBe(200);
  });

  test('a forwarded address nobody vouches for changes nothing', async () => {
    await attempt('forward.1', '一个常见的密码', '192.0.2.9', { 'x-forwarded-for': '203.0.113.1' });
    await countFurther(38);
    const other = { 'x-forwarded-for': '203.0.113.2' };
    expect((await attempt('forward.2', '一个常见的密码', '192.0.2.9', other)).status).toBe(401);
    const headers = { 'x-forwarded-for': '203.0.113.99', 'x-real-ip': '203.0.113.99' };
    expect((await attempt('forward.x', '一个常见的密码', '192.0.2.9', headers)).code).toBe('account.locked');
  });

  test('signing in rightly does not count, however often an office does it', async () => {
    await givenLogin(app, 'office', [{ role: 'graduate' }]);
    await attempt('office', '打错了一次密码');
    await countFurther(38);
    for (let i = 0; i < 4; i += 1) expect((await attempt('office', goodPassword)).status).toBe(200);
  });

  test('the addresses of one IPv6 household are one', () => {
    expect(networkOf('2001:db8:1:2:aaaa::1')).toBe(networkOf('2001:db8:1:2:bbbb:cccc:dddd:eeee'));
    expect(networkOf('2001:db8:1:2::1')).not.toBe(networkOf('2001:db8:1:3::1'));
    expect(networkOf('2001:DB8::1')).toBe('2001:db8:0:0');
    expect(networkOf('::1')).toBe('0:0:0:0');
    expect(networkOf('::ffff:192.0.2.1')).toBe('192.0.2.1');
    expect(networkOf('192.0.2.1')).toBe('192.0.2.1');
  });
});

test('neither names nor addresses stand readable in the table of limits', async () => {
  await attempt('visible.name', '猜一猜猜一猜', '192.0.2.55');
  const keys = (await app.db.select({ key: limits.key }).from(limits)).map(({ key }) => key).join(' ');
  expect(keys).toContain('signIn:name:');
  expect(keys).not.toContain('visible.name');
  expect(keys).not.toContain('192.0.2.55');
});

test('a password typed on another keyboard, in another form of the same letters, is the same', async () => {
  await givenLogin(app, 'keyboard', [{ role: 'graduate' }]);
  await signInAs(app, 'keyboard', goodPassword.normalize('NFD'));
});

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
