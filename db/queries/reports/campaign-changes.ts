import type { FormKey, ReportState } from '@sunshine/contract/reports/vocabulary.ts';
import { and, eq, sql } from 'drizzle-orm';
import type { Queryable, Transaction } from '../../connect.ts';
import { campaigns } from '../../schema/reports.ts';
import type { CampaignRow } from './campaigns.ts';

/** The campaign locked until the transaction ends, so that two changes, or a change and a seal, take turns. */
export async function lockCampaign(
  tx: Transaction,
  form: FormKey,
  year: number,
): Promise<CampaignRow | null> {
  const [row] = await tx
    .select()
    .from(campaigns)
    .where(and(eq(campaigns.form, form), eq(campaigns.year, year)))
    .for('update');
  return row ?? null;
}

export async function updateCampaign(
  tx: Transaction,
  id: string,
  change: Pick<CampaignRow, 'periodStart' | 'cutoffDay' | 'dueDay' | 'settings'>,
): Promise<void> {
  await tx.update(campaigns).set(change).where(eq(campaigns.id, id));
}

/** A report of the campaign that holds a snapshot, with the frame it was taken in. */
export interface FrozenReport extends Record<string, unknown> {
  code: string;
  name: string;
  state: ReportState;
  periodStart: string;
  cutoffDay: string;
  settings: unknown;
}

/** Reports of a campaign with a snapshot, sealed ones too; of a unit the latest version. */
export async function listFrozenReports(db: Queryable, campaignId: string): Promise<FrozenReport[]> {
  return db.execute<FrozenReport>(sql`
    select distinct on (u.code) u.code, u.name, r.state, s.period_start as "periodStart",
      s.cutoff_day as "cutoffDay", s.settings
    from reports r join report_snapshots s on s.report_id = r.id join unions u on u.id = r.union_id
    where r.campaign_id = ${campaignId}
    order by u.code, r.version desc`);
}

export interface CampaignChangeRow extends Record<string, unknown> {
  at: string;
  byName: string | null;
  action: string;
  reason: string | null;
  detail: Record<string, unknown>;
}

/** What was done to a campaign, latest first, as the audit trail keeps it. */
export async function listCampaignChanges(db: Queryable, campaignId: string): Promise<CampaignChangeRow[]> {
  return db.execute<CampaignChangeRow>(sql`
    select to_json(e.at) #>> '{}' as at, p.name as "byName", e.action, e.reason, e.detail
    from audit_entries e
    left join accounts a on a.id = e.actor_account_id left join people p on p.id = a.person_id
    where e.subject_type = 'campaign' and e.subject_id = ${campaignId}
      and e.action in ('campaign.open', 'campaign.change')
    order by e.at desc, e.id desc
    limit 50`);
}
