import { z } from 'zod';
import { companyNatures } from '../companies/vocabulary.ts';
import { keysOf } from '../shared/labels.ts';
import { day, id } from '../shared/schemas.ts';
import { educationRequirements, payUnits, positionKinds } from './vocabulary.ts';

/** What the card of a position shows, wherever it stands; nothing of preference, suitability or household. */
export const PositionCardSchema = z.object({
  id,
  title: z.string(),
  kind: z.enum(keysOf(positionKinds)),
  town: z.string(),
  townName: z.string(),
  education: z.enum(keysOf(educationRequirements)),
  headcount: z.number().int(),
  /** Yuan per unit. */
  payMin: z.number().int(),
  payMax: z.number().int(),
  payUnit: z.enum(keysOf(payUnits)),
  payMonths: z.number().int(),
  openToCurrentYear: z.boolean(),
  publishedOn: day,
  validUntil: day,
  companyId: id,
  companyName: z.string(),
  companyNature: z.enum(keysOf(companyNatures)),
});
export type PositionCard = z.output<typeof PositionCardSchema>;
