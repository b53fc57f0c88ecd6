import { type RefusalCode, refusals } from '@sunshine/contract/refusals.ts';

/** Thrown by verbs and policy; the error plugin turns it into the one error body. */
export class RefusalError extends Error {
  readonly code: RefusalCode;
  readonly status: number;
  readonly fields: Record<string, string> | undefined;

  constructor(code: RefusalCode, options: { message?: string; fields?: Record<string, string> } = {}) {
    super(options.message ?? refusals[code].message);
    this.code = code;
    this.status = refusals[code].status;
    this.fields = options.fields;
  }
}

/**
 * A refusal to throw. `message` replaces the code's sentence where a number or date belongs into it;
 * `fields` says what is wrong with which input.
 */
export function refusal(
  code: RefusalCode,
  options: { message?: string; fields?: Record<string, string> } = {},
): RefusalError {
  return new RefusalError(code, options);
}
