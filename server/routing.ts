import type { Input, Reply, Route } from '@sunshine/contract/route.ts';
import type { Context, Services } from './context.ts';

/** One verb for each route of a domain's table; a missing or extra one does not compile. */
export type Verbs<Table extends Record<string, Route>> = {
  readonly [Name in keyof Table]: (ctx: Context, input: Input<Table[Name]>) => Promise<Reply<Table[Name]>>;
};

/** A route with the verb that answers it. */
export interface Operation {
  name: string;
  route: Route;
  run(ctx: Context, input: unknown): Promise<unknown>;
  /** Tried first, before the session is asked about; null: the ordinary way decides. */
  atOnce?(services: Services, sessionId: string, input: unknown): Promise<unknown>;
}

/** Binds a domain's table of routes to its verbs. */
export function operations<const Table extends Record<string, Route>>(
  table: Table,
  verbs: Verbs<Table>,
): Operation[] {
  return Object.entries(table).map(([name, route]) => ({
    name,
    route,
    // The route's schemas have checked the input before the verb sees it; the table ties both types.
    run: verbs[name as keyof Table] as (ctx: Context, input: unknown) => Promise<unknown>,
  }));
}

/**
 * Gives a hot operation a way that asks about session, role and scope in its own statement: one round trip less, and a
 * sign-out holds at the moment of writing. Whatever it does not answer goes the ordinary way, refusals too.
 */
export function atOnce<I>(
  operation: Operation,
  way: (services: Services, sessionId: string, input: I) => Promise<unknown>,
): Operation {
  // As for verbs: the route's schemas have checked the input.
  return { ...operation, atOnce: way as Operation['atOnce'] & object };
}
