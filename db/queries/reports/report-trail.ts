import type { ReportState, ReviewDecision } from '@sunshine/contract/reports/vocabulary.ts';
import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Queryable, Transaction } from '../../connect.ts';
import {
  reportCheckNotes,
  reportCheckOverrides,
  reportComments,
  reportReviews,
  reportSteps,
} from '../../schema/report-versions.ts';

/** Name of the account behind a column; null for the platform itself. */
const nameOf = (column: ReturnType<typeof sql>) =>
  sql`(select w.name from accounts known join people w on w.id = known.person_id where known.id = ${column})`;

export interface StepRow extends Record<string, unknown> {
  from: ReportState | null;
  to: ReportState;
  at: string;
  byName: string | null;
  reason: string | null;
}

/** Oldest first; what happened within one millisecond in the order of its writing, for rows are only ever added. */
export async function listSteps(db: Queryable, reportId: string): Promise<StepRow[]> {
  return db.execute<StepRow>(sql`
    select s.from_state as "from", s.to_state as "to", s.at, s.reason, ${nameOf(sql`s.by`)} as "byName"
    from report_steps s where s.report_id = ${reportId} order by s.at, s.ctid`);
}

export interface ReviewRow extends Record<string, unknown> {
  round: number;
  levelUnionId: string;
  levelName: string;
  decision: ReviewDecision;
  by: string;
  byName: string;
  at: string;
  reason: string | null;
}

export async function listReviews(db: Queryable, reportId: string): Promise<ReviewRow[]> {
  return db.execute<ReviewRow>(sql`
    select r.round, r.level_union_id as "levelUnionId", u.name as "levelName", r.decision, r.by,
      coalesce(${nameOf(sql`r.by`)}, '') as "byName", r.at, r.reason
    from report_reviews r join unions u on u.id = r.level_union_id
    where r.report_id = ${reportId} order by r.at, r.ctid`);
}

export interface CommentRow extends Record<string, unknown> {
  id: string;
  code: string | null;
  text: string;
  byName: string | null;
  at: string;
  resolvedAt: string | null;
}

export async function listComments(db: Queryable, reportId: string): Promise<CommentRow[]> {
  return db.execute<CommentRow>(sql`
    select c.id, c.code, c.text, ${nameOf(sql`c.by`)} as "byName", c.at, c.resolved_at as "resolvedAt"
    from report_comments c where c.report_id = ${reportId} order by c.at, c.ctid`);
}

export async function countOpenComments(db: Queryable, reportId: string): Promise<number> {
  return db.$count(
    reportComments,
    and(eq(reportComments.reportId, reportId), isNull(reportComments.resolvedAt)),
  );
}

/** What was written beside a check: the preparer's note (说明) or the next level's override (放行). */
export interface RemarkRow extends Record<string, unknown> {
  checkKey: string;
  kind: 'note' | 'override';
  finding: string;
  text: string;
  by: string;
  byName: string;
  at: string;
}

export async function listRemarks(db: Queryable, reportId: string): Promise<RemarkRow[]> {
  return db.execute<RemarkRow>(sql`
    select r.check_key as "checkKey", r.kind, r.finding, r.text, r.by, coalesce(${nameOf(sql`r.by`)}, '') as "byName", r.at
    from (
      select check_key, 'note' as kind, finding, note as text, by, at from report_check_notes
      where report_id = ${reportId}
      union all
      select check_key, 'override', finding, reason, by, at from report_check_overrides
      where report_id = ${reportId}
    ) r`);
}

export async function insertStep(
  tx: Transaction,
  step: Omit<typeof reportSteps.$inferInsert, 'id'> & { id: string },
): Promise<void> {
  await tx.insert(reportSteps).values(step);
}

export async function insertReview(
  tx: Transaction,
  review: typeof reportReviews.$inferInsert,
): Promise<void> {
  await tx.insert(reportReviews).values(review);
}

export async function insertComments(
  tx: Transaction,
  comments: (typeof reportComments.$inferInsert)[],
): Promise<void> {
  if (comments.length > 0) await tx.insert(reportComments).values(comments);
}

/** True when the comment belongs to the report and was open. */
export async function resolveCommentRow(
  tx: Transaction,
  of: { reportId: string; id: string; by: string; now: Date },
): Promise<boolean> {
  const resolved = await tx
    .update(reportComments)
    .set({ resolvedAt: of.now, resolvedBy: of.by })
    .where(
      and(
        eq(reportComments.id, of.id),
        eq(reportComments.reportId, of.reportId),
        isNull(reportComments.resolvedAt),
      ),
    )
    .returning({ id: reportComments.id });
  return resolved.length === 1;
}

/** A note written anew takes the place of the earlier one. */
export async function saveNote(tx: Transaction, note: typeof reportCheckNotes.$inferInsert): Promise<void> {
  const { finding, note: text, by, at } = note;
  await tx
    .insert(reportCheckNotes)
    .values(note)
    .onConflictDoUpdate({
      target: [reportCheckNotes.reportId, reportCheckNotes.checkKey],
      set: { finding, note: text, by, at },
    });
}

export async function saveOverride(
  tx: Transaction,
  override: typeof reportCheckOverrides.$inferInsert,
): Promise<void> {
  const { finding, reason, by, at } = override;
  await tx
    .insert(reportCheckOverrides)
    .values(override)
    .onConflictDoUpdate({
      target: [reportCheckOverrides.reportId, reportCheckOverrides.checkKey],
      set: { finding, reason, by, at },
    });
}
