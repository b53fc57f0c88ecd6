import { z } from 'zod';
import { keysOf } from '../shared/labels.ts';
import { day, fen, fenSum, id, instant, text } from '../shared/schemas.ts';
import { uncountedReasons } from './vocabulary.ts';

/** Cells a payment counts in, each with the year of its campaign. */
export const CountedSchema = z.object({
  cells: z.array(z.object({ code: z.string(), year: z.number().int() })),
  /** Why it counts nowhere; null when it does. */
  whyNot: z.enum(keysOf(uncountedReasons)).nullable(),
});
export type Counted = z.output<typeof CountedSchema>;

/** A contract of a guaranteed loan (小额担保贷款) as staff read it in a list. */
export const LoanSchema = z.object({
  id,
  personId: id,
  name: z.string(),
  unionName: z.string(),
  bank: z.string(),
  contractNumber: z.string(),
  purpose: z.string(),
  policyTitle: z.string().nullable(),
  approvedOn: day,
  approvedFen: fenSum,
  /** Sum of the tranches that stand. */
  paidFen: fenSum,
  /** Day of the first tranche that stands: the day the loan began. */
  firstPaidOn: day.nullable(),
  renewal: z.boolean(),
  cancelledAt: instant.nullable(),
  cancellationReason: z.string().nullable(),
});
export type LoanLine = z.output<typeof LoanSchema>;

const contract = z.object({ id, contractNumber: z.string() });

export const TrancheSchema = CountedSchema.extend({
  id,
  paidOn: day,
  amountFen: fenSum,
  evidence: z.string(),
  /** The first that stands. */
  first: z.boolean(),
  sentBackOn: day.nullable(),
  sentBackReason: z.string().nullable(),
  recordedBy: z.string(),
  recordedAt: instant,
});

export const LoanDetailSchema = LoanSchema.extend({
  evidence: z.string(),
  recordedBy: z.string(),
  recordedAt: instant,
  /** Earlier contract that this one renews, and the later one that renews this. */
  renewalOf: contract.nullable(),
  renewedBy: contract.nullable(),
  tranches: z.array(TrancheSchema),
  repayments: z.array(
    z.object({
      id,
      paidOn: day,
      amountFen: fenSum,
      recordedBy: z.string(),
      cancellationReason: z.string().nullable(),
    }),
  ),
  repaidFen: fenSum,
});
export type LoanDetail = z.output<typeof LoanDetailSchema>;

export const NewLoanSchema = z.object({
  personId: id,
  /** Unit that helped; left out: the one managing the person on the day of approval. */
  unionId: id.optional(),
  bank: text('银行', 60, 2),
  contractNumber: text('合同编号', 60, 2),
  purpose: text('贷款用途', 100, 2),
  policyId: id.optional(),
  renewalOf: id.optional(),
  approvedOn: day,
  approvedFen: fen,
  evidence: text('凭据', 200, 2),
});

export const NewTrancheSchema = z.object({ paidOn: day, amountFen: fen, evidence: text('凭据', 200, 2) });

/** A loan as the borrower sees it: their own contract and what was paid out, nothing of figures. */
export const OwnLoanSchema = z.object({
  id,
  bank: z.string(),
  contractNumber: z.string(),
  purpose: z.string(),
  approvedOn: day,
  approvedFen: fenSum,
  paidFen: fenSum,
  tranches: z.array(z.object({ id, paidOn: day, amountFen: fenSum, sentBackOn: day.nullable() })),
});
