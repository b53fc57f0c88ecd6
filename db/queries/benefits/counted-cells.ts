import type { CellCode } from '@sunshine/contract/reports/sunshine-form.ts';
import type { FormKey } from '@sunshine/contract/reports/vocabulary.ts';
import { sql } from 'drizzle-orm';
import type { Queryable } from '../../connect.ts';
import { withFacts } from '../../indicators/facts.ts';
import { frameOf } from '../../indicators/frame.ts';
import { indicatorOf } from '../../indicators/registry.ts';

/** A cell in which a record is a fact, in the campaign of its day. */
export interface CountedCell {
  recordId: string;
  code: CellCode;
  year: number;
}

/**
 * In which of these cells records count, asked of the facts themselves, so that a page cannot say otherwise than the
 * form. `campaignless` are the records whose day lies in no campaign.
 */
export async function countedCells(
  db: Queryable,
  today: string,
  codes: readonly CellCode[],
  records: readonly { id: string; on: string }[],
): Promise<{ counted: CountedCell[]; campaignless: Set<string> }> {
  const campaigns = await campaignsOf(
    db,
    records.map(({ on }) => on),
  );
  const within = (on: string) =>
    campaigns.some(({ periodStart, cutoffDay }) => periodStart <= on && on <= cutoffDay);
  const ids = records.map(({ id }) => id);
  const counted: CountedCell[] = [];
  for (const campaign of campaigns) {
    const rows = await db.execute<{ recordId: string; code: CellCode }>(sql`
      ${withFacts(frameOf(campaign, today), codes.map(indicatorOf))}
      select f.record_id as "recordId", f.code from facts f
      where f.record_id = any(${sql.param(ids)}::uuid[]) order by f.code`);
    counted.push(...rows.map((row) => ({ ...row, year: campaign.year })));
  }
  return { counted, campaignless: new Set(records.filter(({ on }) => !within(on)).map(({ id }) => id)) };
}

interface Campaign extends Record<string, unknown> {
  form: FormKey;
  year: number;
  periodStart: string;
  cutoffDay: string;
  settings: unknown;
}

/** The campaigns of the sunshine form in whose periods these days lie. */
async function campaignsOf(db: Queryable, days: readonly string[]): Promise<Campaign[]> {
  if (days.length === 0) return [];
  return db.execute<Campaign>(sql`
    select form, year, period_start::text as "periodStart", cutoff_day::text as "cutoffDay", settings
    from campaigns where form = 'sunshine'
      and exists (select 1 from unnest(${sql.param(days)}::text[]::date[]) d where d between period_start and cutoff_day)
    order by year`);
}
