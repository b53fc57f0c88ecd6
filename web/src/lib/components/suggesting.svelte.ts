import type { Suggestion } from '@sunshine/contract/positions/search.ts';
import { url } from '#lib/url.ts';

/** Time without a key before what is typed is asked. */
const pause = 150;

/** What is offered while somebody types into a combobox; newer typing cancels what is on its way. */
export class Suggesting {
  items = $state<Suggestion[]>([]);
  active = $state(-1);
  open = $state(false);
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asking: AbortController | undefined;

  type(text: string): void {
    this.#stop();
    this.active = -1;
    if (text.trim() === '') {
      this.close();
      return;
    }
    this.#timer = setTimeout(() => void this.#ask(text.trim()), pause);
  }

  /** Moves through the list and round its ends; -1 stands in the input itself. */
  move(by: 1 | -1): void {
    if (this.items.length === 0) return;
    this.open = true;
    const places = this.items.length + 1;
    this.active = ((this.active + 1 + by + places) % places) - 1;
  }

  get chosen(): Suggestion | undefined {
    return this.open ? this.items[this.active] : undefined;
  }

  close(): void {
    this.#stop();
    this.open = false;
    this.active = -1;
  }

  #stop(): void {
    clearTimeout(this.#timer);
    this.#asking?.abort();
  }

  async #ask(text: string): Promise<void> {
    const asking = new AbortController();
    this.#asking = asking;
    try {
      const reply = await fetch(url.suggestions(text), { signal: asking.signal });
      if (!reply.ok) return;
      const { suggestions } = (await reply.json()) as { suggestions: Suggestion[] };
      this.items = suggestions;
      this.active = -1;
      this.open = suggestions.length > 0;
    } catch {
      // Cancelled or offline: the form itself works without suggestions.
    }
  }
}
