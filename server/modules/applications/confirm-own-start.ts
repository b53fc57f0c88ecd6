import type { applicationRoutes } from '@sunshine/contract/applications/routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import type { Context } from '../../context.ts';
import { confirmStart } from './confirm-start.ts';

type Route = typeof applicationRoutes.confirmOwnStart;

/** The graduate confirms the first day of work. */
export async function confirmOwnStart(ctx: Context, input: Input<Route>): Promise<Reply<Route>> {
  const permission = 'application.apply';
  const { personId } = ctx.policy.require(permission);
  return confirmStart(ctx, { by: 'graduate', owner: { personId }, permission }, input);
}
