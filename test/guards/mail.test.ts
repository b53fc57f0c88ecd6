import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createMailer } from '@sunshine/server/mail-drivers.ts';
import { expect, onTestFinished, test, vi } from 'vitest';

test('without a mail server a letter becomes a file that only its owner can read, and no log line', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'outbox-'));
  onTestFinished(() => rm(dataDir, { recursive: true }));
  const outboxDir = join(dataDir, 'outbox');
  const logs = (['log', 'info', 'warn', 'error'] as const).map((name) => vi.spyOn(console, name));
  const link = 'http://127.0.0.1:3000/recover/abcdefghijklmnopqrstuvwxyz0123456789_-ABCDE';
  await createMailer({ outboxDir }).send({
    to: 'lu@example.com',
    subject: '设一个新密码',
    text: `打开\n${link}\n`,
  });

  const files = await readdir(outboxDir);
  expect(files).toHaveLength(1);
  const path = join(outboxDir, files[0] ?? '');
  expect(((await stat(outboxDir)).mode & 0o777).toString(8)).toBe('700');
  expect(((await stat(path)).mode & 0o777).toString(8)).toBe('600');
  expect(bodyOf(await readFile(path, 'utf8'))).toContain(link);
  for (const log of logs) expect(log).not.toHaveBeenCalled();
});

test('a mail server that is not there fails the job, which is tried again, and leaves no file', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'outbox-'));
  onTestFinished(() => rm(dataDir, { recursive: true }));
  const mailer = createMailer({ smtpUrl: 'smtp://127.0.0.1:1', outboxDir: join(dataDir, 'outbox') });
  await expect(mailer.send({ to: 'lu@example.com', subject: 'x', text: 'y' })).rejects.toThrow();
  expect(await readdir(dataDir)).toEqual([]);
});

/** The text of a simple message, out of quoted-printable or base64. */
function bodyOf(message: string): string {
  const [head = '', ...rest] = message.split('\r\n\r\n');
  const body = rest.join('\r\n\r\n');
  if (/content-transfer-encoding: base64/i.test(head)) return Buffer.from(body, 'base64').toString('utf8');
  const joined = body.replace(/=\r?\n/g, '');
  return joined.replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
