import type { ReferralState } from '@sunshine/contract/applications/referral-vocabulary.ts';
import type { StatusLook } from './status-looks.ts';

/** 工会推荐, to the graduate: an unanswered one waits for them. */
export const ownReferralLooks: Readonly<Record<ReferralState, StatusLook>> = {
  asked: { icon: 'hourglass', word: '等你说一声', tone: 'now' },
  agreed: { icon: 'send', word: '你同意了，已投递', tone: 'qing' },
  declined: { icon: 'circle-x', word: '你没有同意', tone: 'rest' },
  revoked: { icon: 'undo-2', word: '你收回了', tone: 'rest' },
  lapsed: { icon: 'sunset', word: '过期没答复', tone: 'rest' },
  cancelled: { icon: 'circle-x', word: '工会撤回了', tone: 'rest' },
};

/** The same, to the union. */
export const referralLooks: Readonly<Record<ReferralState, StatusLook>> = {
  asked: { icon: 'hourglass', word: '等本人同意', tone: 'info' },
  agreed: { icon: 'send', word: '本人同意，已投递', tone: 'qing' },
  declined: { icon: 'circle-x', word: '本人不同意', tone: 'rest' },
  revoked: { icon: 'undo-2', word: '本人收回', tone: 'rest' },
  lapsed: { icon: 'sunset', word: '没等到答复', tone: 'warn' },
  cancelled: { icon: 'circle-x', word: '已撤回', tone: 'rest' },
};
