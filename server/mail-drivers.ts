import { randomUUID } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import type { Letter, Mailer } from './mail.ts';

export interface MailOptions {
  /** smtp:// or smtps:// address of the mail server; without one, letters are put into the outbox folder. */
  smtpUrl?: string | undefined;
  from?: string | undefined;
  /** Folder for letters without a mail server, mode 700: they hold one-time links. */
  outboxDir: string;
}

const sender = '阳光就业 <noreply@localhost>';

/** The mailer that fits the environment. Neither driver ever logs a letter. */
export function createMailer(options: MailOptions): Mailer {
  return options.smtpUrl ? smtpMailer(options.smtpUrl, options.from) : outboxMailer(options);
}

function smtpMailer(url: string, from = sender): Mailer {
  const transport = createTransport({ url, connectionTimeout: 10_000, socketTimeout: 20_000 }, { from });
  return {
    send: async ({ to, subject, text }) => void (await transport.sendMail({ to, subject, text })),
  };
}

/** Writes each letter as a file that any mail program opens. */
function outboxMailer({ outboxDir, from = sender }: MailOptions): Mailer {
  const composer = createTransport({ streamTransport: true, buffer: true, newline: 'windows' }, { from });
  return {
    async send({ to, subject, text }: Letter): Promise<void> {
      const { message } = await composer.sendMail({ to, subject, text });
      await mkdir(outboxDir, { recursive: true, mode: 0o700 });
      const time = new Date().toISOString().replace(/[:.]/g, '-');
      await writeFile(join(outboxDir, `${time}-${randomUUID().slice(0, 8)}.eml`), message, { mode: 0o600 });
    },
  };
}
