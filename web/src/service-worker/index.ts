import { version } from '$app/env';
import { self as worker } from '$app/service-worker';

/*
 * Lets the page of the door (签到) open without a network. It keeps nothing else: no data of people, no other page. Its
 * scope are the fairs of a union; it is registered by the page of the door alone.
 */
const cacheName = `door-${version}`;
const door = /^\/union\/fairs\/[\w-]+\/door$/;
/** Milliseconds after which a slow network counts as none. */
const patience = 4000;

worker.addEventListener('install', () => void worker.skipWaiting());

worker.addEventListener('activate', (event) => {
  event.waitUntil(
    (async () => {
      for (const name of await caches.keys())
        if (name.startsWith('door-') && name !== cacheName) await caches.delete(name);
      await worker.clients.claim();
    })(),
  );
});

worker.addEventListener('message', (event) => {
  const keep = (event.data as { keep?: { page: string; parts: string[] } }).keep;
  if (keep) event.waitUntil(keepParts(keep.page, keep.parts));
});

async function keepParts(page: string, parts: readonly string[]): Promise<void> {
  const cache = await caches.open(cacheName);
  const own = parts.filter((part) => isPart(new URL(part, location.href)));
  await Promise.allSettled(own.map(async (part) => (await cache.match(part)) ?? cache.add(part)));
  await keepPage(cache, page, await fetch(page, { credentials: 'same-origin' }));
}

/** Read to its end first: a network that breaks off in the middle would take the page that was kept before with it. */
async function keepPage(cache: Cache, path: string, response: Response): Promise<void> {
  if (!response.ok || response.redirected) return;
  const { status, headers } = response;
  await cache.put(path, new Response(await response.blob(), { status, headers }));
}

/** Built files, whose names change with their content, and the few fixed ones. */
function isPart(address: URL): boolean {
  return (
    address.origin === location.origin &&
    (address.pathname.includes('/immutable/') || /\.(svg|png|webmanifest)$/.test(address.pathname))
  );
}

worker.addEventListener('fetch', (event) => {
  const address = new URL(event.request.url);
  if (event.request.method !== 'GET' || address.origin !== location.origin) return;
  if (event.request.mode === 'navigate' && door.test(address.pathname)) {
    event.respondWith(pageOrKept(event.request, address.pathname));
  } else if (isPart(address)) {
    event.respondWith(keptOrFetched(event.request));
  }
});

async function pageOrKept(request: Request, path: string): Promise<Response> {
  const cache = await caches.open(cacheName);
  try {
    const response = await fetch(request, { signal: AbortSignal.timeout(patience) });
    await keepPage(cache, path, response.clone());
    // A server that is being restarted answers through its proxy with 502 or 503.
    return response.status < 502 ? response : ((await cache.match(path)) ?? response);
  } catch (error) {
    const kept = await cache.match(path);
    if (kept) return kept;
    throw error;
  }
}

async function keptOrFetched(request: Request): Promise<Response> {
  return (await caches.match(request, { cacheName })) ?? fetch(request);
}
