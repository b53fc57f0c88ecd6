import { explain } from '@sunshine/contract/positions/matching/fit.ts';
import { shown } from '@sunshine/contract/positions/matching/weights.ts';
import type { matchingRoutes } from '@sunshine/contract/positions/matching-routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { readOpenings } from '@sunshine/db/queries/positions/matching/openings.ts';
import { consentingPeople } from '@sunshine/db/queries/positions/matching/people.ts';
import { findPositionInScope } from '@sunshine/db/queries/positions/union-positions.ts';
import type { Context } from '../../../context.ts';
import { refusal } from '../../../refusal.ts';
import { bestCandidates } from './best-candidates.ts';
import { candidateOf } from './look-for.ts';
import { personReply, toldToStaff } from './match-replies.ts';

type Route = typeof matchingRoutes.listCandidates;

/** Who of the scope fits a position, of all who agreed to be recommended; a consent withdrawn a moment ago no longer counts. */
export async function listCandidates(ctx: Context, { id }: Input<Route>): Promise<Reply<Route>> {
  const scope = ctx.policy.unionScope('match.read');
  if (!(await findPositionInScope(ctx.db, scope, id))) throw refusal('position.notFound');
  const today = ctx.today();
  const [opening] = await readOpenings(ctx.db, [id], today);
  if (!opening) return { open: false, items: [], consenting: 0 };
  const about = { opening: candidateOf(opening), today, most: shown.positions };
  const { best, consenting } = await bestCandidates(ctx.db, scope, about);
  const people = await consentingPeople(
    ctx.db,
    scope,
    id,
    best.map(({ personId }) => personId),
  );
  const byId = new Map(people.map((person) => [person.personId, person]));
  return {
    open: true,
    consenting,
    items: best.flatMap(({ personId, fit }) => {
      const person = byId.get(personId);
      if (!person) return [];
      const { hasAccount, referral } = person;
      return [{ ...personReply(person), hasAccount, referral, fit: toldToStaff(explain(fit)) }];
    }),
  };
}
