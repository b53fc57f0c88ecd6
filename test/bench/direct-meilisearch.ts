import type { PositionQuery } from '@sunshine/search/engine.ts';
import { requestsOf, wordsAsked } from '@sunshine/search/meilisearch/request.ts';
import { readQuery } from '@sunshine/search/text/query.ts';

/** The same request as the engine's first, made beforehand, sent to the server with nothing between. */
export function directCall(
  url: string,
  key: string,
  index: string,
  query: PositionQuery,
): () => Promise<void> {
  const body = JSON.stringify({ queries: requestsOf(index, query, wordsAsked(readQuery(query.words))) });
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${key}` };
  return async () => {
    const reply = await fetch(`${url}/multi-search`, { method: 'POST', headers, body });
    if (!reply.ok) throw new Error(`the search server answered ${reply.status}`);
    await reply.json();
  };
}
