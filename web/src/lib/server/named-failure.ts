import type { ActionFailure } from '@sveltejs/kit';
import { type FormFailure, formFailure } from './form-failure.ts';

/** A refusal that says which of a page's forms it answers. */
export type NamedFailure<Name extends string> = FormFailure & { form: Name };

export function namedFailure<Name extends string>(
  form: Name,
  error: unknown,
  data: FormData,
): ActionFailure<NamedFailure<Name>> {
  const failure = formFailure(error, data);
  return Object.assign(failure, { data: { ...failure.data, form } });
}

/** Runs one named form of a page; an answer of its own, or the refusal under the form's name. */
export async function answering<Name extends string, Answer>(
  form: Name,
  request: Request,
  work: (data: FormData) => Promise<Answer>,
): Promise<Answer | ActionFailure<NamedFailure<Name>>> {
  const data = await request.formData();
  try {
    return await work(data);
  } catch (error) {
    return namedFailure(form, error, data);
  }
}
