import { nobodyYet } from '@sunshine/contract/positions/matching/facts.ts';
import { explain, fitOf } from '@sunshine/contract/positions/matching/fit.ts';
import { readySeeker } from '@sunshine/contract/positions/matching/seeker.ts';
import { shown } from '@sunshine/contract/positions/matching/weights.ts';
import type { matchingRoutes } from '@sunshine/contract/positions/matching-routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { readOpenings } from '@sunshine/db/queries/positions/matching/openings.ts';
import { consentingPeople } from '@sunshine/db/queries/positions/matching/people.ts';
import { readSeekers } from '@sunshine/db/queries/positions/matching/seekers.ts';
import { takenByMajors } from '@sunshine/db/queries/positions/matching/taken.ts';
import { findPositionInScope } from '@sunshine/db/queries/positions/union-positions.ts';
import type { Context } from '../../../context.ts';
import { refusal } from '../../../refusal.ts';
import { candidateOf, majorName, spellingsOf } from './look-for.ts';
import { personReply, toldToStaff } from './match-replies.ts';

type Route = typeof matchingRoutes.listCandidates;

/** People compared at once: whoever agreed first is compared first. */
const mostPeople = 500;

/** Who of the scope fits a position, of those who agreed to be recommended; a consent withdrawn a moment ago no longer counts. */
export async function listCandidates(ctx: Context, { id }: Input<Route>): Promise<Reply<Route>> {
  const scope = ctx.policy.unionScope('match.read');
  if (!(await findPositionInScope(ctx.db, scope, id))) throw refusal('position.notFound');
  const today = ctx.today();
  const [opening] = await readOpenings(ctx.db, [id], today);
  if (!opening) return { open: false, items: [], consenting: 0 };
  const about = { positionId: id, companyId: opening.companyId, today };
  const people = await consentingPeople(ctx.db, scope, about, mostPeople);
  const seekers = await readSeekers(
    ctx.db,
    people.map(({ personId }) => personId),
  );
  const taken = await takenByMajors(ctx.db, spellingsOf(seekers.map(({ seeker }) => seeker)), null);
  const candidate = candidateOf(opening);
  const bySeeker = new Map(seekers.map((row) => [row.personId, row.seeker]));
  const compared = people.flatMap((person) => {
    const seeker = bySeeker.get(person.personId);
    if (!seeker) return [];
    const around = { today, taken: (seeker.study && taken.get(majorName(seeker.study.major))) || nobodyYet };
    const fit = fitOf(readySeeker(seeker), candidate, around);
    return fit.hidden ? [] : [{ person, fit }];
  });
  const best = compared
    .toSorted((a, b) => b.fit.score - a.fit.score || (a.person.personId < b.person.personId ? -1 : 1))
    .slice(0, shown.positions);
  return {
    open: true,
    consenting: people.length,
    items: best.map(({ person, fit }) => ({
      ...personReply(person),
      hasAccount: person.hasAccount,
      referral: person.referral,
      fit: toldToStaff(explain(fit)),
    })),
  };
}
