import type { applicationRoutes } from '@sunshine/contract/applications/routes.ts';
import type { CallerReply } from '@sunshine/contract/route.ts';
import type { Step } from '#lib/components/step.ts';
import { moment } from '#lib/format/date.ts';

export type ApplicantLine = CallerReply<typeof applicationRoutes.listApplicants>['items'][number];
export type Applicant = CallerReply<typeof applicationRoutes.readApplicant>;

const words = {
  submitted: '收到投递',
  viewed: '看了简历',
  interview: '邀了面试',
  offered: '发了录用意向',
  accepted: '对方接受了录用',
  hired: '到岗定下了',
  declined: '答复了不合适',
  offerDeclined: '对方谢绝了录用',
  withdrawn: '对方撤回了投递',
  closed: '已结束',
} as const;
const endings: readonly string[] = ['declined', 'offerDeclined', 'withdrawn', 'closed'];

/** What happened so far, as the company reads it; reminders are told by the clock of silence. */
export function course({ steps }: Applicant): Step[] {
  return steps
    .filter((step) => !(step.by === 'system' && step.from === step.to))
    .map((step) => ({
      label: step.from === step.to ? repeated(step) : words[step.to],
      state: endings.includes(step.to) ? 'end' : 'done',
      note: [moment(step.at), said(step)].filter(Boolean).join('，'),
    }));
}

function repeated(step: Applicant['steps'][number]): string {
  const own = step.by === 'recruiter';
  if (step.to === 'accepted') return own ? '你填了到岗日期' : '对方填了到岗日期';
  if (own) return '你改了面试安排';
  if (timed(step.note)) return '对方选了面试时段';
  return step.note ? '对方想换个时间' : '对方会来面试';
}

/** An invitation keeps its own time in its note: that is when to meet, not when it was sent. */
function said({ to, by, note }: Applicant['steps'][number]): string | null {
  return to === 'interview' && by === 'recruiter' && timed(note) ? `约在 ${note}` : note;
}

/** A note that is a time and a place; 选一个时段 and a cancelled slot are none. */
function timed(note: string | null): boolean {
  return /\d:\d\d，/.test(note ?? '');
}
