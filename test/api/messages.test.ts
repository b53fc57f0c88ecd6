import type { MessageTopic } from '@sunshine/contract/accounts/channel-vocabulary.ts';
import { messageRoutes } from '@sunshine/contract/accounts/routes.ts';
import { deliverNotice } from '@sunshine/server/jobs/deliver-notice.ts';
import { sendAttempts, sendMessage } from '@sunshine/server/jobs/send-message.ts';
import { NotSent } from '@sunshine/server/mail.ts';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.ts';
import { replyOf } from '../support/call.ts';
import { givenDistrict } from '../support/given/district.ts';
import { deliveriesOf, givenNotice, givenReach, runLaterJobs } from '../support/given/messages.ts';
import { type GivenAccount, givenAccount } from '../support/given/people.ts';
import { runJobs } from '../support/jobs.ts';

const email = 'shen@example.com';
const phone = '19900007711';

let app: TestApp;
let graduate: GivenAccount;
beforeEach(async () => {
  app = await startTestApp();
  graduate = await givenAccount(app, [{ role: 'graduate' }], { name: '沈一鸣' });
});
afterEach(() => app.close());

const states = async (account = graduate): Promise<string[]> =>
  (await deliveriesOf(app, account.accountId)).map(({ channel, state }) => `${channel} ${state}`);

describe('which way a notice goes beside the inbox', () => {
  test('an invitation to an interview goes by mail and SMS: the title and where to read on, not a word of the text', async () => {
    await givenReach(app, graduate, { email, phone });
    await givenNotice(app, graduate);
    await runJobs(app);
    const [notice] = await app.db.$client<{ id: string }[]>`select id from notices`;
    const address = `http://127.0.0.1:3000/messages/${notice?.id}`;
    expect(app.texts).toEqual([
      expect.objectContaining({
        to: phone,
        mask: '199****7711',
        text: `【阳光就业】石桥科技邀你面试，登录后看：${address}`,
      }),
    ]);
    const [letter] = app.outbox;
    expect(letter).toMatchObject({ to: email, subject: '石桥科技邀你面试' });
    expect(letter?.text.split('\n').slice(0, 3)).toEqual(['石桥科技邀你面试', '', `登录后看：${address}`]);
    expect(letter?.text).toMatch(
      /不想再收“面试和到岗”的邮件：http:\/\/127\.0\.0\.1:3000\/unsubscribe\/[\w.-]+\n/,
    );
    expect(letter?.unsubscribe).toMatch(/^http:\/\/127\.0\.0\.1:3000\/api\/unsubscriptions\/[\w.-]+$/);
    expect(JSON.stringify([app.outbox, app.texts])).not.toContain('石桥路');
    expect(await states()).toEqual(['mail sent', 'sms sent']);
  });

  test('who has neither address gets the inbox alone, and a notice from before there were topics too', async () => {
    await givenNotice(app, graduate);
    await givenReach(app, graduate, { email, phone });
    await deliverNotice(app.services, {
      accountId: graduate.accountId,
      title: '旧消息',
      body: '',
      href: null,
      onceKey: 'old',
    });
    await runJobs(app);
    expect(await app.db.$client`select topic from notices order by title`).toHaveLength(2);
    expect([app.outbox.length, app.texts.length, await states()]).toEqual([0, 0, []]);
  });

  test('a title that tells of hardship leaves as a plain one, however it is spelt', async () => {
    await givenReach(app, graduate, { email, phone });
    const titles = ['困难职工子女技能班改期', '帮 扶·对接会', '低Ｂ保障', '建档家庭招聘会'];
    for (const title of titles) await givenNotice(app, graduate, { title });
    await runJobs(app);
    expect(app.outbox.map(({ subject }) => subject).sort()).toEqual([
      '低Ｂ保障',
      '你有一条新消息',
      '你有一条新消息',
      '你有一条新消息',
    ]);
    expect(JSON.stringify([app.outbox, app.texts])).not.toMatch(/困难|帮 ?扶|建档/);
  });

  test('delivering the same notice again plans nothing more', async () => {
    await givenReach(app, graduate, { email, phone });
    for (let time = 0; time < 3; time += 1) await givenNotice(app, graduate, { onceKey: 'same' });
    await runJobs(app);
    expect([app.outbox.length, app.texts.length]).toEqual([1, 1]);
  });
});

describe('quiet hours are those of Shanghai', () => {
  test.for([
    ['21:59', '2026-08-11T21:59:59+08:00', null],
    ['22:00', '2026-08-11T22:00:00+08:00', '2026-08-12T08:00:00+08:00'],
    ['0:30', '2026-08-12T00:30:00+08:00', '2026-08-12T08:00:00+08:00'],
    ['7:59', '2026-08-12T07:59:59+08:00', '2026-08-12T08:00:00+08:00'],
    ['8:00', '2026-08-12T08:00:00+08:00', null],
    ['22:00 on the last day of the year', '2026-12-31T22:00:00+08:00', '2027-01-01T08:00:00+08:00'],
  ] as const)('%s, while the server counts in UTC', async ([, now, until]) => {
    app.clock.set(now);
    await givenReach(app, graduate, { email, phone });
    await givenNotice(app, graduate);
    await runJobs(app);
    const sent = until === null;
    expect([app.outbox.length, app.texts.length]).toEqual(sent ? [1, 1] : [0, 0]);
    const [row] = await deliveriesOf(app, graduate.accountId);
    expect(row?.notBefore).toEqual(new Date(until ?? now));
    if (!until) return;
    // A worker that looks too early puts it off again and asks no server.
    await runLaterJobs(app);
    expect([app.outbox.length, app.texts.length]).toEqual([0, 0]);
    app.clock.set(until);
    await runLaterJobs(app);
    expect([app.outbox.length, app.texts.length]).toEqual([1, 1]);
  });

  test('what guards an account goes at once, at night too', async () => {
    app.clock.set('2026-08-11T23:30:00+08:00');
    await givenReach(app, graduate, { email, phone });
    await givenNotice(app, graduate, { topic: 'account' });
    await runJobs(app);
    expect([app.outbox.length, app.texts.length]).toEqual([1, 1]);
    expect(app.outbox[0]?.text).not.toContain('unsubscribe');
    expect(app.outbox[0]?.unsubscribe).toBeUndefined();
  });

  test.for([
    ['read meanwhile', 'read'],
    ['unsubscribed meanwhile', 'unwanted'],
    ['the account was disabled meanwhile', 'disabled'],
    ['the address is gone', 'noAddress'],
  ] as const)('a message kept for the morning is dropped when it was %s', async ([, failure]) => {
    app.clock.set('2026-08-11T23:30:00+08:00');
    await givenReach(app, graduate, { email });
    await givenNotice(app, graduate);
    const sql = app.db.$client;
    if (failure === 'read') await sql`update notices set read_at = now()`;
    if (failure === 'unwanted')
      await sql`insert into channel_preferences values (${graduate.accountId}, 'interview', 'mail', false, now())`;
    if (failure === 'disabled') await sql`update accounts set state = 'disabled'`;
    if (failure === 'noAddress') await sql`update accounts set email = null`;
    app.clock.set('2026-08-12T08:00:00+08:00');
    await runLaterJobs(app);
    expect(app.outbox).toEqual([]);
    const [row] = await deliveriesOf(app, graduate.accountId);
    expect([row?.state, row?.failure]).toEqual(['dropped', failure]);
  });
});

describe('mail and SMS that fail', () => {
  const queue = async () => app.db.$client<{ last_error: string | null }[]>`
    select last_error from graphile_worker._private_jobs`;

  test('servers that are down are tried again, then the delivery has failed; the inbox has it all along', async () => {
    await givenReach(app, graduate, { email, phone });
    app.services.mail.send = async () => {
      throw new NotSent('ECONNREFUSED');
    };
    app.services.text.send = async () => {
      throw new NotSent('HTTP 503');
    };
    await givenNotice(app, graduate);
    const [first] = await deliveriesOf(app, graduate.accountId);
    expect(first?.state).toBe('waiting');
    for (let attempt = 1; attempt < sendAttempts; attempt += 1) {
      await expectAttempt();
      for (const row of await deliveriesOf(app, graduate.accountId))
        expect([row.state, row.attempts]).toEqual(['waiting', attempt]);
    }
    await expectAttempt();
    const rows = await deliveriesOf(app, graduate.accountId);
    expect(rows.map(({ state, failure, attempts }) => [state, failure, attempts])).toEqual([
      ['failed', 'ECONNREFUSED', sendAttempts],
      ['failed', 'HTTP 503', sendAttempts],
    ]);
    expect(await app.db.$client`select id from notices`).toHaveLength(1);
  });

  /** Every waiting delivery tried once, as the worker does when its pause is over. */
  async function expectAttempt(): Promise<void> {
    const waiting = await app.db.$client<{ id: string }[]>`
      select id from message_deliveries where state = 'waiting'`;
    for (const { id } of waiting) await sendMessage(app.services, { deliveryId: id }).catch(() => undefined);
  }

  test('a mail server that comes back gets the letter once, with the number it was tried under', async () => {
    await givenReach(app, graduate, { email });
    const tried: (string | undefined)[] = [];
    const { send } = app.services.mail;
    app.services.mail.send = async (letter) => {
      tried.push(letter.id);
      if (tried.length < 3) throw new NotSent('ECONNREFUSED');
      await send(letter);
    };
    await givenNotice(app, graduate);
    for (let time = 0; time < 5; time += 1) await runLaterJobs(app);
    expect(tried).toHaveLength(3);
    expect(new Set(tried).size).toBe(1);
    expect(app.outbox).toHaveLength(1);
    expect(await states()).toEqual(['mail sent']);
  });

  test('an address that does not exist is not tried again', async () => {
    await givenReach(app, graduate, { email });
    app.services.mail.send = async () => {
      throw new NotSent('SMTP 550', true);
    };
    await givenNotice(app, graduate);
    await runJobs(app);
    const [row] = await deliveriesOf(app, graduate.accountId);
    expect([row?.state, row?.failure, row?.attempts]).toEqual(['failed', 'SMTP 550', 1]);
    expect(await queue()).toHaveLength(0);
  });

  test('what the queue keeps of a failure names neither address, number nor text', async () => {
    await givenReach(app, graduate, { email, phone });
    app.services.mail.send = async ({ to, text }) => {
      throw new Error(`550 <${to}> ${text}`);
    };
    app.services.text.send = async ({ to, text }) => {
      throw new Error(`${to} ${text}`);
    };
    await givenNotice(app, graduate);
    await runJobs(app);
    const told = JSON.stringify([await queue(), await deliveriesOf(app, graduate.accountId)]);
    expect(told).toContain('defect Error');
    for (const value of [email, phone, '石桥']) expect(told).not.toContain(value);
  });

  test.for([
    'before anything left',
    'after it left, before that was noted',
  ] as const)('a worker killed %s: nobody is told twice, and the row says that its end is unknown', async (moment) => {
    await givenReach(app, graduate, { email });
    await givenNotice(app, graduate);
    const [row] = await app.db.$client<{ id: string }[]>`select id from message_deliveries`;
    const deliveryId = row?.id ?? '';
    const { send } = app.services.mail;
    let let_go = (): void => undefined;
    const reached = new Promise<void>((resolve) => {
      app.services.mail.send = async (letter) => {
        if (moment.startsWith('after')) await send(letter);
        resolve();
        await new Promise<void>((go) => {
          let_go = go;
        });
      };
    });
    // The first worker never comes back from here.
    void sendMessage(app.services, { deliveryId }).catch(() => undefined);
    await reached;
    app.services.mail.send = send;
    for (let time = 0; time < 3; time += 1) await runLaterJobs(app);
    expect(app.outbox).toHaveLength(moment.startsWith('after') ? 1 : 0);
    const [end] = await deliveriesOf(app, graduate.accountId);
    expect([end?.state, end?.failure, end?.attempts]).toEqual(['failed', 'unknown', 1]);
    let_go();
  });

  test('without the mark that an attempt began, the same letter would leave twice', async () => {
    await givenReach(app, graduate, { email });
    await givenNotice(app, graduate);
    const [row] = await app.db.$client<{ id: string }[]>`select id from message_deliveries`;
    const deliveryId = row?.id ?? '';
    const { send } = app.services.mail;
    app.services.mail.send = async (letter) => {
      await send(letter);
      await app.db.$client`update message_deliveries set begun_at = null`;
      await new Promise(() => undefined);
    };
    void sendMessage(app.services, { deliveryId });
    await expect.poll(() => app.outbox.length).toBe(1);
    app.services.mail.send = send;
    await expect
      .poll(
        async () => (await app.db.$client`select 1 from message_deliveries where begun_at is null`).length,
      )
      .toBe(1);
    await sendMessage(app.services, { deliveryId });
    expect(app.outbox).toHaveLength(2);
  });
});

describe('message settings', () => {
  test('each kind of account is asked about what it can be told, and what guards it stays on', async () => {
    const { district } = await givenDistrict(app);
    const staff = await givenAccount(app, [{ role: 'caseworker', unionId: district }]);
    const read = async (who: GivenAccount) =>
      replyOf(await app.call(messageRoutes.readMessageSettings, {}, who));
    const topics = async (who: GivenAccount): Promise<MessageTopic[]> =>
      (await read(who)).topics.map(({ topic }) => topic);
    expect(await topics(graduate)).toEqual([
      'application',
      'interview',
      'matching',
      'event',
      'request',
      'account',
    ]);
    expect(await topics(staff)).toEqual(['account', 'work']);
    await givenReach(app, graduate, { email, phone });
    expect((await read(graduate)).addresses).toEqual({ mail: email, sms: '199****7711' });
    expect((await read(staff)).topics).toEqual([
      { topic: 'account', mail: true, sms: true, fixed: true },
      { topic: 'work', mail: false, sms: false, fixed: false },
    ]);
  });

  test('what is chosen holds, only the difference is kept, and the trail says what changed', async () => {
    await givenReach(app, graduate, { email, phone });
    const saved = replyOf(
      await app.call(
        messageRoutes.saveMessageSettings,
        { mail: ['application', 'matching', 'event', 'request'], sms: ['application'] },
        graduate,
      ),
    );
    expect(saved.topics.find(({ topic }) => topic === 'interview')).toEqual({
      topic: 'interview',
      mail: false,
      sms: false,
      fixed: false,
    });
    expect(saved.topics.find(({ topic }) => topic === 'account')).toMatchObject({ mail: true, sms: true });
    const rows = await app.db.$client`
      select topic, channel, wanted from channel_preferences order by topic, channel`;
    expect(rows.map(({ topic, channel, wanted }) => `${topic} ${channel} ${wanted}`)).toEqual([
      'application sms true',
      'interview mail false',
      'interview sms false',
    ]);
    const [entry] = await app.db.$client`
      select actor_account_id, detail from audit_entries where action = 'account.setMessages'`;
    expect(entry).toMatchObject({
      actor_account_id: graduate.accountId,
      detail: { on: ['application:sms'], off: ['interview:mail', 'interview:sms'] },
    });
    await givenNotice(app, graduate, { topic: 'interview' });
    await givenNotice(app, graduate, { topic: 'application' });
    await runJobs(app);
    expect([app.outbox.length, app.texts.length]).toEqual([1, 1]);
  });

  test('a topic that is none is refused', async () => {
    const refused = await app.call(
      messageRoutes.saveMessageSettings,
      { mail: ['weather' as MessageTopic], sms: [] },
      graduate,
    );
    expect([refused.status, refused.ok ? null : refused.body.code]).toEqual([400, 'request.invalid']);
  });

  test('the link of a mail shows the own notice and marks nothing; another’s is missing', async () => {
    await givenNotice(app, graduate);
    const [notice] = await app.db.$client<{ id: string }[]>`select id from notices`;
    const id = notice?.id ?? '';
    expect(replyOf(await app.call(messageRoutes.readNotice, { id }, graduate))).toMatchObject({
      id,
      readAt: null,
    });
    expect(await app.db.$client`select 1 from notices where read_at is null`).toHaveLength(1);
    const other = await givenAccount(app, [{ role: 'graduate' }]);
    const missing = await app.call(messageRoutes.readNotice, { id }, other);
    expect([missing.status, missing.ok ? null : missing.body.code]).toEqual([404, 'account.noticeNotFound']);
  });
});
