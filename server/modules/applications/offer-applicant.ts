import type { applicationRoutes } from '@sunshine/contract/applications/routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import type { Context } from '../../context.ts';
import { answerOne } from './answer-one.ts';

type Route = typeof applicationRoutes.offerApplicant;

/** Offers the job (录用意向); the graduate accepts or turns it down. */
export async function offerApplicant(ctx: Context, { id, ...words }: Input<Route>): Promise<Reply<Route>> {
  return answerOne(ctx, id, { to: 'offered', ...words });
}
