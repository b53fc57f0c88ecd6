import { channels, messageTopics, usualWays } from '@sunshine/contract/accounts/channel-vocabulary.ts';
import { keysOf } from '@sunshine/contract/shared/labels.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.ts';
import { givenNotice, givenReach } from '../support/given/messages.ts';
import { type GivenAccount, givenAccount } from '../support/given/people.ts';
import { runJobs } from '../support/jobs.ts';

let app: TestApp;
let graduate: GivenAccount;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app?.close());
beforeEach(async () => {
  app.outbox.length = 0;
  app.texts.length = 0;
  graduate = await givenAccount(app, [{ role: 'graduate' }], { name: '沈一鸣' });
});

describe('which way a notice goes beside the inbox', () => {
  test.for(
    keysOf(messageTopics).flatMap((topic) => [
      [topic, 'usual'] as const,
      [topic, 'all on'] as const,
      [topic, 'all off'] as const,
    ]),
  )('%s, %s: as the table of usual ways and the choice say', async ([topic, choice]) => {
    await givenReach(app, graduate, { email: 'shen@example.com', phone: '19900007711' });
    if (choice !== 'usual') {
      for (const channel of keysOf(channels))
        await app.db.$client`insert into channel_preferences (account_id, topic, channel, wanted, changed_at)
          values (${graduate.accountId}, ${topic}, ${channel}, ${choice === 'all on'}, now())`;
    }
    await givenNotice(app, graduate, { topic });
    await runJobs(app);
    const usual = usualWays[topic];
    const went = (channel: 'mail' | 'sms'): boolean =>
      choice === 'usual' || topic === 'account' ? usual[channel] : choice === 'all on';
    expect({ mail: app.outbox.length === 1, sms: app.texts.length === 1 }).toEqual({
      mail: went('mail'),
      sms: went('sms'),
    });
  });
});
