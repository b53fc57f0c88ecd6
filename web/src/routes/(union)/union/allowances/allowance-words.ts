import type { AllowanceDetail, AllowanceLine } from '@sunshine/contract/benefits/allowance-schemas.ts';
import type { AllowanceGroup } from '@sunshine/contract/benefits/allowance-status.ts';
import type { Step } from '#lib/components/step.ts';
import { fullDay, moment } from '#lib/format/date.ts';
import { inYuan } from '#lib/format/money.ts';

export const emptyWords: Readonly<Record<AllowanceGroup, { title: string; lead: string }>> = {
  toApprove: { title: '没有等审批的申请', lead: '毕业生自己申请，或者经办替他们申请，都会到这里。' },
  toPay: { title: '没有等发放的', lead: '批准了的会出现在这里。' },
  paid: { title: '还没有发放过', lead: '发放以后计入 09A、09B。' },
  returned: { title: '没有退回补充的', lead: '审批退回的，补上再送。' },
  ended: { title: '没有未批准或撤回的', lead: '这些不计数，原因都留着。' },
};

const roleWords = { graduate: '本人', caseworker: '经办', reviewer: '审批', payer: '发放' } as const;

type Taken = AllowanceDetail['steps'][number];

function labelOf({ from, to }: Taken): string {
  if (to === 'submitted') return from === null ? '申请' : '补充后再送';
  if (to === 'approved') return from === 'paid' ? '没有汇成，等着再发' : '批准';
  return { returned: '退回补充', paid: '发放', rejected: '没有批准', withdrawn: '撤回' }[to];
}

/** The story of an allowance: its steps, the money that came back, and what comes next. */
export function storyOf(allowance: AllowanceDetail): Step[] {
  const taken = allowance.steps.map((step) => ({
    at: step.at,
    step: {
      label: labelOf(step),
      state: ended(step) ? ('end' as const) : ('done' as const),
      note: `${moment(step.at)}，${roleWords[step.by]} ${step.name}${step.note ? `：${step.note}` : ''}`,
    },
  }));
  const back = allowance.returns
    .filter(({ cancelledAt }) => cancelledAt === null)
    .map(({ returnedOn, amountFen, reason }) => ({
      label: `退回 ${inYuan(amountFen)}`,
      state: 'done' as const,
      icon: 'undo-2' as const,
      note: `${fullDay(returnedOn)}：${reason}`,
    }));
  return [...taken.map(({ step }) => step), ...back, ...nextOf(allowance)];
}

function ended({ to, from }: Taken): boolean {
  return to === 'rejected' || to === 'withdrawn' || (to === 'approved' && from === 'paid');
}

function nextOf({ state, waitsFor }: AllowanceDetail): Step[] {
  const pay: Step = { label: '发放', state: 'todo' };
  if (state === 'submitted') return [{ label: '审批', state: 'now', note: waitsText(waitsFor) }, pay];
  if (state === 'approved') return [{ label: '发放', state: 'now', note: waitsText(waitsFor) }];
  if (state === 'returned') return [{ label: '补充', state: 'now', note: '等申请人或经办补上再送。' }];
  return [];
}

/** `等夏阳街道的邵静之审批`; who of the level above when the unit has nobody. */
export function waitsText(waitsFor: AllowanceDetail['waitsFor']): string {
  if (!waitsFor) return '';
  const act = waitsFor.role === 'reviewer' ? '审批' : '发放';
  if (!waitsFor.unionName) return `本单位和上级都没有能${act}的人，找管理员加一位。`;
  const names = waitsFor.names.slice(0, 3).join('、');
  const more = waitsFor.names.length > 3 ? `等 ${waitsFor.names.length} 人` : '';
  const above = waitsFor.above ? `本单位没有能${act}的人，由上级办。` : '';
  return `${above}等${waitsFor.unionName}的 ${names}${more} ${act}。`;
}

/** Paid, and nothing of it stays: it counts nowhere. */
export function wholeBack({ state, amountFen, returnedFen }: AllowanceLine): boolean {
  return state === 'paid' && amountFen === returnedFen;
}
