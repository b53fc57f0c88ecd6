/** One request to a Meilisearch server and its answer, without the wire between. */
export interface MeilisearchRequest {
  method: string;
  /** With its query. */
  path: string;
  body: string;
}
export interface MeilisearchAnswer {
  status: number;
  body: unknown;
}
export type Meilisearch = (request: MeilisearchRequest) => Promise<MeilisearchAnswer>;

type Document = Record<string, unknown> & { id: string };
interface Index {
  settings: Record<string, unknown>;
  documents: Map<string, Document>;
}

/**
 * A Meilisearch in memory with what the keeping of an index asks for; every task is done at once. It does not search: whoever
 * asks it is refused and answered by PostgreSQL. What it finds is the matter of the tests with a real server.
 */
export function memoryMeilisearch(): Meilisearch {
  const indexes = new Map<string, Index>();
  let tasks = 0;
  const task = (): MeilisearchAnswer => {
    tasks += 1;
    return { status: 202, body: { taskUid: tasks, status: 'enqueued', type: 'test', enqueuedAt: now } };
  };
  return async ({ method, path, body }) => {
    const { pathname, searchParams } = new URL(path, 'http://memory');
    const [, first = '', uid = '', part = '', act = ''] = pathname.split('/');
    if (first === 'tasks')
      return { status: 200, body: { uid: Number(uid), status: 'succeeded', type: 'test' } };
    if (first !== 'indexes') return { status: 503, body: {} };
    if (uid === '') {
      indexes.set(JSON.parse(body).uid, { settings: {}, documents: new Map() });
      return task();
    }
    const index = indexes.get(uid);
    if (!index)
      return { status: 404, body: { message: 'none', code: 'index_not_found', type: 'invalid_request' } };
    if (part === 'settings') {
      if (method === 'GET') return { status: 200, body: index.settings };
      Object.assign(index.settings, JSON.parse(body));
      return task();
    }
    if (part === '' && method === 'GET') return { status: 200, body: { uid, updatedAt: String(tasks) } };
    if (part === 'stats') return { status: 200, body: { numberOfDocuments: index.documents.size } };
    if (method === 'GET') return { status: 200, body: pageOf(index, searchParams) };
    const sent: unknown[] = JSON.parse(body);
    for (const each of sent) {
      if (act === 'delete-batch') index.documents.delete(String(each));
      else index.documents.set((each as Document).id, each as Document);
    }
    return task();
  };
}

const now = '2026-01-01T00:00:00Z';

function pageOf({ documents }: Index, asked: URLSearchParams): unknown {
  const [offset, limit] = [Number(asked.get('offset') ?? 0), Number(asked.get('limit') ?? 20)];
  return {
    results: [...documents.values()].slice(offset, offset + limit),
    offset,
    limit,
    total: documents.size,
  };
}

/** A real server, under an index of the test's own: the product always asks for `positions`. */
export function realMeilisearch(url: string, key: string, index: string): Meilisearch {
  return async ({ method, path, body }) => {
    const answer = await fetch(url + path.replace(/^\/indexes\/positions(?=[/?]|$)/, `/indexes/${index}`), {
      method,
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      ...(body ? { body: body.replaceAll(/"(uid|indexUid)":"positions"/g, `"$1":"${index}"`) } : {}),
    });
    const text = await answer.text();
    return { status: answer.status, body: text ? JSON.parse(text) : null };
  };
}
