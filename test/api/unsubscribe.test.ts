import { messageRoutes } from '@sunshine/contract/accounts/routes.ts';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.ts';
import { replyOf } from '../support/call.ts';
import { givenNotice, givenReach } from '../support/given/messages.ts';
import { type GivenAccount, givenAccount } from '../support/given/people.ts';
import { runJobs } from '../support/jobs.ts';

let app: TestApp;
let graduate: GivenAccount;
let token: string;
beforeEach(async () => {
  app = await startTestApp();
  graduate = await givenAccount(app, [{ role: 'graduate' }]);
  await givenReach(app, graduate, { email: 'shen@example.com', phone: '19900007711' });
  await givenNotice(app, graduate);
  await runJobs(app);
  token = app.outbox[0]?.unsubscribe?.split('/').at(-1) ?? '';
});
afterEach(() => app.close());

const choices = () =>
  app.db.$client<{ topic: string; channel: string; wanted: boolean }[]>`
    select topic, channel, wanted from channel_preferences`;
const trail = () =>
  app.db
    .$client`select actor_account_id, subject_id, detail from audit_entries where action = 'account.unsubscribe'`;

describe('the link at the foot of a mail', () => {
  test('followed by a program (GET, HEAD) it only says what it would end', async () => {
    const looked = replyOf(await app.call(messageRoutes.checkUnsubscription, { token }));
    expect(looked).toEqual({ topic: 'interview', channel: 'mail', wanted: true });
    await app.app.inject({ method: 'HEAD', url: `/api/unsubscriptions/${token}` });
    expect([await choices(), await trail()]).toEqual([[], []]);
  });

  test('asked to, it ends this topic by mail, once for all, signed in or not; SMS and the inbox stay', async () => {
    const ended = { topic: 'interview', channel: 'mail', wanted: false };
    expect(replyOf(await app.call(messageRoutes.unsubscribe, { token }))).toEqual(ended);
    expect(replyOf(await app.call(messageRoutes.unsubscribe, { token }))).toEqual(ended);
    expect(await choices()).toEqual([ended]);
    expect(await trail()).toEqual([
      {
        actor_account_id: null,
        subject_id: graduate.accountId,
        detail: { topic: 'interview', channel: 'mail' },
      },
    ]);
    await givenNotice(app, graduate);
    await runJobs(app);
    expect([app.outbox.length, app.texts.length]).toEqual([1, 2]);
    expect(await app.db.$client`select 1 from notices`).toHaveLength(2);
  });

  test.for([
    ['application/x-www-form-urlencoded', 'List-Unsubscribe=One-Click'],
    [
      'multipart/form-data; boundary=x',
      '--x\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--x--\r\n',
    ],
  ] as const)('a mail program ends it by one POST of %s, as RFC 8058 says', async ([type, payload]) => {
    const reply = await app.app.inject({
      method: 'POST',
      url: `/api/unsubscriptions/${token}`,
      headers: { 'content-type': type },
      payload,
    });
    expect(reply.statusCode).toBe(200);
    expect(await choices()).toEqual([{ topic: 'interview', channel: 'mail', wanted: false }]);
  });

  test('no other address takes a form', async () => {
    const reply = await app.app.inject({
      method: 'POST',
      url: '/api/session',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: 'loginName=a&password=b',
    });
    expect([reply.statusCode, reply.json().code]).toEqual([400, 'request.invalid']);
  });

  test('forged, cut or turned to another topic, way or account it is refused and changes nothing', async () => {
    const [account = '', topic = '', channel = '', mac = ''] = token.split('.');
    const stranger = await givenAccount(app, [{ role: 'graduate' }]);
    const other = Buffer.from(stranger.accountId.replaceAll('-', ''), 'hex').toString('base64url');
    const forged = [
      `${account}.application.${channel}.${mac}`,
      `${account}.${topic}.sms.${mac}`,
      `${other}.${topic}.${channel}.${mac}`,
      `${account}.${topic}.${channel}.${'A'.repeat(mac.length)}`,
      `${account}.${topic}.${channel}.${mac.slice(0, -4)}`,
      `${account}.${topic}.${channel}.`,
      `${account}.${topic}.${channel}`,
      `${token}.x`,
      `${account}.constructor.${channel}.${mac}`,
      'x',
    ];
    for (const each of forged) {
      for (const route of [messageRoutes.checkUnsubscription, messageRoutes.unsubscribe]) {
        const refused = await app.call(route, { token: each });
        expect([each, refused.status, refused.ok ? null : refused.body.code]).toEqual([
          each,
          404,
          'message.linkInvalid',
        ]);
      }
    }
    expect([await choices(), await trail()]).toEqual([[], []]);
  });
});
