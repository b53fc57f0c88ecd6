import { type Breaker, BreakerOpen, type BreakerOptions, breaker } from './breaker.ts';
import type { PositionEngine, PositionQuery, PositionSearch, SearchReply } from './engine.ts';

export interface FallbackOptions extends BreakerOptions {
  /** Milliseconds after which the first choice is compared with the stand-in again. */
  compareEvery?: number;
  /** Told of each failure that a person was spared. */
  onFailure?: (error: unknown) => void;
}

/**
 * Asks the first choice while it answers and holds what the stand-in holds; otherwise the stand-in
 * answers and says `degraded`. Writes go to the stand-in first, so that it is right whatever happens.
 */
export function withFallback(
  first: PositionEngine,
  standIn: PositionEngine,
  options: FallbackOptions = {},
): PositionSearch {
  const { compareEvery = 30_000, onFailure = () => undefined } = options;
  const gate: Breaker = breaker(options);
  const engines = [standIn, first];
  let whole = false;
  let comparedAt = Number.NEGATIVE_INFINITY;
  let comparing: Promise<void> | null = null;

  async function compare(): Promise<void> {
    comparedAt = performance.now();
    try {
      const [mine, theirs] = await Promise.all([standIn.state(), gate.run(() => first.state())]);
      whole = nearlyEqual(mine.documents, theirs.documents);
    } catch (error) {
      whole = false;
      onFailure(error);
    }
  }

  function compareIfDue(): void {
    if (comparing || performance.now() - comparedAt < compareEvery) return;
    comparing = compare().finally(() => {
      comparing = null;
    });
  }

  async function search(query: PositionQuery): Promise<SearchReply> {
    compareIfDue();
    if (whole) {
      try {
        return await gate.run(() => first.search(query));
      } catch (error) {
        // While it is kept away nothing new has failed.
        if (!(error instanceof BreakerOpen)) onFailure(error);
      }
    }
    return { ...(await standIn.search(query)), degraded: true };
  }

  async function onEach(work: (engine: PositionEngine) => Promise<void>): Promise<void> {
    for (const engine of engines) await work(engine);
  }

  return {
    engines,
    search,
    prepare: async () => {
      await standIn.prepare();
      await first.prepare().catch(onFailure);
      await compare();
    },
    index: (sources) => onEach((engine) => engine.index(sources)),
    remove: (ids) => onEach((engine) => engine.remove(ids)),
    rebuild: async (source) => {
      await onEach((engine) => engine.rebuild(source));
      await compare();
    },
    versions: () => first.versions(),
    state: async () => {
      if (whole && !gate.open) return first.state();
      return { ...(await standIn.state()), degraded: true };
    },
  };
}

/** A job on its way makes a difference of a few; a lost index makes one of many. */
function nearlyEqual(mine: number, theirs: number): boolean {
  if (mine > 0 && theirs === 0) return false;
  return Math.abs(mine - theirs) <= Math.max(20, mine * 0.02);
}
