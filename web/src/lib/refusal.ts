/** A refused form: its sentence, the sentences of its inputs and what had been filled in. */
export interface Refusal {
  message: string;
  fields: Record<string, string>;
  values: Record<string, string>;
}

/** The refusal in a page's `form`, when its last action was refused; actions that went through answer otherwise. */
export function refusalOf(form: object | null | undefined): Refusal | null {
  if (!form || !('message' in form) || typeof form.message !== 'string') return null;
  const { fields = {}, values = {} } = form as Partial<Refusal>;
  return { message: form.message, fields, values };
}
