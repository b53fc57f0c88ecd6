import type { searchRoutes } from '@sunshine/contract/positions/search.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { townName } from '@sunshine/contract/unions/divisions.ts';
import { publicPosition } from '@sunshine/db/queries/positions/public-position.ts';
import type { Context } from '../../context.ts';
import { refusal } from '../../refusal.ts';

type Route = typeof searchRoutes.readPosition;

/** Reads a position as anyone may see it, also after it closed; never one that was not published. */
export async function readPosition(ctx: Context, input: Input<Route>): Promise<Reply<Route>> {
  const found = await publicPosition(ctx.db, input.id, ctx.today(), ctx.now());
  if (!found) throw refusal('request.notFound');
  return {
    ...found,
    townName: townName(found.town),
    companyId: found.company.id,
    companyName: found.company.name,
    companyNature: found.company.nature,
    similar: found.similar.map((each) => ({ ...each, townName: townName(each.town) })),
  };
}
