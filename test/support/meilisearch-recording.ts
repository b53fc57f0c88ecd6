import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../search/recorded', import.meta.url));

interface Reply {
  status: number;
  body: unknown;
}

/** What was asked and answered, in order, for each request; the same request later is answered with the next. */
interface Recording {
  recordedFrom: string;
  recordedOn: string;
  /** Each hit once: most come back under many queries. In a reply its place here stands for it. */
  hits: unknown[];
  exchanges: Record<string, { request: string; replies: Reply[] }>;
}

/** A server that stands where Meilisearch would: it passes on and notes, or answers what was noted. */
export interface StandIn {
  url: string;
  /** Requests that nobody recorded; none, if the recording fits the code. */
  unknown: string[];
  close(): Promise<void>;
}

export function hasRecording(name: string): boolean {
  return existsSync(fileOf(name));
}

function fileOf(name: string): string {
  return join(folder, `${name}.json`);
}

/** Passes every request on to the real server and writes down what was said; times, keys and hosts are left out. */
export async function recorder(name: string, real: { url: string; key: string }): Promise<StandIn> {
  const exchanges: Recording['exchanges'] = {};
  const version = await fetch(`${real.url}/version`, { headers: { authorization: `Bearer ${real.key}` } });
  const { pkgVersion } = (await version.json()) as { pkgVersion: string };
  const server = createServer(async (request, response) => {
    const asked = await read(request);
    const answer = await fetch(real.url + request.url, {
      method: request.method ?? 'GET',
      headers: { authorization: `Bearer ${real.key}`, 'content-type': 'application/json' },
      ...(asked.body ? { body: asked.body } : {}),
    });
    const text = await answer.text();
    const reply = { status: answer.status, body: text ? timeless(JSON.parse(text)) : null };
    note(exchanges, asked, reply);
    send(response, { ...reply, body: text ? JSON.parse(text) : null });
  });
  return listen(server, [], async () => {
    const { hits, pooled } = pool(exchanges);
    const recording: Recording = {
      recordedFrom: `Meilisearch ${pkgVersion}`,
      recordedOn: new Date().toISOString().slice(0, 10),
      hits,
      exchanges: pooled,
    };
    writeFileSync(fileOf(name), `${JSON.stringify(recording)}\n`);
  });
}

/** Answers from what was recorded; what nobody asked then is refused loudly. */
export async function player(name: string): Promise<StandIn> {
  const { exchanges, hits } = JSON.parse(readFileSync(fileOf(name), 'utf8')) as Recording;
  const unknown: string[] = [];
  const server = createServer(async (request, response) => {
    const asked = await read(request);
    const found = exchanges[keyOf(asked)];
    if (!found) {
      unknown.push(asked.request);
      const message = `not in test/search/recorded/${name}.json: ${asked.request.slice(0, 400)} — record again, see docs/search.md`;
      send(response, {
        status: 418,
        body: { message, code: 'not_recorded', type: 'invalid_request', link: '' },
      });
      return;
    }
    const [first] = found.replies;
    if (first) send(response, { status: first.status, body: withHits(first.body, (at) => hits[Number(at)]) });
    // The last one stays: how often a loop asks depends on the machine.
    if (found.replies.length > 1) found.replies.shift();
  });
  return listen(server, unknown, async () => undefined);
}

/** The same reply with every hit exchanged. */
function withHits(value: unknown, exchange: (hit: unknown) => unknown): unknown {
  if (Array.isArray(value)) return value.map((each) => withHits(each, exchange));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [
      key,
      key === 'hits' && Array.isArray(each) ? each.map(exchange) : withHits(each, exchange),
    ]),
  );
}

function pool(exchanges: Recording['exchanges']): { hits: unknown[]; pooled: Recording['exchanges'] } {
  const places = new Map<string, number>();
  const hits: unknown[] = [];
  const placeOf = (hit: unknown): number => {
    const text = JSON.stringify(hit);
    const known = places.get(text);
    if (known !== undefined) return known;
    places.set(text, hits.length);
    return hits.push(hit) - 1;
  };
  const pooled = Object.entries(exchanges).map(([key, { request, replies }]) => [
    key,
    { request, replies: replies.map(({ status, body }) => ({ status, body: withHits(body, placeOf) })) },
  ]);
  return { hits, pooled: Object.fromEntries(pooled) };
}

interface Asked {
  request: string;
  body: string;
  path: string;
}

async function read(request: IncomingMessage): Promise<Asked> {
  let body = '';
  request.setEncoding('utf8');
  for await (const chunk of request) body += chunk;
  const path = request.url ?? '';
  return { request: `${request.method} ${path} ${inOrder(body)}`, body, path };
}

/** The database gives rows in no particular order; the same documents are the same request. */
function inOrder(body: string): string {
  const sent: unknown = body ? JSON.parse(body) : null;
  if (!Array.isArray(sent)) return body;
  return JSON.stringify(sent.map((each) => JSON.stringify(each)).sort());
}

/** Documents are long and stand in the file once, in what they are found by: the hash tells a changed one. */
function keyOf({ request }: Asked): string {
  return createHash('sha256').update(request).digest('hex').slice(0, 16);
}

function note(exchanges: Recording['exchanges'], asked: Asked, reply: Reply): void {
  // Of a task only its end: how often it is asked for until then depends on the machine.
  const status = (reply.body as { status?: string } | null)?.status;
  if (asked.path.startsWith('/tasks/') && (status === 'enqueued' || status === 'processing')) return;
  const key = keyOf(asked);
  const short = asked.request.length > 300 ? `${asked.request.slice(0, 300)}…` : asked.request;
  const noted = exchanges[key] ?? { request: short, replies: [] };
  exchanges[key] = noted;
  if (JSON.stringify(noted.replies.at(-1)) !== JSON.stringify(reply)) noted.replies.push(reply);
}

const moments = new Set(['enqueuedAt', 'startedAt', 'finishedAt', 'createdAt', 'updatedAt']);

function timeless(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(timeless);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, each]) => {
      if (moments.has(key)) return [[key, each === null ? null : '2026-01-01T00:00:00Z']];
      if (key === 'processingTimeMs') return [[key, 1]];
      return key === 'duration' ? [] : [[key, timeless(each)]];
    }),
  );
}

function send(response: ServerResponse, { status, body }: Reply): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(body === null ? '' : JSON.stringify(body));
}

async function listen(server: Server, unknown: string[], finish: () => Promise<void>): Promise<StandIn> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    unknown,
    close: async () => {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
      await finish();
    },
  };
}
