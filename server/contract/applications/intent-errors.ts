import type { ConstraintRefusals, Refusals } from '../errors.ts';

export const intentErrors = {
  'intent.noBooth': { status: 404, message: '没有找到你们在这场活动的展位，从参会列表重新进入。' },
  'intent.notNow': { status: 409, message: '活动当天才能在展位扫码。' },
  'intent.codeUnknown': { status: 422, message: '这个码不是这场活动的入场码，核对一下再扫。' },
  'intent.noConsent': {
    status: 409,
    message: '对方还没打开“展位扫码”。请对方在入场码页面打开，再扫一次。',
  },
  'intent.positionNeeded': { status: 422, message: '投递和录用要选岗位。' },
  'intent.positionNotShown': { status: 422, message: '这个岗位没有在这场活动展出，换一个。' },
  'intent.resumeIncomplete': {
    status: 409,
    // The same words for whatever is the visitor's own to know.
    message: '这份简历现在投不出去。先记意向，请对方自己在网站上看一眼，再投。',
  },
  'intent.notFound': { status: 404, message: '没有找到这条记录，刷新后再看。' },
  'intent.applied': { status: 409, message: '简历已经投给你们了，在“应聘”里答复，不能在这里收回。' },
} as const satisfies Refusals;

export const intentConstraints = {} as const satisfies ConstraintRefusals<keyof typeof intentErrors>;
