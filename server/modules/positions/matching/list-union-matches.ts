import { fitOf } from '@sunshine/contract/positions/matching/fit.ts';
import { type Help, whatWouldHelp } from '@sunshine/contract/positions/matching/help.ts';
import { daysBetween } from '@sunshine/contract/positions/matching/market-parts.ts';
import { type Pool, reachableIn } from '@sunshine/contract/positions/matching/pool.ts';
import { betterFirst } from '@sunshine/contract/positions/matching/rank.ts';
import { readySeeker } from '@sunshine/contract/positions/matching/seeker.ts';
import { worthSaying } from '@sunshine/contract/positions/matching/weights.ts';
import type { matchingRoutes } from '@sunshine/contract/positions/matching-routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { pageSize } from '@sunshine/contract/shared/schemas.ts';
import {
  classesAhead,
  type PersonInNeed,
  peopleInNeed,
} from '@sunshine/db/queries/positions/matching/people.ts';
import type { Context } from '../../../context.ts';
import type { Candidate } from './look-for.ts';
import { lacksOf, personReply, staffMatchReply } from './match-replies.ts';
import { rankWaiting, ruledOutBy, type Standing } from './rank-waiting.ts';

type Route = typeof matchingRoutes.listUnionMatches;
type Classes = Awaited<ReturnType<typeof classesAhead>>;

/** 匹配: who of the scope waits for help, ranked by what is possible now, in five statements however many wait. */
export async function listUnionMatches(ctx: Context, { show, page }: Input<Route>): Promise<Reply<Route>> {
  const scope = ctx.policy.unionScope('match.read');
  const today = ctx.today();
  const [{ standings, pool }, classes] = await Promise.all([
    rankWaiting(ctx.db, scope, today),
    classesAhead(ctx.db, scope, today),
  ]);
  const fitting = standings.filter(({ fits }) => fits > 0);
  const low = standings.filter(({ fits }) => fits === 0);
  const chosen = { all: standings, fitting, low }[show];
  const onPage = chosen.slice((page - 1) * pageSize, page * pageSize);
  const people = await peopleInNeed(
    ctx.db,
    scope,
    onPage.map(({ row }) => row.personId),
  );
  const byId = new Map(people.map((person) => [person.personId, person]));
  return {
    items: onPage.flatMap((standing) => {
      const person = byId.get(standing.row.personId);
      return person ? [replyOf(standing, person, pool, classes)] : [];
    }),
    total: chosen.length,
    page,
    counts: { all: standings.length, fitting: fitting.length, low: low.length },
  };
}

function replyOf(standing: Standing, person: PersonInNeed, pool: Pool<Candidate>, classes: Classes) {
  const { row, taken, fits, bestScore } = standing;
  const { needOpenedOn, caseworker, tried } = person;
  const { today } = pool;
  const [seeker, ruledOut] = [readySeeker(row.seeker), ruledOutBy(row)];
  const reachable = reachableIn(pool, seeker)
    .map(({ opening }) => opening)
    .filter((opening) => !ruledOut(opening));
  const best = reachable
    .map((opening) => ({ opening, fit: fitOf(seeker, opening, { today, taken }) }))
    .filter(({ fit }) => !fit.hidden && fit.score >= worthSaying)
    .sort(betterFirst)
    .slice(0, 3);
  const help = fits < 3 ? whatWouldHelp(row.seeker, reachable, { today, taken }) : [];
  return {
    ...personReply(person),
    needOpenedOn,
    daysWaiting: daysBetween(needOpenedOn, today),
    caseworker,
    tried,
    fits,
    bestScore,
    best: best.map(staffMatchReply),
    lacks: lacksOf(row.seeker),
    help: help.map((each) => withClass(each, classes)),
  };
}

/** The next class that leads to the certificate that would help. */
function withClass({ words, gains, certificate }: Help, classes: Classes) {
  const found = certificate
    ? classes.find(({ title, certificateName }) => leadsTo(certificate, `${title}${certificateName ?? ''}`))
    : undefined;
  return { words, gains, classId: found?.id ?? null, classTitle: found?.title ?? null };
}

function leadsTo(certificate: string, text: string): boolean {
  return text.includes(certificate.replace(/(资格|执业)?证书?$/, ''));
}
