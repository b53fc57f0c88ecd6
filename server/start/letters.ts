import { randomUUID } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Logger } from 'pino';
import type { Letter, Mailer } from '../mail.ts';

/**
 * The log driver of mail: puts each letter as a file where only the operator can read it.
 * The log itself says that there is one, and neither to whom nor what.
 */
export function letterFiles(dir: string, log: Logger): Mailer {
  return {
    async send(letter) {
      const day = new Date().toISOString().slice(0, 10);
      const file = join(dir, `${day}-${randomUUID()}.txt`);
      await mkdir(dir, { recursive: true, mode: 0o700 });
      await writeFile(file, textOf(letter), { mode: 0o600, flag: 'wx' });
      log.info({ file }, 'letter written');
    },
  };
}

function textOf({ to, subject, text }: Letter): string {
  return `收件人：${to}\n主题：${subject}\n\n${text}\n`;
}
