import type { benefitRoutes } from '@sunshine/contract/benefits/routes.ts';
import type { CallerReply } from '@sunshine/contract/route.ts';
import type { dayRoutes } from '@sunshine/contract/unions/day-routes.ts';
import { url } from '#lib/url.ts';
import type { Task } from './today-list.ts';

export type Day = CallerReply<typeof dayRoutes.readDay>;

/** Tasks that are known by their number alone. */
export function tasksOfDay(day: Day): (Task | null)[] {
  const { calls, internshipsToEnd, followUps, classesToFinish, latePolicies, needsWithoutCaseworker } = day;
  const { fairCalls, resultsToConfirm, reportedPositions } = day;
  return [
    task(needsWithoutCaseworker, {
      icon: 'heart-handshake',
      title: (n) => `认领 ${n} 个还没人负责的帮扶需求`,
      lead: '本人提出的，还没有定谁来帮',
      href: url.unionGraduates({ situation: 'helpNeeded' }),
    }),
    task(calls?.due ?? null, {
      icon: 'phone',
      title: (n) => `打 ${n} 个就业回访`,
      lead: '问还在不在岗，几个人可以一起记',
      href: url.unionCalls(),
      late: calls && calls.overdue > 0 ? `${calls.overdue} 个过期` : null,
    }),
    task(reportedPositions?.count ?? null, {
      icon: 'flag',
      title: (n) => `核实 ${n} 个被举报的职位`,
      lead: '看招聘信息，问单位，再答复举报的人',
      href: url.unionPositionReports(),
      late:
        reportedPositions && reportedPositions.pressing > 0
          ? `${reportedPositions.pressing} 个有好几人举报`
          : null,
    }),
    task(followUps, {
      icon: 'lightbulb',
      title: (n) => `回访 ${n} 次创业指导`,
      lead: '约好的日子到了，看看做得怎么样',
      href: url.unionGuidance({ show: 'due' }),
      late: '到期',
    }),
    task(resultsToConfirm?.count ?? null, {
      icon: 'clipboard-check',
      title: (n) => `确认 ${n} 场活动的结果`,
      lead: '别人填好了，你看一遍数字，确认了才计入统计表',
      href: resultsToConfirm?.eventId ? url.unionFairResults(resultsToConfirm.eventId) : url.unionFairs(),
    }),
    task(fairCalls?.followUps ?? null, {
      icon: 'phone',
      title: (n) => `跟进 ${n} 个招聘会上谈过的人`,
      lead: '7 天或 30 天到了，问问后来怎样',
      href: url.unionFairCalls(),
      late: '到期',
    }),
    task(fairCalls?.absences ?? null, {
      icon: 'phone',
      title: (n) => `给 ${n} 个报了名没来的人打电话`,
      lead: '问问为什么没来，下次怎样方便',
      href: url.unionFairCalls({ show: 'absences' }),
    }),
    task(internshipsToEnd, {
      icon: 'calendar-clock',
      title: (n) => `登记 ${n} 条实习见习怎么结束的`,
      lead: '过了定好的结束日期，留用的会记成上岗',
      href: url.unionInternships({ show: 'toEnd' }),
      late: '过期',
    }),
    task(classesToFinish, {
      icon: 'book-open',
      title: (n) => `给 ${n} 个培训班结班`,
      lead: '最后一天过了，结班以后才计入统计表',
      href: url.unionTrainings(),
      late: '过期',
    }),
    task(latePolicies?.preparing ?? null, {
      icon: 'file-text',
      title: (n) => `帮 ${n} 份政策申请备齐材料`,
      lead: '拖得久了。备齐交到窗口，交了记一下日期',
      href: url.unionPolicies({ state: 'preparing', late: 1 }),
    }),
    task(latePolicies?.applied ?? null, {
      icon: 'hourglass',
      title: (n) => `问 ${n} 份政策申请批了没有`,
      lead: '交上去很久了。批了就登记，才计入统计表',
      href: url.unionPolicies({ state: 'applied', late: 1 }),
    }),
  ];
}

/** Allowances that wait for this reader's decision, payment or completion. */
export function tasksOfAllowances(
  allowances: CallerReply<typeof benefitRoutes.countDueAllowances>,
): (Task | null)[] {
  const { toApprove, toPay, toMend } = allowances;
  return [
    task(toApprove, {
      icon: 'clipboard-check',
      title: (n) => `审批 ${n} 份求职补贴`,
      lead: '自己经手过的要换一个人批，不算在这里',
      href: url.unionAllowances({ group: 'toApprove' }),
    }),
    task(toPay, {
      icon: 'hand-coins',
      title: (n) => `发放 ${n} 份求职补贴`,
      lead: '批过了，等着发',
      href: url.unionAllowances({ group: 'toPay' }),
    }),
    task(toMend, {
      icon: 'undo-2',
      title: (n) => `补 ${n} 份退回的求职补贴`,
      lead: '按退回的原因补好，再送审批',
      href: url.unionAllowances({ group: 'returned' }),
    }),
  ];
}

function task(
  n: number | null,
  words: Pick<Task, 'icon' | 'lead' | 'href'> & { title: (n: number) => string; late?: string | null },
): Task | null {
  if (!n) return null;
  const { title, late = null, ...rest } = words;
  return { ...rest, title: title(n), until: late, due: late !== null };
}
