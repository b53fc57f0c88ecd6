import { type ActionFailure, fail } from '@sveltejs/kit';
import { ApiError } from './api-error.ts';

/** What a page's `form` holds after a refused action. */
export interface FormFailure {
  /** One sentence above the form. */
  message: string;
  /** One sentence per input, by its name. */
  fields: Record<string, string>;
  /** What the person had filled in, to be shown again; never a password. */
  values: Record<string, string>;
  code: string;
  [more: string]: unknown;
}

/** Answers a form with the API's refusal and keeps the input; any other error goes on to the error page. */
export function formFailure(error: unknown, data: FormData): ActionFailure<FormFailure> {
  if (!(error instanceof ApiError)) throw error;
  return fail(error.status, {
    message: error.message,
    fields: { ...error.fields },
    values: shown(data),
    code: error.code,
  });
}

/** Refuses a form on a rule of the page itself, such as two passwords that differ. */
export function formRefusal(
  data: FormData,
  message: string,
  fields: Record<string, string> = {},
): ActionFailure<FormFailure> {
  return fail(422, { message, fields, values: shown(data), code: 'site.form' });
}

function shown(data: FormData): Record<string, string> {
  const values: Record<string, string> = {};
  for (const [name, value] of data) {
    if (typeof value !== 'string' || /password|密码/i.test(name)) continue;
    values[name] = value;
  }
  return values;
}
