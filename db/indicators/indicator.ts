import type { CampaignSettings } from '@sunshine/contract/reports/settings.ts';
import { type CellCode, type FormLine, sunshineLines } from '@sunshine/contract/reports/sunshine-form.ts';
import type { FormKey } from '@sunshine/contract/reports/vocabulary.ts';
import type { SQL } from 'drizzle-orm';
import type { Frame } from './frame.ts';

/**
 * How facts become a figure. persons: distinct persons; records tell each person once, snapshots may repeat one. personTimes, events: the quantities, one a record but
 * for bare quantities. openings: the largest headcount of each position in the scope, summed. sum: whole fen.
 */
export type Counts = 'persons' | 'personTimes' | 'events' | 'openings' | 'sum';

/** What a figure counts, as a query of facts; it may read the common tables of population, services and helped. */
export interface FactsDefinition {
  readonly counts: Counts;
  /** Only facts of persons of P count, asked over the whole platform, unless the campaign says otherwise. */
  readonly served?: boolean;
  /** In this order: record_type, record_id, person_id, unit_id, on_day, quantity, supplementary (whether it is 补录). */
  facts(frame: Frame): SQL;
}

/** One figure, defined once. */
export interface Indicator extends FactsDefinition {
  readonly form: FormKey;
  readonly code: CellCode;
  readonly label: string;
  readonly unit: FormLine['unit'];
  /** 口径说明 with the settings in force. */
  rule(settings: CampaignSettings): string;
}

/** A figure of 附件1; wording and unit are those of the official form. */
export function indicator(code: CellCode, definition: FactsDefinition & Pick<Indicator, 'rule'>): Indicator {
  const line = sunshineLines.find((each) => each.code === code);
  if (!line) throw new Error(`附件1 has no blank ${code}`);
  return { form: 'sunshine', code, label: line.wording, unit: line.unit, ...definition };
}
