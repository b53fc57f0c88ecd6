import type { applicationRoutes } from '@sunshine/contract/applications/routes.ts';
import type { CallerReply } from '@sunshine/contract/route.ts';
import type { Step } from '#lib/components/step.ts';
import { dayWithWeekday, moment, monthDay, timeOf } from '#lib/format/date.ts';

export type OwnApplication = CallerReply<typeof applicationRoutes.readOwnApplication>;
export type OwnApplicationLine = CallerReply<typeof applicationRoutes.listOwnApplications>['items'][number];

/** `8月13日 周四 14:30`. */
export function interviewTime(instant: string): string {
  return `${dayWithWeekday(instant)} ${timeOf(instant)}`;
}

/** What a line of the list says behind the company: the day of waiting, the interview, the reason. */
export function lineNote(line: OwnApplicationLine): string {
  switch (line.state) {
    case 'submitted':
    case 'viewed':
      return line.waitingDays === 0 ? '今天投的' : `等了 ${line.waitingDays} 天`;
    case 'interview':
      return line.interviewAt ? moment(line.interviewAt) : line.waitsForYou ? '选一个时段' : '等面试时间';
    case 'offered':
      return '等你答复';
    case 'accepted':
      return line.startOn ? `${monthDay(line.startOn)}到岗` : '约到岗日期';
    case 'hired':
      return line.startOn ? `${monthDay(line.startOn)}到岗` : '已到岗';
    case 'declined':
      return line.reply ?? '对方答复了';
    default:
      return monthDay(line.movedAt);
  }
}

/** Word of the chip where the state alone does not say whose turn it is. */
export function chipWord(line: OwnApplicationLine): string | undefined {
  if (line.waitsForYou) return '等你答复';
  if (line.state === 'interview') return '将面试';
  return undefined;
}

const passed = {
  submitted: '已投递',
  viewed: '对方已看',
  interview: '邀你面试',
  offered: '想录用你',
  accepted: '你接受了录用',
  hired: '已到岗',
  declined: '不合适',
  offerDeclined: '你谢绝了录用',
  withdrawn: '你撤回了投递',
  closed: '已结束',
} as const;
const ahead: readonly (keyof typeof passed)[] = ['interview', 'offered', 'hired'];
const aheadWords: Partial<Record<keyof typeof passed, string>> = {
  interview: '面试',
  offered: '录用',
  hired: '到岗',
};
const endings: readonly string[] = ['declined', 'offerDeclined', 'withdrawn', 'closed'];

/** What happened, what is now and what may come; reminders stand in the clock of silence instead. */
export function timeline(application: OwnApplication): Step[] {
  const steps = application.steps.filter((step) => !(step.by === 'system' && step.from === step.to));
  const done = steps.map((step): Step => {
    const words = step.from === step.to ? ownWords(step, application) : passed[step.to];
    const invited = step.to === 'interview' && step.by === 'recruiter';
    const timed = invited && /\d:\d\d，/.test(step.note ?? '');
    const said = timed ? `约在 ${step.note}` : step.note;
    const note = [moment(step.at), said].filter(Boolean).join('，');
    return { label: words, state: endings.includes(step.to) ? 'end' : 'done', note };
  });
  if (application.state === 'hired' || endings.includes(application.state)) return done;
  const passedStates = new Set(steps.map((step) => step.to));
  const reached = ahead.findLastIndex((state) => passedStates.has(state));
  const now: Step = { label: nowWord(application), state: 'now', ...nowNote(application) };
  const todo = ahead
    .slice(reached + 1)
    .map((state): Step => ({ label: aheadWords[state] ?? passed[state], state: 'todo' }));
  return [...done, now, ...todo];
}

function ownWords(step: OwnApplication['steps'][number], { state }: OwnApplication): string {
  if (step.to === 'interview') {
    if (step.by === 'recruiter') return '对方改了面试安排';
    if (/\d:\d\d，/.test(step.note ?? '')) return '你选了面试时段';
    return step.note ? '你想换个时间' : '你接受了面试';
  }
  if (step.to === 'accepted') return step.by === 'recruiter' ? '对方填了到岗日期' : '你填了到岗日期';
  return passed[state];
}

function nowWord({ state, waitsForYou, start }: OwnApplication): string {
  if (waitsForYou) return '等你答复';
  if (state === 'interview') return '等面试';
  if (state === 'accepted') return start.graduateConfirmed ? '等对方确认到岗' : '约到岗日期';
  return '等对方答复';
}

function nowNote({ state, answerRate }: OwnApplication): { note?: string } {
  if (state !== 'submitted' && state !== 'viewed') return {};
  return { note: `这家单位${answerSpeed(answerRate.averageDays)}` };
}

/** What waits for the graduate, in one sentence. */
export function headline(lines: readonly OwnApplicationLine[], open: number): string {
  const waiting = lines.filter((line) => line.waitsForYou);
  const [first] = waiting;
  if (!first) return open > 0 ? `${open} 份在进行，没有等你答复的。` : '';
  const more = waiting.length > 1 ? `，还有 ${waiting.length - 1} 件` : '';
  return `${open} 份在进行。${first.company.shortName}在等你答复${more}。`;
}

/** 平均 2.6 天答复, 当天就答复, or that nothing is known yet. */
export function answerSpeed(averageDays: number | null): string {
  if (averageDays === null) return '还没有答复记录';
  return averageDays < 0.5 ? '一般当天答复' : `平均 ${averageDays} 天答复`;
}
