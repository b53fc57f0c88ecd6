import type { interviewRoutes } from '@sunshine/contract/applications/interview-routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import type { Context } from '../../../context.ts';
import { answerOne } from '../answer-one.ts';

type Route = typeof interviewRoutes.inviteToSlots;

/** Invites to choose one of the position's slots. */
export async function inviteToSlots(ctx: Context, { id, note }: Input<Route>): Promise<Reply<Route>> {
  return answerOne(ctx, id, { to: 'slots', note });
}
