import type { PolicyFit } from '@sunshine/contract/benefits/policy-matcher.ts';
import type { PolicyApplicationState, PolicyState } from '@sunshine/contract/benefits/vocabulary.ts';
import type { IconName } from '#lib/icon-names.ts';
import type { StatusLook } from '../status-looks.ts';

/** 政策申请. */
export const policyApplicationLooks: Readonly<Record<PolicyApplicationState, StatusLook>> = {
  preparing: { icon: 'clipboard-list', word: '备材料', tone: 'warn' },
  applied: { icon: 'send', word: '已递交', tone: 'info' },
  granted: { icon: 'badge-check', word: '已落实', tone: 'ok' },
  rejected: { icon: 'circle-x', word: '未通过', tone: 'rest' },
  withdrawn: { icon: 'undo-2', word: '已撤回', tone: 'rest' },
};

/** 合不合适. */
export const policyFitLooks: Readonly<Record<PolicyFit, StatusLook>> = {
  fits: { icon: 'circle-check', word: '合适', tone: 'ok' },
  check: { icon: 'circle-question-mark', word: '要先核对', tone: 'info' },
  not: { icon: 'minus', word: '不符合', tone: 'rest' },
};

/** 政策目录. */
export const policyLooks: Readonly<Record<PolicyState, StatusLook>> = {
  draft: { icon: 'pencil', word: '草稿', tone: 'warn' },
  published: { icon: 'circle-check', word: '已发布', tone: 'ok' },
  retired: { icon: 'circle-pause', word: '已停用', tone: 'rest' },
};

/** One condition: sign and the word that is read out before it. */
export const verdictLooks: Readonly<
  Record<'met' | 'notMet' | 'unknown', { icon: IconName; spoken: string }>
> = {
  met: { icon: 'circle-check', spoken: '符合：' },
  unknown: { icon: 'circle-question-mark', spoken: '要核对：' },
  notMet: { icon: 'circle-x', spoken: '不符合：' },
};
