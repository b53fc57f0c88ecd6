import { randomUUID } from 'node:crypto';
import { settingTexts } from '@sunshine/contract/reports/settings.ts';
import type { ReportState } from '@sunshine/contract/reports/vocabulary.ts';
import type { Database, Queryable, Transaction } from '@sunshine/db/connect.ts';
import type { Frame } from '@sunshine/db/indicators/frame.ts';
import {
  type SnapshotInput,
  type TakenSnapshot,
  takeSnapshot,
} from '@sunshine/db/indicators/take-snapshot.ts';
import * as t from '@sunshine/db/schema/index.ts';
import { eq } from 'drizzle-orm';
import { frame2026 } from './figures.ts';

const at = new Date('2026-08-22T02:00:00Z');

export async function givenCampaign(db: Database, year = 2026): Promise<string> {
  const id = randomUUID();
  await db.insert(t.campaigns).values({
    id,
    form: 'sunshine',
    year,
    periodStart: `${year}-01-01`,
    cutoffDay: `${year}-08-20`,
    dueDay: `${year}-08-25`,
  });
  return id;
}

/** A report of a unit, without a snapshot. */
export async function givenReport(
  db: Database,
  campaignId: string,
  unionId: string,
  more: Partial<typeof t.reports.$inferInsert> = {},
): Promise<string> {
  const id = randomUUID();
  const correctionReason = (more.version ?? 1) > 1 ? '补上一份漏报的名单' : null;
  await db
    .insert(t.reports)
    .values({ id, campaignId, unionId, correctionReason, updatedAt: at, state: 'checked', ...more });
  return id;
}

/** Freezes a report as the verb does: snapshot and state in one REPEATABLE READ transaction. */
export async function submitGiven(
  db: Database,
  reportId: string,
  frame: Frame = frame2026(),
  { state = 'submitted', ...more }: FreezeOptions & { state?: ReportState } = {},
): Promise<TakenSnapshot> {
  return db.transaction(
    async (tx) => {
      const taken = await freezeGiven(tx, reportId, frame, more);
      await tx
        .update(t.reports)
        .set({ state, submittedBy: randomUUID(), submittedAt: at })
        .where(eq(t.reports.id, reportId));
      return taken;
    },
    { isolationLevel: 'repeatable read' },
  );
}

export interface FreezeOptions {
  checks?: SnapshotInput['checks'] | undefined;
  takenAt?: Date | undefined;
}

const noChecks: SnapshotInput['checks'] = () => [
  {
    key: 'total',
    level: 'hard',
    title: '01A＝01B＋01C',
    passed: true,
    finding: '01A＝01B＋01C',
    note: null,
    override: null,
  },
];

export async function freezeGiven(
  tx: Transaction,
  reportId: string,
  frame: Frame,
  { checks = noChecks, takenAt = at }: FreezeOptions = {},
): Promise<TakenSnapshot> {
  const [report] = await tx.select().from(t.reports).where(eq(t.reports.id, reportId));
  const [unit] = report ? await tx.select().from(t.unions).where(eq(t.unions.id, report.unionId)) : [];
  if (!report || !unit) throw new Error(`no report ${reportId}`);
  return takeSnapshot(tx, {
    reportId,
    campaignId: report.campaignId,
    unit,
    frame,
    takenAt,
    settingTexts: settingTexts(frame.settings, { code: '310118', name: '青浦区总工会' }),
    checks,
  });
}

export async function sealGiven(db: Queryable, reportId: string): Promise<void> {
  await db
    .update(t.reports)
    .set({ state: 'sealed', sealedBy: randomUUID(), sealedAt: at })
    .where(eq(t.reports.id, reportId));
}

/** The next version of a sealed report, in the state it begins with. */
export async function correctGiven(db: Database, reportId: string): Promise<string> {
  const [report] = await db.select().from(t.reports).where(eq(t.reports.id, reportId));
  if (!report) throw new Error(`no report ${reportId}`);
  return givenReport(db, report.campaignId, report.unionId, { version: report.version + 1 });
}
