import type { Refusals } from '../errors.ts';

export const attachmentErrors = {
  'attachment.notFound': { status: 404, message: '没有找到这份附件，可能已经移除。刷新看最新内容。' },
  'attachment.empty': { status: 422, message: '文件是空的，换一个再传。' },
  'attachment.tooLarge': { status: 413, message: '文件超过 10 MB。压缩图片，或拆成几份再传。' },
  'attachment.typeNotAllowed': {
    status: 422,
    message: '只收 PDF、JPG、PNG、Word（docx）和 Excel（xlsx）。另存成其中一种再传。',
  },
  'attachment.hasMacros': { status: 422, message: '文件里有宏，不收。另存成不带宏的 docx 或 xlsx 再传。' },
  'attachment.damaged': { status: 422, message: '文件坏了，读不完整。打开看一眼，另存一份再传。' },
  'attachment.tooMany': { status: 409, message: '一条记录最多 10 份附件。先移除不用的，再传。' },
  'attachment.alreadyThere': { status: 409, message: '这份文件已经传过，在下面的附件里。' },
} as const satisfies Refusals;
