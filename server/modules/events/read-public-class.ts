import type { eventRoutes } from '@sunshine/contract/events/routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { findPublicClass } from '@sunshine/db/queries/events/public-classes.ts';
import type { Context } from '../../context.ts';
import { refusal } from '../../refusal.ts';

type Route = typeof eventRoutes.readPublicClass;

/** A class open to sign-up as anyone sees it; one that is not open is missing. */
export async function readPublicClass(ctx: Context, { id }: Input<Route>): Promise<Reply<Route>> {
  const found = await findPublicClass(ctx.db, id);
  if (!found) throw refusal('training.notFound');
  const maySignUp = found.state === 'planned' && found.startsOn >= ctx.today();
  return { ...found, maySignUp };
}
