import type { benefitRoutes } from '@sunshine/contract/benefits/routes.ts';
import type { companyRoutes } from '@sunshine/contract/companies/routes.ts';
import type { eventRoutes } from '@sunshine/contract/events/routes.ts';
import type { claimRoutes, householdRoutes } from '@sunshine/contract/households/routes.ts';
import type { positionRoutes } from '@sunshine/contract/positions/routes.ts';
import type { workflowRoutes } from '@sunshine/contract/reports/workflow-routes.ts';
import type { CallerReply } from '@sunshine/contract/route.ts';
import { monthDay, today } from '#lib/format/date.ts';
import { url } from '#lib/url.ts';
import { type Day, tasksOfAllowances, tasksOfDay } from './tasks-of-day.ts';
import { inOrder, type Task } from './today-list.ts';

/** The lists a caseworker's day is made of; null where the roles do not reach. */
interface Lists {
  companies: CallerReply<typeof companyRoutes.listCompanies> | null;
  positions: CallerReply<typeof positionRoutes.listUnionPositions> | null;
  claims: CallerReply<typeof claimRoutes.listClaimRequests> | null;
  households: CallerReply<typeof householdRoutes.listHouseholds> | null;
  events: CallerReply<typeof eventRoutes.listEvents> | null;
  day: Day | null;
  allowances: CallerReply<typeof benefitRoutes.countDueAllowances> | null;
  /** Reports that wait for this reviewer. */
  queue: CallerReply<typeof workflowRoutes.listReportQueue> | null;
  /** The own unit's report of the running campaign, for those who prepare it. */
  report: (CallerReply<typeof workflowRoutes.readReportStatus> & { year: number }) | null;
}

export function tasksOf(lists: Lists): Task[] {
  const { companies, positions, claims, households, events, day, allowances, queue, report } = lists;
  return inOrder([
    report && ownReport(report),
    queue && reviewReports(queue),
    companies && verifyCompanies(companies),
    companies && verifyAgain(companies),
    positions && reviewPositions(positions),
    claims && decideClaims(claims),
    ...(day ? tasksOfDay(day) : []),
    ...(allowances ? tasksOfAllowances(allowances) : []),
    ...(events ? closeEvents(events) : []),
    households && verifyHouseholds(households),
  ]);
}

function verifyCompanies({ items, total }: NonNullable<Lists['companies']>): Task | null {
  const [first] = items;
  if (!first) return null;
  const answerBy = items.map(({ answerDueOn }) => answerDueOn).sort()[0] ?? first.answerDueOn;
  return {
    icon: 'building-2',
    title: `核实 ${total} 家新登记的单位`,
    lead: items
      .slice(0, 2)
      .map(({ name }) => name)
      .join('、'),
    href: url.unionCompanies({ state: 'submitted' }),
    ...by(answerBy),
  };
}

function verifyAgain({ due }: NonNullable<Lists['companies']>): Task | null {
  if (due.soon === 0) return null;
  return {
    icon: 'badge-check',
    title: `复核 ${due.soon} 家单位`,
    lead: '半年一次，到期前 30 天起办',
    href: url.unionCompanies({ show: 'due' }),
    until: due.lapsed > 0 ? `${due.lapsed} 家过期` : null,
    due: due.lapsed > 0,
  };
}

function reviewPositions({ items, total }: NonNullable<Lists['positions']>): Task | null {
  const [first] = items;
  if (!first) return null;
  const lead = `最早送审的是${first.companyName}的${first.title}`;
  return {
    icon: 'clipboard-check',
    title: `审核 ${total} 个职位`,
    lead,
    href: url.unionPositions({ state: 'submitted' }),
    until: null,
    due: false,
  };
}

function decideClaims({ total }: NonNullable<Lists['claims']>): Task | null {
  if (total === 0) return null;
  return {
    icon: 'user-check',
    title: `核对 ${total} 份认领申请`,
    lead: '毕业生在等你确认是不是本人',
    href: url.unionClaims(),
    until: null,
    due: false,
  };
}

/** An event whose last day is past counts only once its result is recorded. */
function closeEvents({ items }: NonNullable<Lists['events']>): Task[] {
  return items
    .filter((each) => each.own && each.endsOn < today())
    .map((each) => ({
      icon: 'calendar-days' as const,
      title: `登记${each.title}的结果`,
      lead: '登记以后才计入统计表',
      href: url.unionFair(each.id),
      until: `${monthDay(each.endsOn)}已结束`,
      due: true,
    }));
}

function verifyHouseholds({ toVerify }: NonNullable<Lists['households']>): Task | null {
  if (toVerify === 0) return null;
  return {
    icon: 'archive',
    title: `复核 ${toVerify} 份档案`,
    lead: '上次复核或建档满 11 个月',
    href: url.unionHouseholds({ show: 'verify' }),
    until: null,
    due: false,
  };
}

/** A returned report and one close to its day come first; one that is handed in waits for others. */
function ownReport({ state, dueDay, daysLate, year }: NonNullable<Lists['report']>): Task | null {
  if (!['draft', 'checked', 'returned'].includes(state)) return null;
  const returned = state === 'returned';
  return {
    icon: 'file-spreadsheet',
    title: returned ? `改好退回的 ${year} 年度统计表` : `准备 ${year} 年度统计表`,
    lead: returned ? '退回的原因和批注在表上' : '数字自己算好了，看一遍，写好说明，就能上报',
    href: url.unionForm({ year }),
    ...(daysLate > 0
      ? { until: `晚了 ${daysLate} 天`, due: true }
      : returned
        ? { until: `${monthDay(dueDay)}前`, due: true }
        : by(dueDay)),
  };
}

function reviewReports({ items, total }: NonNullable<Lists['queue']>): Task | null {
  const [first] = items;
  if (!first) return null;
  return {
    icon: 'clipboard-check',
    title: `审核 ${total} 张统计表`,
    lead: `最早上报的是${first.name}`,
    href: url.unionQueue(),
    until: null,
    due: false,
  };
}

function by(day: string): { until: string; due: boolean } {
  const due = day <= today();
  return { until: due ? '今天到期' : `${monthDay(day)}前`, due };
}
