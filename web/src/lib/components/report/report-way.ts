import type { Check, FormPage } from '@sunshine/contract/reports/schemas.ts';
import type { ReportState } from '@sunshine/contract/reports/vocabulary.ts';
import type { ReportStatus } from '@sunshine/contract/reports/workflow-schemas.ts';
import { type Step, stepsUpTo } from '#lib/components/step.ts';
import { daysBetween, monthDay, today } from '#lib/format/date.ts';

const labels = ['草稿', '校验', '上报', '审核', '封存'] as const;
/** Index of the step that is now; a sealed report has passed them all. */
const places: Readonly<Record<ReportState, number>> = {
  draft: 1,
  checked: 2,
  submitted: 3,
  returned: 1,
  accepted: 4,
  nil: 4,
  sealed: labels.length,
};
/** Days before the due day from which an untouched draft is today's business. */
const soon = 30;

/** 草稿 → 校验 → 上报 → 审核 → 封存, with the one that needs somebody now. */
export function wayOf(status: ReportStatus): Step[] {
  const steps = stepsUpTo(labels, isEarly(status) ? 0 : places[status.state]);
  return steps.map((step) => ({ ...step, note: noteOf(step.label, status) }));
}

/** Nothing was done to it and nothing needs to be yet: the figures grow by themselves. */
export function isEarly({ id, state, version, dueDay }: ReportStatus): boolean {
  return id === null && state === 'draft' && version === 1 && daysBetween(today(), dueDay) > soon;
}

function noteOf(label: string, { state, submittedAt, sealedAt }: ReportStatus): string | undefined {
  if (label === '校验' && state === 'returned') return '退回';
  if (label === '上报' && state === 'nil') return '零报';
  if (label === '上报' && submittedAt) return monthDay(submittedAt);
  if (label === '封存' && sealedAt) return monthDay(sealedAt);
  return undefined;
}

/** Hard checks that are off and were not let through: they block. */
export function blocking(checks: readonly Check[]): Check[] {
  return checks.filter(({ level, passed, override }) => level === 'hard' && !passed && !override);
}

/** Soft checks that are off without a note for what they find now. */
export function unexplained(checks: readonly Check[]): Check[] {
  return checks.filter(
    ({ level, passed, note }) => level === 'soft' && !passed && (note === null || note.stale),
  );
}

/** One sentence on what is to be done next, with the word that leads there. */
export interface NextWords {
  text: string;
  link?: { href: '#checks' | '#comments'; word: string };
  /** `warn` has something to mend, `ok` only waits. */
  tone: 'warn' | 'ok';
}

/** What stands between a report that is not handed in and its next step, or that it is this reader's turn. */
export function nextOf({ checks }: Pick<FormPage, 'checks'>, status: ReportStatus): NextWords | null {
  const { state, comments, openBelow, acts } = status;
  if (isEarly(status)) return { text: '现在不用赶，数字每天自己在长', tone: 'ok' };
  const checksLink = (word: string) => ({ href: '#checks' as const, word });
  if (state === 'draft' || state === 'returned' || state === 'checked') {
    const hard = blocking(checks).length;
    if (hard > 0)
      return { text: `有 ${hard} 处勾稽不平，先找到原因`, link: checksLink('去看'), tone: 'warn' };
    const soft = unexplained(checks).length;
    if (soft > 0) return { text: `还差 ${soft} 处说明就能上报`, link: checksLink('去写'), tone: 'warn' };
    const open = comments.filter(({ resolvedAt }) => !resolvedAt).length;
    if (open > 0) {
      return { text: `还有 ${open} 条批注没有处理`, link: { href: '#comments', word: '去看' }, tone: 'warn' };
    }
  }
  if (acts.includes('accept')) return { text: '轮到你审核：对得上就通过，对不上写明原因退回', tone: 'ok' };
  if (acts.includes('seal')) return { text: '轮到你封存', tone: 'ok' };
  if (acts.includes('submit')) return { text: '校验过了，就等上报', tone: 'ok' };
  if (openBelow.length > 0 && (state === 'draft' || state === 'returned')) {
    return { text: `下级还有 ${openBelow.length} 家没有报完，报完才能上报`, tone: 'ok' };
  }
  if (acts.includes('check')) return { text: '勾稽都过了，校验一下就能上报', tone: 'ok' };
  return null;
}

/** `截止 8月25日，` and `还有 13 天。`, how late where it is past; nothing for what has no day to keep. */
export function dueParts({ dueDay, extended, daysLate, version, frozen }: ReportStatus): string[] {
  if (frozen || version > 1) return [];
  const day = `截止 ${monthDay(dueDay)}${extended ? '（已延期）' : ''}`;
  if (daysLate > 0) return [`${day}，`, `已经晚了 ${daysLate} 天。`];
  const days = daysBetween(today(), dueDay);
  return [`${day}，`, days === 0 ? '就是今天。' : `还有 ${days} 天。`];
}

/** Cell beside which an unexplained check is marked on the page: the last one its title starts from. */
export function cellOf({ key, title }: Check): string | undefined {
  const named = /\d{2}[A-E]/.exec(key)?.[0];
  if (named) return named;
  const left = title.split(/＝|不大于|应等于|与|为零|比/)[0] ?? '';
  return left.match(/\d{2}[A-E]/g)?.at(-1);
}

/** Who returned the report and why, as long as it has not been reported again. */
export function returnedBecause({ state, reviews }: ReportStatus): string | null {
  if (state !== 'returned') return null;
  const last = reviews.filter(({ decision }) => decision === 'returned').at(-1);
  return last ? `${last.levelName}退回：${last.reason}` : null;
}

/** 封存后变动 of a sealed report, 上报后变动 of one that is on its way. */
export function driftName(state: ReportState): string {
  return state === 'sealed' ? '封存后变动' : '上报后变动';
}
