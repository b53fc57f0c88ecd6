import type { z } from 'zod';
import type { Permission } from './permissions.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** A reply that is a file, sent as it is: docx, xlsx, pdf, csv, ics. */
export const file = 'file';

/**
 * One operation of the API: what it takes, what it answers and which permission it needs.
 * `permission: null` says aloud that anyone may call it; leaving it out does not compile.
 */
export interface Route {
  readonly method: Method;
  readonly path: `/api/${string}`;
  readonly permission: Permission | null;
  /** Chinese sentence for the OpenAPI document. */
  readonly summary: string;
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodObject;
  /** `'multipart'`: the body is one uploaded file; further fields go into the query. */
  readonly upload?: 'multipart';
  /** Undeclared fields are dropped; `'file'` sends bytes; `null` answers 204. */
  readonly reply: z.ZodType | typeof file | null;
}

/** Keeps the literal types of a domain's table of routes. */
export function routes<const T extends Record<string, Route>>(table: T): T {
  return table;
}

type Fields<T> = T extends z.ZodObject ? z.output<T> : unknown;
type Given<T> = T extends z.ZodObject ? z.input<T> : unknown;

/** One uploaded file, read once as a stream. */
export interface Upload {
  name: string;
  stream: AsyncIterable<Uint8Array>;
}
type Uploaded<R extends Route> = R['upload'] extends 'multipart' ? { upload: Upload } : unknown;

/** What a verb receives: params, query and body of the route in one object, checked. */
export type Input<R extends Route> = Fields<R['params']> &
  Fields<R['query']> &
  Fields<R['body']> &
  Uploaded<R>;
/** What a caller hands over before defaults are filled in. */
export type CallerInput<R extends Route> = Given<R['params']> & Given<R['query']> & Given<R['body']>;
/** What a verb returns. */
export type Reply<R extends Route> = R['reply'] extends z.ZodType
  ? z.output<R['reply']>
  : R['reply'] extends typeof file
    ? FileReply
    : null;
/** What a caller receives. */
export type CallerReply<R extends Route> = R['reply'] extends z.ZodType ? z.output<R['reply']> : null;

export interface FileReply {
  /** Name offered to the person; never holds a word of hardship when a company can get it. */
  name: string;
  type: string;
  bytes: Uint8Array;
}
