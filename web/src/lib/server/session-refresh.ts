import type { Tokens } from './cookies.ts';
import { send } from './transport.ts';

const underWay = new Map<string, Promise<Tokens | null>>();
const keptFor = 10_000;

/**
 * Exchanges a refresh token once, however many requests of one page arrive with it at the same moment.
 * `null` means that the session is over.
 */
export function refreshTokens(refreshToken: string, headers: Record<string, string>): Promise<Tokens | null> {
  const known = underWay.get(refreshToken);
  if (known) return known;
  const exchange = requestTokens(refreshToken, headers);
  underWay.set(refreshToken, exchange);
  setTimeout(() => underWay.delete(refreshToken), keptFor).unref();
  return exchange;
}

async function requestTokens(refreshToken: string, headers: Record<string, string>): Promise<Tokens | null> {
  const reply = await send({
    method: 'POST',
    url: '/api/session/refresh',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify({ refreshToken }),
  });
  if (reply.status !== 200) return null;
  return JSON.parse(new TextDecoder().decode(reply.body)) as Tokens;
}
