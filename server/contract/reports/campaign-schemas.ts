import { z } from 'zod';
import { keysOf } from '../shared/labels.ts';
import { day, id, instant, text } from '../shared/schemas.ts';
import { CampaignSchema } from './schemas.ts';
import { planDays, settingFields } from './setting-fields.ts';
import { campaignSettings } from './settings.ts';
import { reportStates } from './vocabulary.ts';

/** Everything of a campaign that can be changed after it was opened; all settings, also those left as they are. */
export const campaignPlan = z.object({
  periodStart: day,
  cutoffDay: day,
  dueDay: day,
  settings: campaignSettings,
});
export type CampaignPlan = z.output<typeof campaignPlan>;

const changedKey = z.enum([...keysOf(planDays), ...keysOf(settingFields)]);

/** One changed field, before and after in words. */
export const PlanChangeSchema = z.object({
  key: changedKey,
  label: z.string(),
  before: z.string(),
  after: z.string(),
});
export type PlanChange = z.output<typeof PlanChangeSchema>;

const ReportOfUnitSchema = z.object({
  code: z.string(),
  name: z.string(),
  state: z.enum(keysOf(reportStates)),
});

export const CampaignDetailSchema = z.object({
  campaign: CampaignSchema,
  /** What a change of it has to name; it changes with everything of the plan. */
  version: z.string(),
  plan: campaignPlan,
  /** Settings that differ from the answers of the counting rules. */
  differsFromDefault: z.array(z.enum(keysOf(settingFields))),
  /** Sealed reports: from the first one on, nothing of the campaign changes any more. */
  sealed: z.number().int(),
  /** Submitted reports whose snapshot was taken under other settings: they cannot be sealed as they are. */
  differing: z.array(ReportOfUnitSchema),
  history: z.array(
    z.object({
      at: instant,
      byName: z.string().nullable(),
      changes: z.array(PlanChangeSchema),
      reason: z.string().nullable(),
    }),
  ),
});
export type CampaignDetail = z.output<typeof CampaignDetailSchema>;

/** One cell before and after, with the units and the persons that make the difference. */
export const CellEffectSchema = z.object({
  code: z.string(),
  short: z.string(),
  unit: z.string(),
  /** As printed, of the district. */
  before: z.string(),
  after: z.string(),
  /** `+3`, `-0.05`, empty where nothing changes. */
  difference: z.string(),
  /** Rows of the list behind it (persons, positions or records) that come in and that go out. */
  entered: z.number().int(),
  left: z.number().int(),
  /** Persons among them, at most twenty each way; names are masked. */
  persons: z.array(
    z.object({
      change: z.enum(['entered', 'left']),
      /** For the link to the person's page; null when the reader may not open it. */
      personId: id.nullable(),
      name: z.string(),
      unitName: z.string(),
    }),
  ),
  units: z.array(
    z.object({
      code: z.string(),
      shortName: z.string(),
      /** The district's own row (本级). */
      ownOnly: z.boolean(),
      before: z.string(),
      after: z.string(),
      difference: z.string(),
    }),
  ),
});
export type CellEffect = z.output<typeof CellEffectSchema>;

export const CampaignPreviewSchema = z.object({
  version: z.string(),
  changes: z.array(PlanChangeSchema),
  /** All 21, changed or not, in the order of the form. */
  cells: z.array(CellEffectSchema),
  /** Figures whose rule text reads otherwise afterwards. */
  rules: z.array(z.object({ code: z.string(), before: z.string(), after: z.string() })),
  sealed: z.number().int(),
  /** Submitted reports that would have to be taken anew. */
  differing: z.array(ReportOfUnitSchema),
  /** Days that would lie in no campaign or in two. */
  warnings: z.array(z.string()),
});
export type CampaignPreview = z.output<typeof CampaignPreviewSchema>;

export const ChangeCampaignSchema = campaignPlan.extend({
  /** Version that the change was made on. */
  version: z.string().min(1),
  reason: text('原因', 300, 2),
});
