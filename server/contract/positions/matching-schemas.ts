import { z } from 'zod';
import { referralStates } from '../applications/referral-vocabulary.ts';
import { keysOf } from '../shared/labels.ts';
import { day, id, instant } from '../shared/schemas.ts';
import { PositionCardSchema } from './card.ts';
import { fitParts } from './matching/weights.ts';
import { notForMeReasons } from './matching-vocabulary.ts';

const count = z.number().int();

/** How a person and a position fit, in words and points. */
export const FitSchema = z.object({
  /** 0 to 100. */
  score: count,
  parts: z.array(
    z.object({
      key: z.enum(keysOf(fitParts)),
      label: z.string(),
      points: count,
      of: count,
      words: z.string().nullable(),
    }),
  ),
  /** Why it fits, the weightiest first. */
  reasons: z.array(z.string()),
  missing: z.array(z.string()),
});
export type FitReply = z.output<typeof FitSchema>;

export const MatchSchema = z.object({ position: PositionCardSchema, fit: FitSchema });

export const FeedbackSchema = z.object({
  positionId: id,
  title: z.string(),
  companyName: z.string(),
  reason: z.enum(keysOf(notForMeReasons)),
  note: z.string(),
  givenAt: instant,
});

/** What a person should fill in before recommendations say much. */
export const lackingFacts = ['intention', 'study'] as const;

export const RecommendationsSchema = z.object({
  /** Best first, at most twenty. */
  items: z.array(MatchSchema),
  lacks: z.array(z.enum(lackingFacts)),
  /** How many of them fit; with few, what said otherwise would bring more. */
  fits: count,
  help: z.array(z.object({ words: z.string(), gains: count })),
  /** The newest near home, when nothing is known to match by. */
  newest: z.array(PositionCardSchema),
  feedback: z.array(FeedbackSchema),
});

/** A person as union staff see one in matching: masked, and what they studied. */
const person = {
  personId: id,
  name: z.string(),
  unionName: z.string(),
  school: z.string().nullable(),
  major: z.string().nullable(),
  degree: z.string().nullable(),
  graduationYear: count.nullable(),
};

export const CandidateSchema = z.object({
  ...person,
  hasAccount: z.boolean(),
  fit: FitSchema,
  /** How a referral of this person to this position stands. */
  referral: z.enum(keysOf(referralStates)).nullable(),
});

export const UnionMatchSchema = z.object({
  ...person,
  needOpenedOn: day,
  daysWaiting: count,
  caseworker: z.string().nullable(),
  /** What was tried so far. */
  tried: z.object({ applications: count, interviews: count, referrals: count, trainings: count }),
  /** Positions that fit now, and the three best. */
  fits: count,
  bestScore: count,
  best: z.array(MatchSchema),
  lacks: z.array(z.enum(lackingFacts)),
  /** What would help when little fits: said otherwise, and a class that leads there. */
  help: z.array(
    z.object({ words: z.string(), gains: count, classId: id.nullable(), classTitle: z.string().nullable() }),
  ),
});
