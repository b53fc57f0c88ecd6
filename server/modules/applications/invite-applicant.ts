import type { applicationRoutes } from '@sunshine/contract/applications/routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import type { Context } from '../../context.ts';
import { answerOne } from './answer-one.ts';

type Route = typeof applicationRoutes.inviteApplicant;

/** Invites to an interview, or gives another time. */
export async function inviteApplicant(ctx: Context, { id, ...words }: Input<Route>): Promise<Reply<Route>> {
  return answerOne(ctx, id, { to: 'interview', ...words });
}
