/** What an act of a page with several forms answered: at which form, done or refused, and why. */
export interface FormAnswer {
  form?: string;
  done?: string;
  message?: string;
  fields?: Record<string, string>;
  values?: Record<string, string>;
  [more: string]: unknown;
}

/** The refusal as far as it belongs to one form of the page. */
export function refusalOf(answer: FormAnswer | null | undefined, form: string): FormAnswer | null {
  return answer?.form === form && answer.message ? answer : null;
}
