import { policyCategories, policyLevels } from '@sunshine/contract/benefits/vocabulary.ts';

import { fullDay, monthDay, today } from '#lib/format/date.ts';
import type { Step } from '../step.ts';

interface Line {
  category: keyof typeof policyCategories;
  level: keyof typeof policyLevels;
  monthly: boolean;
}

/** 市级，社会保险，按月发. */
export function policyFacts({ category, level, monthly }: Line): string {
  return [policyLevels[level], policyCategories[category], ...(monthly ? ['按月发'] : [])].join('，');
}

/** When it begins or ends, as far as that matters now; empty for one in force without an end. */
export function validity({
  validFrom,
  validUntil,
}: {
  validFrom: string;
  validUntil: string | null;
}): string {
  if (validFrom > today()) return `${fullDay(validFrom)}开始`;
  return validUntil ? `到${fullDay(validUntil)}为止` : '';
}

interface Course {
  state: 'preparing' | 'applied' | 'granted' | 'rejected' | 'withdrawn';
  openedOn: string;
  appliedOn: string | null;
  decidedOn: string | null;
}

/** The way of an application: 开始, 材料交到窗口, 窗口答复. */
export function courseOf({ state, openedOn, appliedOn, decidedOn }: Course): Step[] {
  const day = (value: string | null) => (value ? { note: monthDay(value) } : {});
  const opened: Step = { label: '开始办', state: 'done', ...day(openedOn) };
  if (state === 'withdrawn') {
    const papers: Step[] = appliedOn ? [{ label: '材料交到窗口', state: 'done', ...day(appliedOn) }] : [];
    return [opened, ...papers, { label: '不办了', state: 'end', icon: 'undo-2', ...day(decidedOn) }];
  }
  const papers: Step =
    state === 'preparing'
      ? { label: '备材料，交到窗口', state: 'now' }
      : { label: '材料交到窗口', state: 'done', ...day(appliedOn) };
  if (state === 'granted') return [opened, papers, { label: '批下来了', state: 'done', ...day(decidedOn) }];
  if (state === 'rejected') return [opened, papers, { label: '没有通过', state: 'end', ...day(decidedOn) }];
  return [opened, papers, { label: '等窗口答复', state: state === 'applied' ? 'now' : 'todo' }];
}

/** Said to union workers where an office decides who belongs. */
export const registerHint = '在档只是线索，不能当依据：拿认定的证明去问窗口。';
