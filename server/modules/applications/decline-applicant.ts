import type { applicationRoutes } from '@sunshine/contract/applications/routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import type { Context } from '../../context.ts';
import { answerOne } from './answer-one.ts';

type Route = typeof applicationRoutes.declineApplicant;

/** Declines with a reason that the graduate reads. */
export async function declineApplicant(ctx: Context, { id, ...words }: Input<Route>): Promise<Reply<Route>> {
  return answerOne(ctx, id, { to: 'declined', ...words });
}
