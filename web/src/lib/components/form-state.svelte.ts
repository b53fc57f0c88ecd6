import { getContext, setContext } from 'svelte';

/** What the parts of a form know about it: the refusal it got and whether it is on its way. */
export interface FormState {
  /** Start of the ids of its inputs; forms on one page that share names need different ones. */
  readonly prefix: string;
  readonly busy: boolean;
  readonly submitter: HTMLElement | null;
  readonly fields: Readonly<Record<string, string>>;
  readonly values: Readonly<Record<string, string>>;
}

const key = Symbol('form');

export function provideForm(state: FormState): void {
  setContext(key, state);
}

export function useForm(): FormState | undefined {
  return getContext<FormState | undefined>(key);
}
