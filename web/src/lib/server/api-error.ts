import type { ErrorBody } from '@sunshine/contract/errors.ts';

/** A refusal of the API: its code, its Chinese sentence, one sentence per field. */
export class ApiError extends Error {
  readonly status: number;
  readonly code: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly requestId: string;

  constructor(status: number, body: ErrorBody) {
    super(body.message);
    this.name = 'ApiError';
    this.status = status;
    this.code = body.code;
    this.fields = body.fields ?? {};
    this.requestId = body.requestId;
  }
}

/** The one error body of the API, or a sentence of our own when a proxy answered instead. */
export function apiErrorFrom(status: number, text: string): ApiError {
  try {
    const body: unknown = JSON.parse(text);
    if (typeof body === 'object' && body !== null && 'code' in body && 'message' in body) {
      return new ApiError(status, body as ErrorBody);
    }
  } catch {
    // Not JSON: falls through to the sentence below.
  }
  return new ApiError(status, {
    code: 'site.noAnswer',
    message: '刚才没有接通。数据没有动，过一会儿再试一次。',
    requestId: '',
  });
}
