import type { Around } from '@sunshine/contract/positions/matching/facts.ts';
import type { Fit } from '@sunshine/contract/positions/matching/fit.ts';
import { whatWouldHelp } from '@sunshine/contract/positions/matching/help.ts';
import { rankOpenings } from '@sunshine/contract/positions/matching/rank.ts';
import { readySeeker } from '@sunshine/contract/positions/matching/seeker.ts';
import { fitsFrom, measures } from '@sunshine/contract/positions/matching/weights.ts';
import type { matchingRoutes } from '@sunshine/contract/positions/matching-routes.ts';
import { occupations } from '@sunshine/contract/positions/vocabulary.ts';
import type { Reply } from '@sunshine/contract/route.ts';
import { keysOf } from '@sunshine/contract/shared/labels.ts';
import { listFeedback } from '@sunshine/db/queries/positions/matching/feedback.ts';
import { findOpenings, type OpeningRow } from '@sunshine/db/queries/positions/matching/openings.ts';
import { readSeekers, type SeekerRow } from '@sunshine/db/queries/positions/matching/seekers.ts';
import { takenByMajors } from '@sunshine/db/queries/positions/matching/taken.ts';
import type { Context } from '../../../context.ts';
import { type Candidate, candidateOf, nearTowns, spellingsOf, takenLike, wantedBy } from './look-for.ts';
import { cardOf, lacksOf, matchReply } from './match-replies.ts';

type Route = typeof matchingRoutes.listRecommendations;

/** Below this many that fit, somebody is told what would help. */
const few = 3;

/** Newest positions shown to somebody of whom nothing is known, and answers listed below them. */
const most = { newest: 10, feedback: 20 };

/** 为你推荐: the twenty best of what is published now, in four statements however many there are. */
export async function listRecommendations(ctx: Context): Promise<Reply<Route>> {
  const { personId } = ctx.policy.require('graduate.own');
  const row = await seekerOf(ctx, personId);
  const feedback = await listFeedback(ctx.db, personId, most.feedback);
  const lacks = lacksOf(row.seeker);
  const told = feedback.map((each) => ({ ...each, givenAt: each.givenAt.toISOString() }));
  if (lacks.length === 2) {
    return { items: [], lacks, fits: 0, help: [], newest: await newest(ctx, row), feedback: told };
  }
  const { best, candidates, around } = await recommend(ctx, row, personId);
  const fits = best.filter(({ fit }) => fit.score >= fitsFrom).length;
  const help = fits < few ? whatWouldHelp(row.seeker, candidates, around) : [];
  return {
    items: best.map(matchReply),
    lacks,
    fits,
    help: help.map(({ words, gains }) => ({ words, gains })),
    newest: [],
    feedback: told,
  };
}

/** A person who registered and said nothing yet is a seeker of whom nothing is known. */
export async function seekerOf(ctx: Context, personId: string): Promise<SeekerRow> {
  const [row] = await readSeekers(ctx.db, [personId]);
  return row ?? { personId, appliedTo: [], blocked: [], seeker: unknownSeeker };
}

const unknownSeeker: SeekerRow['seeker'] = {
  wishes: [],
  towns: [],
  kinds: [],
  expectedPay: null,
  homeTown: null,
  reachKm: null,
  study: null,
  certificates: [],
  refusals: [],
};

interface Recommended {
  best: { opening: Candidate; fit: Fit }[];
  /** All that were compared, and with what. */
  candidates: Candidate[];
  around: Around;
}

/** The best positions for one person; `but` is left out of what others of the major took. */
export async function recommend(ctx: Context, row: SeekerRow, but: string | null): Promise<Recommended> {
  const { seeker } = row;
  const [taken, found] = await Promise.all([
    takenByMajors(ctx.db, spellingsOf([seeker]), but),
    findOpenings(ctx.db, wantedBy(row, ctx.today())),
  ]);
  const around = { today: ctx.today(), taken: takenLike(seeker, taken) };
  const candidates = found.map(candidateOf);
  const byId = new Map(candidates.map((each) => [each.id, each]));
  const best = rankOpenings(readySeeker(seeker), candidates, around).flatMap(({ opening, fit }) => {
    const candidate = byId.get(opening.id);
    return candidate ? [{ opening: candidate, fit }] : [];
  });
  return { best, candidates, around };
}

/** The newest, near home where home is known. */
async function newest(ctx: Context, { seeker, appliedTo, blocked }: SeekerRow) {
  const found: OpeningRow[] = await findOpenings(ctx.db, {
    occupations: keysOf(occupations),
    towns: seeker.homeTown ? nearTowns(seeker.homeTown, measures.reachKm) : [],
    words: null,
    payFloor: null,
    excluded: {
      positions: [...appliedTo, ...seeker.refusals.map(({ positionId }) => positionId)],
      companies: blocked,
    },
    today: ctx.today(),
    each: { occupation: 3, town: 2, words: 0 },
  });
  return found
    .toSorted((a, b) => b.publishedOn.localeCompare(a.publishedOn) || (a.id < b.id ? -1 : 1))
    .slice(0, most.newest)
    .map(cardOf);
}
