import { codeOf } from '@sunshine/db/failure.ts';
import type { Logger } from 'pino';
import { NotSent } from './mail.ts';
import type { Texter, TextMessage } from './texter.ts';

export interface TexterOptions {
  /** Gateway that takes a POST of JSON; without one an SMS only leaves a line in the log. */
  gatewayUrl?: string | undefined;
  gatewayKey?: string | undefined;
  log: Pick<Logger, 'info'>;
  /** Milliseconds the gateway may take. */
  patience?: number;
}

/** The texter that fits the environment. Neither driver ever logs a number or a text. */
export function createTexter(options: TexterOptions): Texter {
  return options.gatewayUrl ? httpTexter(options.gatewayUrl, options) : logTexter(options);
}

function logTexter({ log }: TexterOptions): Texter {
  return {
    send: async ({ mask, topic }) => log.info({ to: mask, topic }, 'SMS kept back: no gateway is given'),
  };
}

function httpTexter(url: string, { gatewayKey, patience = 10_000 }: TexterOptions): Texter {
  return {
    async send({ id, to, text }: TextMessage): Promise<void> {
      const reply = await fetch(url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'idempotency-key': id,
          ...(gatewayKey ? { authorization: `Bearer ${gatewayKey}` } : {}),
        },
        body: JSON.stringify({ id, to, text }),
        redirect: 'error',
        signal: AbortSignal.timeout(patience),
      }).catch((error: unknown) => {
        throw new NotSent(networkCode(error));
      });
      await reply.body?.cancel();
      if (!reply.ok) throw new NotSent(`HTTP ${reply.status}`, isFinal(reply.status));
    },
  };
}

/** What the gateway says of the number itself; of its own state or our key it may think better later. */
function isFinal(status: number): boolean {
  return [400, 404, 410, 422].includes(status);
}

function networkCode(error: unknown): string {
  const { name, cause } = error as Error;
  return codeOf(cause) || (name === 'TimeoutError' ? 'ETIMEDOUT' : 'EFAILED');
}
