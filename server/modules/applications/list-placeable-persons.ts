import type { applicationRoutes } from '@sunshine/contract/applications/routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { maskName } from '@sunshine/contract/shared/mask.ts';
import { findPlaceablePersons } from '@sunshine/db/queries/applications/placeable-persons.ts';
import type { Context } from '../../context.ts';

type Route = typeof applicationRoutes.listPlaceablePersons;

/** Graduates of the scope by the start of their name, or one of them, to record a hire or an internship for. */
export async function listPlaceablePersons(ctx: Context, filter: Input<Route>): Promise<Reply<Route>> {
  const scope = ctx.policy.unionScope('placement.write');
  const persons = await findPlaceablePersons(ctx.db, scope, filter);
  return { items: persons.map((person) => ({ ...person, name: maskName(person.name) })) };
}
