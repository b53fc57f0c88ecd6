/** A refused form as a page shows it; `form` names which of the page's forms it answers. */
export interface Refusal {
  form?: string;
  code: string;
  message: string;
  fields: Record<string, string>;
  values: Record<string, string>;
}

/** The refusal in a page's `form`, null when the action went through or none ran. */
export function refusalOf(form: unknown): Refusal | null {
  const isRefusal = typeof form === 'object' && form !== null && 'message' in form && 'fields' in form;
  // Only `formFailure` answers with both.
  return isRefusal ? (form as Refusal) : null;
}

/** The line of success in a page's `form`. */
export function doneOf(form: unknown): string | null {
  const done = typeof form === 'object' && form !== null && 'done' in form ? form.done : null;
  return typeof done === 'string' ? done : null;
}
