import { Failure } from '@sunshine/db/failure.ts';
import { readEnvironment } from '@sunshine/server/environment.ts';
import { describe, expect, test } from 'vitest';

describe('the environment', () => {
  test('empty: one port on this machine only, an embedded database with the demo, secrets inside DATA_DIR', () => {
    expect(readEnvironment({ PORT: '', DEMO: ' ' })).toEqual({
      host: '127.0.0.1',
      port: 3000,
      publicOrigin: 'http://127.0.0.1:3000',
      publicOriginGiven: false,
      dataDir: `${process.cwd()}/.data`,
      secretsDir: `${process.cwd()}/.data/secrets`,
      databaseUrl: undefined,
      meilisearch: undefined,
      demo: true,
      logLevel: 'info',
      mail: { smtpUrl: undefined, from: undefined },
      sms: { gatewayUrl: undefined, gatewayKey: undefined },
      trustedProxies: 'loopback',
    });
  });

  test.for([
    [{}, true],
    [{ DEMO: '0' }, false],
    [{ DATABASE_URL: 'postgres://a:b@db/x' }, false],
    [{ DATABASE_URL: 'postgres://a:b@db/x', DEMO: '1' }, true],
  ] as const)('the demo enters the embedded database unless refused, another one only when asked: %j', ([
    source,
    demo,
  ]) => {
    expect(readEnvironment(source).demo).toBe(demo);
  });

  test('an address for people loses its slash; a listener on all addresses is reached as localhost', () => {
    expect(readEnvironment({ PUBLIC_ORIGIN: 'https://job.example.org/' }).publicOrigin).toBe(
      'https://job.example.org',
    );
    expect(readEnvironment({ HOST: '0.0.0.0', PORT: '80' }).publicOrigin).toBe('http://localhost:80');
    expect(readEnvironment({ HOST: '::1' }).publicOrigin).toBe('http://[::1]:3000');
  });

  test.for([
    ['PORT', '80x'],
    ['PORT', '0'],
    ['PORT', '65536'],
    ['PUBLIC_ORIGIN', 'job.example.org'],
    ['PUBLIC_ORIGIN', 'https://job.example.org/path'],
    ['DATABASE_URL', 'mysql://a:geheim@db/x'],
    ['DATABASE_URL', 'postgres://a:geheim@db'],
    ['MEILI_URL', 'http://127.0.0.1:7700'],
    ['MEILI_KEY', 'geheim'],
    ['DEMO', 'yes'],
    ['LOG_LEVEL', 'loud'],
    ['SMTP_URL', 'mail.example.org'],
    ['SMS_URL', 'sms.example.org'],
    ['SMS_URL', 'https://a:geheim@sms.example.org/send'],
  ] as const)('a wrong %s gives one sentence that names it and tells no password: %s', ([name, value]) => {
    const read = (): unknown => readEnvironment({ [name]: value });
    expect(read).toThrow(Failure);
    expect(read).toThrow(new RegExp(`${name}.*。$`));
    expect(read).not.toThrow(/geheim/);
  });
});
