import type { SessionAccount } from '@sunshine/contract/accounts/schemas.ts';
import type { RequestEvent } from '@sveltejs/kit';
import { dropTokens, keepTokens } from './cookies.ts';
import { refreshTokens } from './session-refresh.ts';
import { send } from './transport.ts';

/** Finds out who is signed in; an expired access token is renewed once, an ended session is forgotten. */
export async function loadSession(event: RequestEvent): Promise<void> {
  const { cookies, locals } = event;
  locals.account = null;
  locals.accessToken = cookies.get('access') ?? null;
  const refreshToken = cookies.get('refresh');

  if (locals.accessToken) locals.account = await currentAccount(event, locals.accessToken);
  if (locals.account || !refreshToken) {
    if (!locals.account) locals.accessToken = null;
    return;
  }

  const tokens = await refreshTokens(refreshToken, headersOf(event));
  if (!tokens) {
    locals.accessToken = null;
    dropTokens(cookies);
    return;
  }
  keepTokens(cookies, tokens);
  locals.accessToken = tokens.accessToken;
  locals.account = await currentAccount(event, tokens.accessToken);
}

async function currentAccount(event: RequestEvent, accessToken: string): Promise<SessionAccount | null> {
  const reply = await send({
    method: 'GET',
    url: '/api/session',
    headers: { ...headersOf(event), authorization: `Bearer ${accessToken}` },
  });
  if (reply.status === 401) return null;
  if (reply.status !== 200) throw new Error(`the session could not be read: ${reply.status}`);
  const body = JSON.parse(new TextDecoder().decode(reply.body)) as { account: SessionAccount | null };
  return body.account;
}

function headersOf(event: RequestEvent): Record<string, string> {
  return {
    accept: 'application/json',
    'x-request-id': event.locals.requestId,
    'x-forwarded-for': event.getClientAddress(),
    'user-agent': event.request.headers.get('user-agent') ?? '',
  };
}
