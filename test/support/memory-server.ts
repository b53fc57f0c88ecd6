import type { PositionEngine, PositionSource, SearchServer } from '@sunshine/search/engine.ts';

/** A search server in memory, to see which writes reach it and when; what it finds is the contract test's matter. */
export interface MemoryServer extends SearchServer {
  documents: Map<string, PositionSource>;
  /** Batches written so far. */
  writes: number;
  /** What it says of its own state; a backup put back brings the one of then. */
  mark: string;
  /** What happens to a write instead: nothing arrives, or it arrives and nobody hears of it. */
  fault: 'away' | 'unheard' | null;
}

export function memoryServer(name: string): MemoryServer {
  const documents = new Map<string, PositionSource>();
  const server: MemoryServer = {
    name,
    documents,
    writes: 0,
    mark: 'new',
    fault: null,
    engine: undefined as never,
  };
  const write = async (change: () => void): Promise<void> => {
    if (server.fault === 'away') throw new Error('connect ECONNREFUSED');
    change();
    server.writes += 1;
    server.mark = `after ${server.writes} writes`;
    if (server.fault === 'unheard') throw new Error('killed');
  };
  const answer = async (): Promise<void> => {
    if (server.fault === 'away') throw new Error('connect ECONNREFUSED');
  };
  const engine: PositionEngine = {
    lock: name,
    prepare: answer,
    index: (sources) => write(() => sources.forEach((each) => void documents.set(each.id, each))),
    remove: (ids) => write(() => ids.forEach((id) => void documents.delete(id))),
    rebuild: async (source) => {
      documents.clear();
      for await (const batch of source()) for (const each of batch) documents.set(each.id, each);
    },
    versions: async () => {
      await answer();
      return new Map([...documents].map(([id, { version }]) => [id, version]));
    },
    state: async () => {
      await answer();
      return { engine: 'meilisearch', documents: documents.size, degraded: false };
    },
    mark: async () => {
      await answer();
      return server.mark;
    },
    search: async ({ words }) => {
      await answer();
      const found = [...documents.values()].filter(({ title }) => title.includes(words));
      // Only what these tests look at.
      return {
        items: found,
        total: found.length,
        engine: 'meilisearch',
        degraded: false,
        corrected: name,
      } as never;
    },
  };
  return Object.assign(server, { engine });
}
