import { BreakerOpen, type BreakerOptions, breaker } from './breaker.ts';
import type {
  EngineState,
  PositionEngine,
  PositionQuery,
  PositionSearch,
  SearchReply,
  SearchServer,
} from './engine.ts';

export interface FallbackOptions extends BreakerOptions {
  /** Milliseconds after which a server is compared with the database again. */
  compareEvery?: number;
  /** Told of each failure that a person was spared. */
  onFailure?: (error: unknown, server: string) => void;
  /** Told of an index that differed from the database and was repaired. */
  onDrift?: PositionSearch['reportDrift'];
}

/** One server with its breaker: asked while it answers and holds what the stand-in holds. */
interface Choice {
  server: SearchServer;
  /** Null when it is not asked or did not answer. */
  search(query: PositionQuery): Promise<SearchReply | null>;
  /** Null like the search: an operator is told of the one that would answer. */
  state(): Promise<EngineState | null>;
  compare(): Promise<void>;
  readonly usable: boolean;
}

/**
 * Asks the servers in their order, each while it answers and is whole; when none does, the stand-in answers and says
 * `degraded`. Writes through this go to the stand-in first, so that it is right whatever happens.
 */
export function withFallback(
  servers: readonly SearchServer[],
  standIn: PositionEngine,
  options: FallbackOptions = {},
): PositionSearch {
  const choices = servers.map((server) => choiceOf(server, standIn, options));
  const engines = [standIn, ...servers.map(({ engine }) => engine)];
  const usable = (): PositionEngine | undefined => choices.find((each) => each.usable)?.server.engine;

  async function search(query: PositionQuery): Promise<SearchReply> {
    for (const choice of choices) {
      const reply = await choice.search(query);
      if (reply) return reply;
    }
    return { ...(await standIn.search(query)), degraded: true };
  }

  async function onEach(work: (engine: PositionEngine) => Promise<void>): Promise<void> {
    for (const engine of engines) await work(engine);
  }

  return {
    lock: standIn.lock,
    own: standIn,
    servers,
    search,
    reportDrift: options.onDrift ?? (() => undefined),
    prepare: async () => {
      await standIn.prepare();
      await Promise.all(
        choices.map(async ({ server, compare }) => {
          await server.engine.prepare().catch((error: unknown) => options.onFailure?.(error, server.name));
          await compare();
        }),
      );
    },
    index: (sources) => onEach((engine) => engine.index(sources)),
    remove: (ids) => onEach((engine) => engine.remove(ids)),
    rebuild: async (source) => {
      await onEach((engine) => engine.rebuild(source));
      await Promise.all(choices.map(({ compare }) => compare()));
    },
    versions: () => (usable() ?? standIn).versions(),
    mark: () => (usable() ?? standIn).mark(),
    state: async () => {
      for (const choice of choices) {
        const state = await choice.state();
        if (state) return state;
      }
      return { ...(await standIn.state()), degraded: true };
    },
  };
}

function choiceOf(server: SearchServer, standIn: PositionEngine, options: FallbackOptions): Choice {
  const { compareEvery = 30_000, onFailure = () => undefined } = options;
  const { name, engine } = server;
  const gate = breaker(options);
  let whole = false;
  let comparedAt = Number.NEGATIVE_INFINITY;
  let comparing: Promise<void> | null = null;

  async function compare(): Promise<void> {
    comparedAt = performance.now();
    try {
      const [mine, theirs] = await Promise.all([standIn.state(), gate.run(() => engine.state())]);
      whole = nearlyEqual(mine.documents, theirs.documents);
    } catch (error) {
      whole = false;
      onFailure(error, name);
    }
  }

  function compareIfDue(): void {
    if (comparing || performance.now() - comparedAt < compareEvery) return;
    comparing = compare().finally(() => {
      comparing = null;
    });
  }

  async function ask<T>(work: () => Promise<T>): Promise<T | null> {
    if (!whole) return null;
    try {
      return await gate.run(work);
    } catch (error) {
      // While it is kept away nothing new has failed.
      if (!(error instanceof BreakerOpen)) onFailure(error, name);
      return null;
    }
  }

  return {
    server,
    compare,
    get usable() {
      return whole && !gate.open;
    },
    search: (query) => {
      compareIfDue();
      return ask(() => engine.search(query));
    },
    state: () => ask(() => engine.state()),
  };
}

/** A job on its way makes a difference of a few; a lost index makes one of many. */
function nearlyEqual(mine: number, theirs: number): boolean {
  if (mine > 0 && theirs === 0) return false;
  return Math.abs(mine - theirs) <= Math.max(20, mine * 0.02);
}
