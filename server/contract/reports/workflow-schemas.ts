import { z } from 'zod';
import { keysOf } from '../shared/labels.ts';
import { day, id, instant, paged, text } from '../shared/schemas.ts';
import { cellCodes } from './sunshine-form.ts';
import { reportStates, reviewDecisions } from './vocabulary.ts';

const cellCode = z.enum([...cellCodes] as [string, ...string[]]);
const state = z.enum(keysOf(reportStates));

/** What may be done to a report; a page shows a button for each that the reader may press now. */
export const reportActs = {
  check: '校验',
  reopen: '改回草稿',
  submit: '上报',
  declareNil: '零报',
  recall: '收回',
  accept: '审核通过',
  return: '退回',
  seal: '封存',
  correct: '更正',
} as const;
export type ReportAct = keyof typeof reportActs;

export const ReportStepSchema = z.object({
  from: state.nullable(),
  to: state,
  at: instant,
  /** Null: the platform itself, at the cutoff. */
  byName: z.string().nullable(),
  reason: z.string().nullable(),
});

export const ReportReviewSchema = z.object({
  levelName: z.string(),
  decision: z.enum(keysOf(reviewDecisions)),
  at: instant,
  byName: z.string(),
  reason: z.string().nullable(),
  /** Of an earlier round: the report was returned since. */
  past: z.boolean(),
});

export const ReportCommentSchema = z.object({
  id,
  code: z.string().nullable(),
  text: z.string(),
  byName: z.string().nullable(),
  at: instant,
  resolvedAt: instant.nullable(),
});

/** The report of one unit: where it stands, whose turn it is, what this reader may do. */
export const ReportStatusSchema = z.object({
  /** Null until something was done to it. */
  id: id.nullable(),
  version: z.number().int(),
  state,
  /** Values come from the snapshot taken at submission, not from the records as they are now. */
  frozen: z.boolean(),
  /** Submitted before the cutoff: recomputed then. */
  provisional: z.boolean(),
  asOf: day,
  dueDay: day,
  /** Differs from the campaign's own due day. */
  extended: z.boolean(),
  /** Days past the due day while not yet submitted or nil; 0 otherwise. */
  daysLate: z.number().int(),
  preparer: z.object({ name: z.string(), phone: z.string() }).nullable(),
  submittedAt: instant.nullable(),
  sealedAt: instant.nullable(),
  correctionReason: z.string().nullable(),
  /** Whose turn it is, in one sentence; null when it is nobody's. */
  waitingFor: z.string().nullable(),
  /** Why the next step cannot be taken yet, one sentence each. */
  hindrances: z.array(z.string()),
  acts: z.array(z.enum(keysOf(reportActs))),
  /** Units below that are not yet accepted or nil. */
  openBelow: z.array(z.object({ code: z.string(), name: z.string(), state })),
  /** Units below counted from their records, having no snapshot. */
  uncovered: z.array(z.object({ code: z.string(), name: z.string() })),
  versions: z.array(z.object({ version: z.number().int(), state, sealedAt: instant.nullable() })),
  steps: z.array(ReportStepSchema),
  reviews: z.array(ReportReviewSchema),
  comments: z.array(ReportCommentSchema),
  /** SHA-256 of the sealed content, hexadecimal. */
  hash: z.string().nullable(),
});
export type ReportStatus = z.output<typeof ReportStatusSchema>;

export const CommentInputSchema = z.object({ code: cellCode.optional(), text: text('批注', 300, 2) });
export const ReturnReportSchema = z.object({
  reason: text('退回原因', 300, 2),
  comments: z.array(CommentInputSchema).max(30).default([]),
});

/** What changed since the snapshot (封存后变动), cell by cell. */
export const DriftSchema = z.object({
  asOf: day,
  cells: z.array(
    z.object({
      code: z.string(),
      label: z.string(),
      unit: z.string(),
      sealed: z.string(),
      live: z.string(),
      entered: z.number().int(),
      left: z.number().int(),
      changed: z.number().int(),
      rows: z.array(
        z.object({
          change: z.enum(['entered', 'left', 'changed']),
          personId: id.nullable(),
          /** Masked; null where the record has no person. */
          name: z.string().nullable(),
          record: z.string(),
          before: z.string().nullable(),
          after: z.string().nullable(),
        }),
      ),
    }),
  ),
});
export type Drift = z.output<typeof DriftSchema>;

/** Last year's sealed report or paper figures beside this year's. */
export const ComparisonSchema = z.object({
  /** Where last year's figures come from; null when there are none. */
  source: z
    .object({ year: z.number().int(), kind: z.enum(['sealed', 'paper']), note: z.string() })
    .nullable(),
  cells: z.array(
    z.object({
      code: z.string(),
      label: z.string(),
      unit: z.string(),
      before: z.string().nullable(),
      now: z.string(),
      /** `+12.5%`; null where it cannot be said. */
      change: z.string().nullable(),
      toExplain: z.boolean(),
    }),
  ),
});
export type Comparison = z.output<typeof ComparisonSchema>;

/** Persons counted by two or more units one level down (两个单位都计了的人). */
export const SharedPersonsSchema = z.object({
  cells: z.array(
    z.object({
      code: z.string(),
      label: z.string(),
      persons: z.array(z.object({ personId: id.nullable(), name: z.string(), units: z.array(z.string()) })),
    }),
  ),
});
export type SharedPersons = z.output<typeof SharedPersonsSchema>;

/** How ready the records are (完备度): a score and what to mend, worst first. */
export const ReadinessSchema = z.object({
  /** 0 to 100. */
  score: z.number().int(),
  items: z.array(
    z.object({
      key: z.string(),
      title: z.string(),
      /** Why it matters for which cells. */
      lead: z.string(),
      cells: z.array(z.string()),
      count: z.number().int(),
      examples: z.array(z.object({ label: z.string(), area: z.string(), id: id.nullable() })),
    }),
  ),
});
export type Readiness = z.output<typeof ReadinessSchema>;

/** A report in the queue of those who review or seal. */
export const QueuedReportSchema = z.object({
  code: z.string(),
  name: z.string(),
  year: z.number().int(),
  state,
  submittedAt: instant.nullable(),
  preparerName: z.string().nullable(),
  levelName: z.string(),
  /** Soft checks explained and hard ones let through. */
  notes: z.number().int(),
  overrides: z.number().int(),
});
export const ReportQueueSchema = paged(QueuedReportSchema);
