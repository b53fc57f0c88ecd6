import type { CallerInput, Route } from '@sunshine/contract/route.ts';
import type { TestApp } from './app.ts';
import { address, type Caller, type Outcome } from './call.ts';

/** Sends one file to a route with `upload: 'multipart'`, as a browser's form does. */
export async function uploadTo<R extends Route>(
  { app }: Pick<TestApp, 'app'>,
  route: R,
  input: CallerInput<R>,
  file: { name: string; bytes: Buffer },
  as: Caller,
): Promise<Outcome<R>> {
  const boundary = 'a-boundary-of-the-tests';
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${file.name}"\r\ncontent-type: application/octet-stream\r\n\r\n`;
  const { url } = address(route, input as Record<string, unknown>);
  const reply = await app.inject({
    method: route.method,
    url,
    headers: {
      authorization: `Bearer ${as.token}`,
      'content-type': `multipart/form-data; boundary=${boundary}`,
    },
    payload: Buffer.concat([Buffer.from(head), file.bytes, Buffer.from(`\r\n--${boundary}--\r\n`)]),
  });
  const ok = reply.statusCode < 400;
  const body = reply.payload === '' ? null : JSON.parse(reply.payload);
  return {
    ok,
    status: reply.statusCode,
    body,
    bytes: reply.rawPayload,
    headers: reply.headers,
  } as Outcome<R>;
}
