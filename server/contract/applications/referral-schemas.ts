import { z } from 'zod';
import { AttachmentSchema } from '../attachments/schemas.ts';
import { payUnits } from '../positions/vocabulary.ts';
import { keysOf } from '../shared/labels.ts';
import { day, id, instant } from '../shared/schemas.ts';
import { consentWays, referralStates } from './referral-vocabulary.ts';
import { applicationState, PositionLineSchema } from './schemas.ts';

const referral = {
  id,
  state: z.enum(keysOf(referralStates)),
  position: PositionLineSchema.extend({
    townName: z.string(),
    companyName: z.string(),
    payMin: z.number().int(),
    payMax: z.number().int(),
    payUnit: z.enum(keysOf(payUnits)),
    payMonths: z.number().int(),
  }),
  /** Words of the union worker to the graduate. */
  note: z.string(),
  askedAt: instant,
  /** Last day for an answer, included. */
  answerUntil: day,
  answeredAt: instant.nullable(),
  settledAt: instant.nullable(),
  consentWay: z.enum(keysOf(consentWays)).nullable(),
  reason: z.string().nullable(),
  application: z.object({ id, state: applicationState }).nullable(),
};

/** Receipt (谁看过): at the company the times alone, at the union who did what. */
export const ReceiptSchema = z.object({
  views: z.array(z.object({ firstSeenAt: instant, lastSeenAt: instant, fileSeenAt: instant.nullable() })),
  staff: z.array(z.object({ action: z.string(), name: z.string(), at: instant })),
});

/** A referral as its graduate sees it. */
export const OwnReferralSchema = z.object({
  ...referral,
  unionName: z.string(),
  referredBy: z.string(),
  /** Whether the position takes applications now. */
  open: z.boolean(),
  receipt: ReceiptSchema,
});
export type OwnReferral = z.output<typeof OwnReferralSchema>;

/** A referral as staff of the unit see it. */
export const ReferralLineSchema = z.object({
  ...referral,
  personId: id,
  /** Masked. */
  name: z.string(),
  hasAccount: z.boolean(),
  unionName: z.string(),
  referredBy: z.string(),
  /** Who looks after it now: who proposed it, or who took it over. */
  caseworker: z.string(),
});
export const ReferralSchema = ReferralLineSchema.extend({
  consentEvidence: z.string().nullable(),
  receipt: ReceiptSchema,
  files: z.array(AttachmentSchema),
});
