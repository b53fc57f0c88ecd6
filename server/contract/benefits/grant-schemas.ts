import { z } from 'zod';
import { keysOf } from '../shared/labels.ts';
import { day, id, instant, text } from '../shared/schemas.ts';
import { policyCategories } from './vocabulary.ts';

/** Whole fen above zero, as text: `120000` is 1,200 yuan. */
export const fen = z.string().regex(/^[1-9]\d{0,12}$/, { message: '金额写成大于零的数，最多到分。' });
/** A month, `2026-03`. */
export const month = z.string().regex(/^20\d{2}-(0[1-9]|1[0-2])$/, { message: '月份写成 2026-03 这样。' });

export const InstalmentSchema = z.object({
  id,
  month,
  paidOn: day,
  amountFen: z.string(),
  cancelledAt: instant.nullable(),
  cancellationReason: z.string().nullable(),
});
export type Instalment = z.output<typeof InstalmentSchema>;

/** The loan a grant belongs to; under policy its first tranche is what counts. */
export const GrantLoanSchema = z.object({
  id,
  bank: z.string(),
  contractNumber: z.string(),
  underPolicy: z.boolean(),
  /** Day of its first tranche; null while nothing was paid out. */
  firstTrancheOn: day.nullable(),
});
export type GrantLoan = z.output<typeof GrantLoanSchema>;

const grantFacts = {
  id,
  policyId: id,
  policyTitle: z.string(),
  category: z.enum(keysOf(policyCategories)),
  monthly: z.boolean(),
  period: z.string(),
  grantedOn: day,
  amountFen: z.string().nullable(),
};

/** A grant as the graduate sees it. */
export const OwnGrantSchema = z.object({
  ...grantFacts,
  unionName: z.string(),
  instalments: z.array(InstalmentSchema.pick({ id: true, month: true, paidOn: true, amountFen: true })),
});
export type OwnGrant = z.output<typeof OwnGrantSchema>;

/** The same as a union worker sees it. */
export const PolicyGrantSchema = z.object({
  ...grantFacts,
  personId: id,
  name: z.string(),
  unionId: id,
  unionName: z.string(),
  applicationId: id.nullable(),
  loan: GrantLoanSchema.nullable(),
  evidence: z.string(),
  recordedAt: instant,
  cancelledAt: instant.nullable(),
  cancellationReason: z.string().nullable(),
  instalments: z.object({ count: z.number().int(), lastMonth: month.nullable(), sumFen: z.string() }),
});
export type PolicyGrant = z.output<typeof PolicyGrantSchema>;

export const NewPolicyGrantSchema = z.object({
  personId: id,
  policyId: id,
  /** Unit that gave the help; left out: the application's, else the one managing the person that day. */
  unionId: id.optional(),
  period: text('享受期', 30, 2),
  grantedOn: day,
  amountFen: fen.optional(),
  loanId: id.optional(),
  evidence: text('凭据', 200, 2),
});

/** One month's payment of one grant. */
export const NewInstalmentSchema = z.object({ grantId: id, month, paidOn: day, amountFen: fen });
