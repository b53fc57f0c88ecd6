import { z } from 'zod';
import { keysOf } from '../shared/labels.ts';
import { day, id, instant, paged } from '../shared/schemas.ts';
import { unionKinds } from '../unions/vocabulary.ts';
import { filledForm } from './filled-form.ts';
import { campaignSettings } from './settings.ts';
import { cellCodes } from './sunshine-form.ts';
import { forms, reportStates } from './vocabulary.ts';

export const CampaignSchema = z.object({
  form: z.enum(keysOf(forms)),
  year: z.number().int(),
  periodStart: day,
  cutoffDay: day,
  dueDay: day,
  /** Last day counted so far; before the cutoff the figures move on with each day. */
  asOf: day,
  running: z.boolean(),
});
export type Campaign = z.output<typeof CampaignSchema>;

/** Path of a form: `310118` is the district, nine digits a street or town, `310118-S01` a system unit. */
export const formParams = z.object({
  form: z.enum(keysOf(forms)),
  year: z.coerce.number().int().min(2000).max(2100),
  unit: z.string().regex(/^[0-9]{6}[0-9A-Z-]{0,20}$/, { message: '单位代码写成 310118001 这样。' }),
});
export const cellParams = formParams.extend({ code: z.enum([...cellCodes] as [string, ...string[]]) });

/** A version of the report, when not the latest: a correction leaves the earlier ones readable. */
export const reportVersion = z.coerce.number().int().min(1).max(1000);

/** `own`: the unit alone (本级), without the units below it. */
export const scopeQuery = z.object({ own: z.stringbool().default(false), version: reportVersion.optional() });

const SettingTextSchema = z.object({ label: z.string(), text: z.string() });
const PersonSchema = z.object({
  /** For the link to the person's page; null when the reader may not open it. */
  personId: id.nullable(),
  /** Masked: 沈*国. */
  name: z.string(),
  record: z.string(),
});

export const CheckSchema = z.object({
  /** Stable name of the check, `leftOver`, `change.01A`. */
  key: z.string(),
  level: z.enum(['hard', 'soft']),
  title: z.string(),
  passed: z.boolean(),
  finding: z.string(),
  /** The preparer's note for this finding; `stale` when the finding changed since. */
  note: z.object({ text: z.string(), byName: z.string(), at: instant, stale: z.boolean() }).nullable(),
  /** Let through by the next level, for this finding. */
  override: z.object({ reason: z.string(), byName: z.string(), at: instant }).nullable(),
  /** Persons who make the difference. */
  persons: z.array(PersonSchema),
});
export type Check = z.output<typeof CheckSchema>;

/** 71.0% of 157÷221; null where nobody needs help. */
export const RateSchema = z
  .object({ part: z.number().int(), whole: z.number().int(), text: z.string() })
  .nullable();
export type Rate = z.output<typeof RateSchema>;

export const CellDetailSchema = z.object({
  /** Distinct persons behind the figure; for 08A this is 08A′. */
  persons: z.number().int(),
  /** Rows of the list behind it. */
  rows: z.number().int(),
  supplementary: z.number().int(),
  /** Sum of the units one level down and the unit's own row; null where there is none below. */
  below: z.string().nullable(),
});

export const FormPageSchema = z.object({
  form: filledForm,
  campaign: CampaignSchema,
  years: z.array(z.number().int()),
  unit: z.object({
    code: z.string(),
    name: z.string(),
    shortName: z.string(),
    kind: z.enum(keysOf(unionKinds)),
    contactPhone: z.string().nullable(),
  }),
  details: z.record(z.string(), CellDetailSchema),
  checks: z.array(CheckSchema),
  success: RateSchema,
  employment: RateSchema,
  settings: z.array(SettingTextSchema),
  computedAt: instant,
});
export type FormPage = z.output<typeof FormPageSchema>;

export const CellListSchema = paged(
  PersonSchema.extend({
    name: z.string().nullable(),
    on: day,
    /** As printed in the cell's unit. */
    quantity: z.string(),
    /** Unit that gave the service, and unit that manages the person's archive that day. */
    unitName: z.string(),
    personUnitName: z.string().nullable(),
    supplementary: z.boolean(),
    /** Why it counts, in one sentence. */
    why: z.string(),
  }),
).extend({
  code: z.string(),
  label: z.string(),
  value: z.string(),
  unit: z.string(),
  rule: z.string(),
  persons: z.number().int(),
});
export type CellList = z.output<typeof CellListSchema>;

export const UnitRowSchema = z.object({
  code: z.string(),
  name: z.string(),
  shortName: z.string(),
  kind: z.enum(keysOf(unionKinds)),
  /** The district's own row (本级). */
  ownOnly: z.boolean(),
  state: z.enum(keysOf(reportStates)),
  /** Values come from the unit's snapshot, not from the records as they are now. */
  frozen: z.boolean(),
  dueDay: day,
  daysLate: z.number().int(),
  submittedAt: instant.nullable(),
  /** Day of the latest reminder (催报). */
  remindedOn: day.nullable(),
  /** Somebody there can prepare a report. */
  staffed: z.boolean(),
  /** Empty until the unit submits where the campaign shows submitted figures only. */
  cells: z.record(z.string(), z.string()),
  /** Distinct persons placed among the unit's own 01E persons, whoever served them. */
  success: RateSchema,
  /** Cross-checks that are off. */
  off: z.object({ hard: z.number().int(), soft: z.number().int() }),
});
export type UnitRow = z.output<typeof UnitRowSchema>;

export const UnitsTableSchema = z.object({
  campaign: CampaignSchema,
  years: z.array(z.number().int()),
  /** The district, recounted; then 本级 and every unit one level down. */
  whole: UnitRowSchema,
  units: z.array(UnitRowSchema),
  /** Sum of the rows below, by code: 人 of the district is recounted and may be less. */
  below: z.record(z.string(), z.string()),
  persons: z.object({ placed: z.number().int() }),
  employment: RateSchema,
  computedAt: instant,
});
export type UnitsTable = z.output<typeof UnitsTableSchema>;

export const RulesSchema = z.object({
  campaign: CampaignSchema,
  years: z.array(z.number().int()),
  settings: z.array(SettingTextSchema),
  rules: z.array(z.object({ code: z.string(), label: z.string(), unit: z.string(), rule: z.string() })),
  checks: z.array(z.object({ level: z.enum(['hard', 'soft']), title: z.string() })),
});

export const OpenCampaignSchema = z.object({
  form: z.enum(keysOf(forms)),
  year: z.number().int().min(2000).max(2100),
  /** Default: the day after the previous campaign's cutoff, for a first one 1 January. */
  periodStart: day.optional(),
  /** Default: 20 and 25 August. */
  cutoffDay: day.optional(),
  dueDay: day.optional(),
  settings: z.partialRecord(z.enum(keysOf(campaignSettings.shape)), z.unknown()).default({}),
});
