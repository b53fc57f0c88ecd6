import { searchOf, searchText } from '@sunshine/contract/positions/search-address.ts';
import type { DemandRow, wishRoutes } from '@sunshine/contract/positions/wish-routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { townName } from '@sunshine/contract/unions/divisions.ts';
import { type DemandGroup, demandSince, wishesSince } from '@sunshine/db/queries/positions/wishes.ts';
import { addDays } from '../../../clock.ts';
import type { Context } from '../../../context.ts';
import { askedOf } from '../stored-search.ts';

type Route = typeof wishRoutes.readDemand;

/** Lines of demand set beside the open positions; each costs one search. */
const linesShown = 30;
/** Fewer outsiders than this are not told apart from others. */
const fewest = 3;
/** Positions whose headcounts are summed. */
const summed = 100;

/**
 * What people searched for and did not find, by words and town, beside what is open now. People of the staff's scope by
 * name; others only as a number, and where fewer than three wished the same, only by town.
 */
export async function readDemand(ctx: Context, { days }: Input<Route>): Promise<Reply<Route>> {
  const scope = ctx.policy.unionScope('demand.read');
  const since = addDays(ctx.today(), 1 - days);
  const groups = await demandSince(ctx.db, scope, since);
  const { total, people } = await wishesSince(ctx.db, since);
  const told = groups.filter(({ own, others }) => own.length > 0 || others >= fewest);
  const rows: DemandRow[] = [];
  for (const group of told.slice(0, linesShown)) rows.push(await besideOpen(ctx, group));
  return { days, rows, rare: rareOf(groups.filter((group) => !told.includes(group))), total, people };
}

async function besideOpen(ctx: Context, { own, others, filters, ...group }: DemandGroup): Promise<DemandRow> {
  const search = { ...searchOf(filters), q: group.words, town: group.town ? [group.town] : [] };
  const { items, total, corrected } = await ctx.search.search(askedOf(ctx, search, summed));
  const open = corrected === null;
  return {
    ...group,
    query: searchText(search),
    own,
    others: others === 0 || others >= fewest ? others : null,
    wished: own.length + (others >= fewest ? others : 0),
    positions: open ? total : 0,
    headcount: open ? items.reduce((sum, { headcount }) => sum + headcount, 0) : 0,
  };
}

/** Rare wishes by town; of a town with too few only the whole is told, and of too few altogether not even their number. */
function rareOf(groups: readonly DemandGroup[]): Reply<Route>['rare'] {
  const byTown = new Map<string, number>();
  for (const { town, others } of groups) byTown.set(town, (byTown.get(town) ?? 0) + others);
  const told = [...byTown].filter(([town, wished]) => town !== '' && wished >= fewest);
  const rest = [...byTown].filter(([town, wished]) => town === '' || wished < fewest);
  const left = rest.reduce((sum, [, wished]) => sum + wished, 0);
  return [
    ...told
      .toSorted(([, a], [, b]) => b - a)
      .map(([town, wished]) => ({ town, townName: townName(town), wished })),
    ...(left > 0 ? [{ town: '', townName: '', wished: left >= fewest ? left : null }] : []),
  ];
}
