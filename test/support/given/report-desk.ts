import { auditEntries } from '@sunshine/db/schema/accounts.ts';
import { and, eq, gt, sql } from 'drizzle-orm';
import { startTestApp, type TestApp } from '../app.ts';
import { type GivenRecords, givenRecords } from './records.ts';
import { givenReportPeople, type ReportPeople, reportActsOf } from './report-people.ts';
import { type ReportShelf, reportShelf } from './report-shelf.ts';

/** A district that reports, cleared between tests: the people stay, reports and records go. */
export interface ReportDesk {
  app: TestApp;
  people: ReportPeople;
  given: GivenRecords;
  acts: ReturnType<typeof reportActsOf>;
  shelf: ReportShelf;
  /** Entries of the trail since the last clearing. */
  trail(action: string): Promise<(typeof auditEntries.$inferSelect)[]>;
  clear(): Promise<void>;
}

export async function givenReportDesk(now: string): Promise<ReportDesk> {
  const app = await startTestApp({ now });
  const people = await givenReportPeople(app);
  const shelf = await reportShelf(app);
  await shelf.keep('empty');
  let seen = await lastEntry(app);
  return {
    app,
    people,
    shelf,
    given: givenRecords(app.db),
    acts: reportActsOf(app),
    trail: (action) =>
      app.db
        .select()
        .from(auditEntries)
        .where(and(eq(auditEntries.action, action), gt(auditEntries.id, seen)))
        .orderBy(auditEntries.id),
    async clear() {
      app.clock.set(now);
      await shelf.putBack('empty');
      await app.db
        .$client`truncate households, studies, outcomes, help_needs, placements, internships, events,
        supplementary_records, report_due_days, report_baselines, report_reminders, notices cascade`;
      await app.db.$client`delete from campaigns where form <> 'sunshine' or year <> 2026`;
      await app.db.$client`update campaigns set settings = '{}', cutoff_day = '2026-08-20'`;
      seen = await lastEntry(app);
    },
  };
}

async function lastEntry({ db }: TestApp): Promise<number> {
  const rows = await db.execute<{ id: number }>(
    sql`select coalesce(max(id), 0)::int as id from audit_entries`,
  );
  return rows[0]?.id ?? 0;
}
