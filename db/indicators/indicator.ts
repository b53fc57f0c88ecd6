import type { CampaignSettings } from '@sunshine/contract/reports/settings.ts';
import { type CellCode, type FormLine, sunshineLines } from '@sunshine/contract/reports/sunshine-form.ts';
import type { FormKey } from '@sunshine/contract/reports/vocabulary.ts';
import { type SQL, sql } from 'drizzle-orm';
import type { Frame } from './frame.ts';

/**
 * How facts become a figure. persons: distinct persons. personTimes, events: the quantities, one a record but
 * for bare quantities. openings: the largest headcount of each position in the scope, summed. sum: whole fen.
 */
export type Counts = 'persons' | 'personTimes' | 'events' | 'openings' | 'sum';

/**
 * One figure, defined once. `facts` yields, in this order, record_type, record_id, person_id, unit_id, on_day,
 * quantity; it may read the common tables of population, services and helped.
 */
export interface Indicator {
  readonly form: FormKey;
  readonly code: CellCode;
  readonly label: string;
  readonly unit: FormLine['unit'];
  readonly counts: Counts;
  /** 口径说明 with the settings in force. */
  rule(settings: CampaignSettings): string;
  facts(frame: Frame): SQL;
}

/** A figure of 附件1; wording and unit are those of the official form. */
export function indicator(
  code: CellCode,
  definition: Pick<Indicator, 'counts' | 'rule' | 'facts'>,
): Indicator {
  const line = sunshineLines.find((each) => each.code === code);
  if (!line) throw new Error(`附件1 has no blank ${code}`);
  return { form: 'sunshine', code, label: line.wording, unit: line.unit, ...definition };
}

/** Only persons of P, asked over the whole platform, unless the campaign counts services to others too. */
export function servedPerson(frame: Frame, personId: SQL): SQL {
  if (frame.settings.servicesOutsidePopulation) return sql`true`;
  return sql`(${personId} is null or exists (select 1 from population p where p.person_id = ${personId}))`;
}
