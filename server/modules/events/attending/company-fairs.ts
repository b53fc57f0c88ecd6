import type { attendingRoutes } from '@sunshine/contract/events/attending-routes.ts';
import type { CompanyFairLine } from '@sunshine/contract/events/attending-schemas.ts';
import { attendingSteps } from '@sunshine/contract/events/status.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { stepsFrom } from '@sunshine/contract/shared/steps.ts';
import { findCompany } from '@sunshine/db/queries/companies/companies.ts';
import { listBooths } from '@sunshine/db/queries/events/booths.ts';
import {
  type CompanyFairRow,
  findFairFor,
  listFairsFor,
  listOwnPositionsFor,
} from '@sunshine/db/queries/events/company-fairs.ts';
import { listSessions } from '@sunshine/db/queries/events/event-plan.ts';
import { listCoOrganisers } from '@sunshine/db/queries/events/union-events.ts';
import { isoInstant } from '@sunshine/db/queries/households/scope.ts';
import type { Context } from '../../../context.ts';
import { refusal } from '../../../refusal.ts';
import { boothPlan } from '../booths/booth-replies.ts';
import { eventLine, shownPosition } from '../event-replies.ts';
import { mayStillJoin } from './join-fair.ts';

type Listing = typeof attendingRoutes.listCompanyFairs;
type Reading = typeof attendingRoutes.readCompanyFair;

const line = (row: CompanyFairRow): CompanyFairLine => ({
  ...eventLine(row),
  companiesUntil: row.companiesUntil,
  attending: row.attending,
  booth: row.booth,
});

export async function listCompanyFairs(ctx: Context): Promise<Reply<Listing>> {
  const rows = await listFairsFor(ctx.db, ctx.policy.company('event.join'), ctx.today());
  const open = (row: CompanyFairRow): boolean =>
    (row.attending === null || stepsFrom(attendingSteps, row.attending, 'recruiter').includes('applied')) &&
    mayStillJoin(row, ctx.today());
  return {
    invited: rows.filter((row) => row.attending === 'invited' && row.state === 'planned').map(line),
    own: rows.filter((row) => row.attending && row.attending !== 'invited' && !open(row)).map(line),
    open: rows.filter(open).map(line),
  };
}

/** An event as a company sees it: what everyone sees, and its own place in it. */
export async function readCompanyFair(ctx: Context, { id }: Input<Reading>): Promise<Reply<Reading>> {
  const companyId = ctx.policy.company('event.join');
  const [row, company, sessions, coOrganisers, booths, positions] = await Promise.all([
    findFairFor(ctx.db, companyId, id),
    findCompany(ctx.db, companyId),
    listSessions(ctx.db, id),
    listCoOrganisers(ctx.db, id),
    listBooths(ctx.db, id),
    listOwnPositionsFor(ctx.db, companyId, id),
  ]);
  if (!row || !company) throw refusal('attending.fairNotFound');
  const coming = row.state === 'planned' && row.endsOn >= ctx.today();
  const steps = row.attending ? stepsFrom(attendingSteps, row.attending, 'recruiter') : [];
  return {
    ...line(row),
    description: row.description,
    leadPhone: row.leadPhone,
    coOrganisers: coOrganisers.map((each) => each.name),
    sessions: sessions.map(({ id: session, label, startsAt, endsAt }) => ({
      id: session,
      label,
      startsAt: isoInstant(startsAt),
      endsAt: isoInstant(endsAt),
    })),
    companyState: company.state,
    wish: row.wish ?? '',
    staff: row.staff ?? [],
    reason: row.reason,
    mayJoin:
      mayStillJoin(row, ctx.today()) &&
      company.state === 'verified' &&
      (!row.attending || steps.includes('applied') || row.attending === 'invited'),
    mayWithdraw: coming && !row.arrivedAt && steps.includes('withdrawn'),
    mayPrepare: coming && row.attending === 'approved',
    plan: boothPlan(row.hall, booths),
    boothId: row.boothId,
    positionsToShow: positions.map((each) => ({ ...shownPosition(each), shown: each.shown })),
  };
}
