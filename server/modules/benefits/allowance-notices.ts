import { yuanText } from '@sunshine/contract/reports/amounts.ts';
import type { Transaction } from '@sunshine/db/connect.ts';
import { notifyGraduate } from '../../notify-graduate.ts';

/** What the applicant is told of, each time in neutral words: whoever else reads it learns of a sum and no more. */
export type AllowanceNews =
  | 'applied'
  | 'returned'
  | 'approved'
  | 'rejected'
  | 'withdrawn'
  | 'paid'
  | 'notArrived'
  | 'moneyBack';

const words: Readonly<Record<AllowanceNews, { title: string; body: (yuan: string) => string }>> = {
  applied: {
    title: '工会替你申请了一笔款项',
    body: (yuan) => `${yuan} 元。用途在这里看，不对就告诉工会。`,
  },
  returned: { title: '你的一笔申请要补充', body: (yuan) => `${yuan} 元那笔，看看缺什么，补上再送。` },
  approved: { title: '你有一笔款项批下来了', body: (yuan) => `${yuan} 元，等着发放，到账再告诉你。` },
  rejected: { title: '你的一笔申请没有批', body: (yuan) => `${yuan} 元那笔，原因写在里面。` },
  withdrawn: { title: '工会撤回了你的一笔申请', body: (yuan) => `${yuan} 元那笔，有疑问就问工会。` },
  paid: { title: '你有一笔款项已发放', body: (yuan) => `${yuan} 元，到银行卡里核对一下。` },
  notArrived: {
    title: '你有一笔款项没有汇成',
    body: (yuan) => `${yuan} 元那笔，工会核对账号以后再汇。`,
  },
  moneyBack: { title: '你有一笔款项记了退回', body: (yuan) => `退回 ${yuan} 元，不对就告诉工会。` },
};

export async function tellApplicant(
  tx: Transaction,
  news: AllowanceNews,
  about: { personId: string; stepId: string; fen: bigint },
): Promise<void> {
  const { title, body } = words[news];
  await notifyGraduate(tx, about.personId, {
    topic: 'request',
    about: `allowance-${news}:${about.stepId}`,
    title,
    body: body(yuanText(about.fen)),
    href: '/me/benefits',
  });
}
