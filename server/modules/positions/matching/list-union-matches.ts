import { nobodyYet, type Taken } from '@sunshine/contract/positions/matching/facts.ts';
import { fitOf } from '@sunshine/contract/positions/matching/fit.ts';
import { type Help, whatWouldHelp } from '@sunshine/contract/positions/matching/help.ts';
import { daysBetween } from '@sunshine/contract/positions/matching/market-parts.ts';
import { betterFirst } from '@sunshine/contract/positions/matching/rank.ts';
import { readySeeker } from '@sunshine/contract/positions/matching/seeker.ts';
import { fitsFrom, worthSaying } from '@sunshine/contract/positions/matching/weights.ts';
import type { matchingRoutes } from '@sunshine/contract/positions/matching-routes.ts';
import { occupations } from '@sunshine/contract/positions/vocabulary.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { keysOf } from '@sunshine/contract/shared/labels.ts';
import { pageSize } from '@sunshine/contract/shared/schemas.ts';
import { towns } from '@sunshine/contract/unions/divisions.ts';
import { findOpenings } from '@sunshine/db/queries/positions/matching/openings.ts';
import {
  classesAhead,
  type PersonInNeed,
  peopleInNeed,
} from '@sunshine/db/queries/positions/matching/people.ts';
import { readSeekers, type SeekerRow } from '@sunshine/db/queries/positions/matching/seekers.ts';
import { takenByMajors } from '@sunshine/db/queries/positions/matching/taken.ts';
import type { Context } from '../../../context.ts';
import { type Candidate, candidateOf, majorName, spellingsOf } from './look-for.ts';
import { lacksOf, personReply, staffMatchReply } from './match-replies.ts';

type Route = typeof matchingRoutes.listUnionMatches;
type Classes = Awaited<ReturnType<typeof classesAhead>>;

/** People compared at once, who has waited longest first; a unit has some dozens, a district some hundreds. */
const mostPeople = 300;

/** 匹配: who of the scope waits for help, ranked by what is possible now, in five statements. */
export async function listUnionMatches(ctx: Context, { show, page }: Input<Route>): Promise<Reply<Route>> {
  const scope = ctx.policy.unionScope('match.read');
  const today = ctx.today();
  const people = await peopleInNeed(ctx.db, scope, mostPeople);
  const rows = await readSeekers(
    ctx.db,
    people.map(({ personId }) => personId),
  );
  const [taken, found, classes] = await Promise.all([
    takenByMajors(ctx.db, spellingsOf(rows.map(({ seeker }) => seeker)), null),
    findOpenings(ctx.db, {
      occupations: keysOf(occupations),
      towns: towns.map(({ code }) => code),
      words: null,
      payFloor: null,
      excluded: { positions: [], companies: [] },
      today,
      each: { occupation: 60, town: 6, words: 0 },
    }),
    classesAhead(ctx.db, scope, today),
  ]);
  const pool = found.map(candidateOf);
  const bySeeker = new Map(rows.map((row) => [row.personId, row]));
  const compared = people.flatMap((person) => {
    const row = bySeeker.get(person.personId);
    return row ? [compare(person, row, pool, taken, today)] : [];
  });
  const low = compared.filter(({ fits }) => fits === 0);
  const fitting = compared.filter(({ fits }) => fits > 0);
  const chosen = { all: compared, fitting, low }[show].toSorted(mostPossibleFirst);
  return {
    items: chosen.slice((page - 1) * pageSize, page * pageSize).map((each) => replyOf(each, classes, today)),
    total: chosen.length,
    page,
    counts: { all: compared.length, fitting: fitting.length, low: low.length },
  };
}

interface Compared {
  person: PersonInNeed;
  row: SeekerRow;
  reachable: readonly Candidate[];
  around: { today: string; taken: Taken };
  fits: number;
  best: { opening: Candidate; fit: ReturnType<typeof fitOf> }[];
}

function compare(
  person: PersonInNeed,
  row: SeekerRow,
  pool: readonly Candidate[],
  taken: Map<string, Taken>,
  today: string,
): Compared {
  const { seeker } = row;
  const ready = readySeeker(seeker);
  const trades = new Set([...ready.wished.flatMap((each) => each.occupations), ...ready.majorOccupations]);
  const out = new Set(row.appliedTo);
  const around = { today, taken: (seeker.study && taken.get(majorName(seeker.study.major))) || nobodyYet };
  const reachable = pool.filter(
    ({ id, companyId, occupation }) =>
      !out.has(id) && !row.blocked.includes(companyId) && (trades.size === 0 || trades.has(occupation)),
  );
  const fitting = reachable
    .map((opening) => ({ opening, fit: fitOf(ready, opening, around) }))
    .filter(({ fit }) => !fit.hidden)
    .sort(betterFirst);
  const fits = fitting.filter(({ fit }) => fit.score >= fitsFrom).length;
  const best = fitting.filter(({ fit }) => fit.score >= worthSaying).slice(0, 3);
  return { person, row, reachable, around, fits, best };
}

/** Whom something fits comes first, by the best score and how many fit; then who has waited longest. */
function mostPossibleFirst(a: Compared, b: Compared): number {
  return (
    Number(b.fits > 0) - Number(a.fits > 0) ||
    (b.best[0]?.fit.score ?? 0) - (a.best[0]?.fit.score ?? 0) ||
    b.fits - a.fits ||
    a.person.needOpenedOn.localeCompare(b.person.needOpenedOn) ||
    (a.person.personId < b.person.personId ? -1 : 1)
  );
}

function replyOf({ person, row, reachable, around, fits, best }: Compared, classes: Classes, today: string) {
  const { needOpenedOn, caseworker, tried } = person;
  const help = fits < 3 ? whatWouldHelp(row.seeker, reachable, around) : [];
  return {
    ...personReply(person),
    needOpenedOn,
    daysWaiting: daysBetween(needOpenedOn, today),
    caseworker,
    tried,
    fits,
    bestScore: best[0]?.fit.score ?? 0,
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
