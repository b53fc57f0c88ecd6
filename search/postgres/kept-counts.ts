import type { FoundCounts } from '@sunshine/db/queries/positions/search.ts';

/** Rows from which on counting costs more than a page is worth. */
const broad = 20_000;
const keptFor = 5_000;
const mostKept = 200;

/**
 * Counts of broad searches without words, kept for seconds within this process: they are the same for everybody, cost
 * most of such a search, and nobody notices that one of 20,000 came a moment later. Another copy keeps its own.
 */
export class KeptCounts {
  readonly #kept = new Map<string, { counts: FoundCounts; until: number }>();
  readonly #now: () => number;

  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  get(key: string): FoundCounts | null {
    const found = this.#kept.get(key);
    return found && found.until > this.#now() ? found.counts : null;
  }

  keep(key: string, counts: FoundCounts): void {
    if (counts.totalWithoutFilters < broad) return;
    if (this.#kept.size >= mostKept) this.#kept.clear();
    this.#kept.set(key, { counts, until: this.#now() + keptFor });
  }
}
