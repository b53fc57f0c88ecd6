/** One refusal: HTTP status and the Chinese sentence that says what happened and what to do next. */
export interface Refusal {
  readonly status: 400 | 401 | 403 | 404 | 409 | 413 | 422 | 429 | 503;
  readonly message: string;
}

export type Refusals = Readonly<Record<`${string}.${string}`, Refusal>>;

/** The one error body of the API. `fields` maps an input's name to one sentence. */
export interface ErrorBody {
  code: string;
  message: string;
  fields?: Record<string, string>;
  requestId: string;
}

/** Name of a database constraint → the refusal a person gets when it is hit. */
export type ConstraintRefusals<Code extends string> = Readonly<Record<string, Code>>;
