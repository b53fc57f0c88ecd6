import type { Refusals } from '../errors.ts';

/** Refusals that any request can meet. */
export const requestErrors = {
  'request.invalid': { status: 400, message: '有几处要改，看标出来的地方。' },
  'request.notSignedIn': { status: 401, message: '先登录，再接着做。' },
  'request.forbidden': { status: 403, message: '你的账号不办这件事，请联系本单位的管理员。' },
  'request.notFound': { status: 404, message: '没有找到。可能已经移走，请从列表重新进入。' },
  'request.conflict': { status: 409, message: '别人刚改过这一条。刷新看最新内容，再决定。' },
  'request.tooLarge': { status: 413, message: '文件太大，最多 20 MB。请分成几个文件。' },
  'request.tooMany': { status: 429, message: '试得太快了，过几分钟再来。你填的内容还在。' },
  'request.unavailable': { status: 503, message: '现在忙不过来，没有保存。过一分钟再试，你填的内容还在。' },
  'request.stepNotAllowed': { status: 409, message: '现在这个状态不能这样办，刷新看最新状态。' },
} as const satisfies Refusals;
