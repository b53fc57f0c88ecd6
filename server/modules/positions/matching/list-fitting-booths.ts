import { emptyHall } from '@sunshine/contract/events/booth-plan.ts';
import { hasEntrance, mostStops, type Stop, visitOrder } from '@sunshine/contract/events/visit-order.ts';
import type { FittingBooth, fairMatchingRoutes } from '@sunshine/contract/positions/fair-matching-routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { listFairSlotsFor, type PersonFairSlotRow } from '@sunshine/db/queries/applications/fair-slots.ts';
import { listBooths } from '@sunshine/db/queries/events/booths.ts';
import { listShownTo } from '@sunshine/db/queries/events/booths-to-visit.ts';
import { findPublicEvent } from '@sunshine/db/queries/events/public-events.ts';
import { findRegistrationOf } from '@sunshine/db/queries/events/registrations.ts';
import { isoInstant } from '@sunshine/db/queries/households/scope.ts';
import { readOpenings } from '@sunshine/db/queries/positions/matching/openings.ts';
import type { Context } from '../../../context.ts';
import { refusal } from '../../../refusal.ts';
import { seekerOf } from './list-recommendations.ts';
import { lacksOf } from './match-replies.ts';
import { boothsOf, byFit } from './rank-booths.ts';

type Route = typeof fairMatchingRoutes.listFittingBooths;

/**
 * 适合我的展位: what a fair shows, compared with one person as everywhere else, by company, and an order to visit the best
 * of them. Companies that the person keeps the résumé from are left out. A fixed number of statements.
 */
export async function listFittingBooths(ctx: Context, { id }: Input<Route>): Promise<Reply<Route>> {
  const { personId } = ctx.policy.require('event.register');
  const [event, row, shown, drawn, slots, registration] = await Promise.all([
    findPublicEvent(ctx.db, id),
    seekerOf(ctx, personId),
    listShownTo(ctx.db, id, personId),
    listBooths(ctx.db, id),
    listFairSlotsFor(ctx.db, id, personId, ctx.now()),
    findRegistrationOf(ctx.db, id, personId),
  ]);
  if (!event) throw refusal('event.notFound');
  const ids = shown.map(({ positionId }) => positionId);
  const openings = (await readOpenings(ctx.db, ids, ctx.today())).filter(
    ({ companyId }) => !row.blocked.includes(companyId),
  );
  const companies = (await boothsOf(ctx, row, { shown, openings, slots: slots.map(slotOf) })).sort(byFit);
  const { width, height, fixtures } = event.hall ?? emptyHall;
  const stops = companies
    .filter(({ score, boothId }) => score !== null && boothId !== null)
    .slice(0, mostStops)
    .flatMap(({ boothId }, index): Stop[] => {
      const booth = drawn.find((each) => each.id === boothId);
      return booth ? [{ ...booth, rank: index + 1 }] : [];
    });
  const order = visitOrder(fixtures, stops);
  return {
    event,
    registered: registration?.state === 'registered',
    lacks: lacksOf(row.seeker),
    plan: drawn.length > 0 ? { width, height, fixtures: [...fixtures], booths: drawn } : null,
    from: order.length === 0 ? null : hasEntrance(fixtures) ? 'entrance' : 'best',
    companies: companies.map((each): FittingBooth => {
      const at = each.boothId === null ? -1 : order.indexOf(each.boothId);
      return { ...each, stop: at < 0 ? null : at + 1 };
    }),
  };
}

function slotOf(row: PersonFairSlotRow): PersonFairSlotRow {
  return { ...row, startsAt: isoInstant(row.startsAt), endsAt: isoInstant(row.endsAt) };
}
