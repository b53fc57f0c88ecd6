import { explain, fitOf } from '@sunshine/contract/positions/matching/fit.ts';
import { readySeeker } from '@sunshine/contract/positions/matching/seeker.ts';
import type { matchingRoutes } from '@sunshine/contract/positions/matching-routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { readOpenings } from '@sunshine/db/queries/positions/matching/openings.ts';
import { takenByMajors } from '@sunshine/db/queries/positions/matching/taken.ts';
import type { Context } from '../../../context.ts';
import { seekerOf } from './list-recommendations.ts';
import { candidateOf, spellingsOf, takenLike } from './look-for.ts';
import { lacksOf } from './match-replies.ts';

type Route = typeof matchingRoutes.readFit;

/** 为什么适合你: one position in words; also one that would not be recommended says what is missing. */
export async function readFit(ctx: Context, { id }: Input<Route>): Promise<Reply<Route>> {
  const { personId } = ctx.policy.require('graduate.own');
  const [row, [opening]] = await Promise.all([
    seekerOf(ctx, personId),
    readOpenings(ctx.db, [id], ctx.today()),
  ]);
  if (!opening || lacksOf(row.seeker).length === 2) return { fit: null };
  const taken = await takenByMajors(ctx.db, spellingsOf([row.seeker]), personId);
  const around = {
    today: ctx.today(),
    taken: takenLike(row.seeker, taken),
  };
  return { fit: explain(fitOf(readySeeker(row.seeker), candidateOf(opening), around)) };
}
