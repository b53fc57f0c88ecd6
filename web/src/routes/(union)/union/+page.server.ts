import { benefitRoutes } from '@sunshine/contract/benefits/routes.ts';
import { companyRoutes } from '@sunshine/contract/companies/routes.ts';
import { eventRoutes } from '@sunshine/contract/events/routes.ts';
import { claimRoutes, graduateRoutes, householdRoutes } from '@sunshine/contract/households/routes.ts';
import { mayPerform, type Permission } from '@sunshine/contract/permissions.ts';
import { positionRoutes } from '@sunshine/contract/positions/routes.ts';
import { reportRoutes } from '@sunshine/contract/reports/routes.ts';
import { workflowRoutes } from '@sunshine/contract/reports/workflow-routes.ts';
import type { CallerInput, CallerReply, Route } from '@sunshine/contract/route.ts';
import { dayRoutes } from '@sunshine/contract/unions/day-routes.ts';
import { daysBetween, today } from '#lib/format/date.ts';
import { call } from '#lib/server/api.ts';
import { rolesIn } from '#lib/session.ts';
import type { PageServerLoad } from './$types';
import { tasksOf } from './tasks-of.ts';

export const load: PageServerLoad = async (event) => {
  const { account } = await event.parent();
  const may = (permission: Permission): boolean =>
    account.roles.some(({ role }) => mayPerform(role, permission));
  /** Asks only what one of the roles may see; a page of several roles holds what is left. */
  const ask = async <R extends Route>(route: R, input: CallerInput<R>): Promise<CallerReply<R> | null> =>
    route.permission === null || may(route.permission) ? call(event, route, input) : null;

  const [companies, positions, claims, households, waiting, events, campaigns, day, allowances, queue] =
    await Promise.all([
      may('company.verify') ? ask(companyRoutes.listCompanies, { state: 'submitted' }) : null,
      may('position.review') ? ask(positionRoutes.listUnionPositions, { state: 'submitted' }) : null,
      ask(claimRoutes.listClaimRequests, {}),
      ask(householdRoutes.listHouseholds, { show: 'verify' }),
      ask(graduateRoutes.listGraduates, { situation: 'helpNeeded' }),
      may('event.write') ? ask(eventRoutes.listEvents, { state: 'planned' }) : null,
      ask(reportRoutes.listCampaigns, {}),
      ask(dayRoutes.readDay, {}),
      ask(benefitRoutes.countDueAllowances, {}),
      may('report.review') ? ask(workflowRoutes.listReportQueue, {}) : null,
    ]);
  const campaign = campaigns?.items
    .filter(({ dueDay }) => dueDay >= today())
    .sort((a, b) => a.dueDay.localeCompare(b.dueDay))[0];
  const unit = rolesIn(account, 'union').find((held) => held.unionCode)?.unionCode;
  const preparing = may('report.prepare') ? unit : null;
  // Asked for from a month before its cutoff, and after its day until it is handed in.
  const reported = campaigns?.items
    .filter(({ cutoffDay }) => daysBetween(today(), cutoffDay) <= 30)
    .sort((a, b) => b.cutoffDay.localeCompare(a.cutoffDay))[0];
  const [readiness, report] = await Promise.all([
    campaign && preparing
      ? ask(workflowRoutes.readReadiness, { form: 'sunshine', year: campaign.year, unit: preparing })
      : null,
    reported && preparing
      ? ask(workflowRoutes.readReportStatus, { form: 'sunshine', year: reported.year, unit: preparing })
      : null,
  ]);
  return {
    readiness,
    tasks: tasksOf({
      companies,
      positions,
      claims,
      households: may('household.write') ? households : null,
      events,
      day,
      allowances,
      queue,
      report: reported && report ? { ...report, year: reported.year } : null,
    }),
    waiting: waiting ? { people: waiting.items.slice(0, 5), total: waiting.total } : null,
    households: households ? { toVerify: households.toVerify } : null,
    campaign: campaign
      ? {
          year: campaign.year,
          periodStart: campaign.periodStart,
          cutoffDay: campaign.cutoffDay,
          dueDay: campaign.dueDay,
        }
      : null,
  };
};
