import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Meilisearch, MeilisearchRequest } from './memory-meilisearch.ts';

/** Where a request of the worker can be kept: before it is passed on, or with its answer not yet given back. */
export type HeldRequest = 'documents, not passed on' | 'documents, not answered' | 'task, not answered';

/** Stands before a Meilisearch and keeps one request where a test wants it. */
export interface MeilisearchGate {
  url: string;
  /** Comes back when the next request of that kind stands there; it is never let go. */
  hold(what: HeldRequest): Promise<void>;
  close(): Promise<void>;
}

export async function meilisearchGate(behind: Meilisearch): Promise<MeilisearchGate> {
  let held: { what: HeldRequest; reached: () => void } | null = null;
  const stands = (what: HeldRequest): boolean => {
    if (held?.what !== what) return false;
    held.reached();
    held = null;
    return true;
  };

  const server = createServer(async (incoming, response) => {
    const request = await read(incoming);
    const writes = request.method !== 'GET' && request.path.includes('/documents');
    if (writes && stands('documents, not passed on')) return;
    const { status, body } = await behind(request);
    if (writes && stands('documents, not answered')) return;
    if (request.path.startsWith('/tasks/') && stands('task, not answered')) return;
    send(response, status, body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    hold: (what) =>
      new Promise((reached) => {
        held = { what, reached };
      }),
    close: async () => {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

async function read(incoming: IncomingMessage): Promise<MeilisearchRequest> {
  let body = '';
  incoming.setEncoding('utf8');
  for await (const chunk of incoming) body += chunk;
  return { method: incoming.method ?? 'GET', path: incoming.url ?? '', body };
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(body === null ? '' : JSON.stringify(body));
}
