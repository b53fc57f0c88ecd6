import { Writable } from 'node:stream';
import { connect, disconnect } from '@sunshine/db/connect.ts';
import { accounts } from '@sunshine/db/schema/index.ts';
import { logOptions, pathForLog } from '@sunshine/server/log.ts';
import { pino } from 'pino';
import { describe, expect, onTestFinished, test } from 'vitest';
import { cloneDatabase } from '../support/database.ts';

function recorded(): { lines: () => string; log: pino.Logger } {
  const chunks: string[] = [];
  const stream = new Writable({
    write(chunk, _encoding, done) {
      chunks.push(String(chunk));
      done();
    },
  });
  return { log: pino(logOptions('info'), stream), lines: () => chunks.join('') };
}

describe('the log holds no personal data', () => {
  test.for([
    ['/positions?q=沈一鸣', '/positions'],
    ['/setup/Jilrp7KYDM3NPbm-lbjniTbEN4KcaHEZwVvGASyWZn4', '/setup/:id'],
    ['/union/graduates/01990000-0000-7000-8000-000000000000', '/union/graduates/:id'],
    ['/find/19900001234', '/find/:id'],
    ['/find/%E6%B2%88', '/find/:id'],
    ['/district/reports/2026', '/district/reports/2026'],
  ] as const)('of the address %s only %s is told', ([url, told]) => {
    expect(pathForLog(url)).toBe(told);
  });

  test('a failed statement is told by its code and constraint, without the row it quotes', async () => {
    const { url, drop } = await cloneDatabase();
    const db = connect(url);
    onTestFinished(async () => {
      await disconnect(db);
      await drop();
    });
    const row = {
      personId: '01990000-0000-7000-8000-000000000000',
      loginName: '19900001234',
      passwordHash: 'argon-of-沈一鸣',
    };
    const error = await db
      .insert(accounts)
      .values(row)
      .catch((reason: unknown) => reason);
    const { log, lines } = recorded();
    log.error({ err: error }, 'defect');

    expect(lines()).toContain('23503');
    expect(lines()).toContain('accounts_person_id_people_id_fk');
    expect(lines()).toContain('log.test.ts');
    for (const value of Object.values(row)) expect(lines()).not.toContain(value);
  });

  test('passwords, tokens and cookies are left out wherever they stand', () => {
    const { log, lines } = recorded();
    log.info(
      {
        password: 'geheim',
        body: { token: 'geheim' },
        headers: { authorization: 'geheim', cookie: 'geheim' },
      },
      'x',
    );
    expect(lines()).toContain('"msg":"x"');
    expect(lines()).not.toContain('geheim');
  });
});
