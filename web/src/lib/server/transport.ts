import { API_ORIGIN } from '$app/env/private';
import { apiErrorFrom } from './api-error.ts';

/** Milliseconds for an answer of the API; a roster of 10,000 rows is the longest. */
const patience = 120_000;

export interface ApiRequest {
  method: string;
  url: string;
  headers: Record<string, string>;
  body?: string | Uint8Array;
}

export interface ApiResponse {
  status: number;
  headers: Record<string, string>;
  body: Uint8Array;
}

type InProcessApi = (request: ApiRequest) => Promise<ApiResponse>;

const inProcessKey = Symbol.for('sunshine.api');

/** The API in this process puts itself under this symbol; Vite's copy of a module could not share it. */
function inProcessApi(): InProcessApi | undefined {
  const found: unknown = Reflect.get(globalThis, inProcessKey);
  return typeof found === 'function' ? (found as InProcessApi) : undefined;
}

/** One request to the API: in this process when it is here, over HTTP otherwise. */
export async function send(request: ApiRequest): Promise<ApiResponse> {
  const local = inProcessApi();
  if (local) return local(request);
  if (!API_ORIGIN) throw new Error('API_ORIGIN is not set and no API runs in this process');
  const reply = await fetch(new URL(request.url, API_ORIGIN), {
    method: request.method,
    headers: request.headers,
    // Uint8Array over any buffer is a valid body; the DOM types only admit ArrayBuffer.
    body: (request.body as BodyInit | undefined) ?? null,
    redirect: 'manual',
    signal: AbortSignal.timeout(patience),
  }).catch(() => {
    throw apiErrorFrom(503, '');
  });
  return {
    status: reply.status,
    headers: Object.fromEntries(reply.headers),
    body: new Uint8Array(await reply.arrayBuffer()),
  };
}
