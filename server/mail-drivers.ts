import { randomUUID } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport, type SendMailOptions } from 'nodemailer';
import { type Letter, type Mailer, NotSent } from './mail.ts';

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
    send: async (letter) => {
      await transport.sendMail(composed(letter)).catch((error: unknown) => {
        throw asNotSent(error);
      });
    },
  };
}

/** A server's own words quote the address: only its number is kept. 5xx about the recipient is final. */
function asNotSent(error: unknown): NotSent {
  const { code, command, responseCode } = error as { code?: string; command?: string; responseCode?: number };
  if (!responseCode) return new NotSent(code ?? 'EFAILED');
  return new NotSent(`SMTP ${responseCode}`, responseCode >= 500 && command === 'RCPT TO');
}

function composed({ to, subject, text, id, unsubscribe }: Letter): SendMailOptions {
  return {
    to,
    subject,
    text,
    ...(id ? { messageId: `<${id}@sunshine>` } : {}),
    ...(unsubscribe
      ? {
          headers: {
            'List-Unsubscribe': `<${unsubscribe}>`,
            'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
          },
        }
      : {}),
  };
}

/** Writes each letter as a file that any mail program opens. */
function outboxMailer({ outboxDir, from = sender }: MailOptions): Mailer {
  const composer = createTransport({ streamTransport: true, buffer: true, newline: 'windows' }, { from });
  return {
    async send(letter: Letter): Promise<void> {
      const { message } = await composer.sendMail(composed(letter));
      await mkdir(outboxDir, { recursive: true, mode: 0o700 });
      const time = new Date().toISOString().replace(/[:.]/g, '-');
      await writeFile(join(outboxDir, `${time}-${randomUUID().slice(0, 8)}.eml`), message, { mode: 0o600 });
    },
  };
}
