import type { RequestEvent } from '@sveltejs/kit';
import { PUBLIC_ORIGIN } from '$app/env/private';

const reading = new Set(['GET', 'HEAD', 'OPTIONS']);
const formLimit = 512 * 1024;
/** What the API takes of a file, with room for the form around it. */
const uploadLimit = 20.5 * 1024 * 1024;

/** Refuses a write that another site started, or that is larger than the site takes; `null` lets it pass. */
export function refuseWrite(event: RequestEvent): { status: number; message: string } | null {
  const { request } = event;
  if (reading.has(request.method)) return null;
  if (!fromHere(event)) {
    return { status: 403, message: '这次操作不是从本站发出的，没有执行。请回到页面上再做一次。' };
  }
  const length = request.headers.get('content-length');
  if (length === null && request.body)
    return { status: 411, message: '没有收到内容的长度，请换个浏览器再试。' };
  const multipart = request.headers.get('content-type')?.startsWith('multipart/form-data') ?? false;
  if (Number(length) > (multipart ? uploadLimit : formLimit)) {
    const size = Math.ceil(Number(length) / 1024 / 1024);
    return {
      status: 413,
      message: multipart
        ? `文件有 ${size} MB，一次最多收 20 MB。请分成几份再传。`
        : '写的内容太长，没有收下。请删减后再试。',
    };
  }
  return null;
}

/** Browsers send `Origin` with every form post; `Sec-Fetch-Site` speaks where a privacy tool removed it. */
function fromHere({ request, url }: RequestEvent): boolean {
  const origin = request.headers.get('origin');
  if (origin) return origin === url.origin || origin === PUBLIC_ORIGIN;
  return request.headers.get('sec-fetch-site') === 'same-origin';
}
