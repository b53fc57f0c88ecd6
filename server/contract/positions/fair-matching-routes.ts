import { z } from 'zod';
import { SlotSchema } from '../applications/interview-schemas.ts';
import { applicationState } from '../applications/schemas.ts';
import { PublicPlanSchema } from '../events/schemas.ts';
import { eventKinds, eventStates } from '../events/vocabulary.ts';
import { routes } from '../route.ts';
import { keysOf } from '../shared/labels.ts';
import { day, id, idParams } from '../shared/schemas.ts';
import { PositionCardSchema } from './card.ts';
import { FitSchema, lackingFacts } from './matching-schemas.ts';
import { occupations } from './vocabulary.ts';

const count = z.number().int();

/** A company at a fair as one graduate should see it. */
export const FittingBoothSchema = z.object({
  companyId: id,
  companyName: z.string(),
  /** Trades of the positions it shows, each once. */
  trades: z.array(z.enum(keysOf(occupations))),
  /** Null while it was given none, or the fair has no plan. */
  boothId: id.nullable(),
  booth: z.string().nullable(),
  /** Place in the walk, from 1; null for one that is not on it. */
  stop: count.nullable(),
  /** The best fit among its positions, best first; null where nothing is known to compare by or nothing fits. */
  score: count.nullable(),
  positions: z.array(
    z.object({
      position: PositionCardSchema,
      /** Null where nothing is known to compare by. */
      fit: FitSchema.nullable(),
      /** A condition that cannot be met, or something ruled out earlier. */
      ruledOut: z.boolean(),
      application: z.object({ id, state: applicationState }).nullable(),
      /** Slots to take here, in the order of time. */
      slots: z.array(SlotSchema),
    }),
  ),
  /** Own interviews at this booth. */
  interviews: z.array(SlotSchema.extend({ applicationId: id })),
});
export type FittingBooth = z.output<typeof FittingBoothSchema>;

export const FittingBoothsSchema = z.object({
  event: z.object({
    id,
    kind: z.enum(keysOf(eventKinds)),
    state: z.enum(keysOf(eventStates)),
    title: z.string(),
    startsOn: day,
    endsOn: day,
    hours: z.string(),
    place: z.string(),
  }),
  /** Holds a place there: may take interview slots. */
  registered: z.boolean(),
  lacks: z.array(z.enum(lackingFacts)),
  plan: PublicPlanSchema.nullable(),
  /** Where the walk begins: at the entrance, or at the best booth of a plan without one; null without a walk. */
  from: z.enum(['entrance', 'best']).nullable(),
  /** Best first. */
  companies: z.array(FittingBoothSchema),
});
export type FittingBooths = z.output<typeof FittingBoothsSchema>;

export const fairMatchingRoutes = routes({
  listFittingBooths: {
    method: 'GET',
    path: '/api/me/events/{id}/booths',
    permission: 'event.register',
    summary: '一场招聘会上适合我的展位：理由、还缺什么、按什么顺序逛',
    params: idParams,
    reply: FittingBoothsSchema,
  },
});
