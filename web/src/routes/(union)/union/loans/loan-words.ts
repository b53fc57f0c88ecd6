import type { LoanLine } from '@sunshine/contract/benefits/loan-schemas.ts';
import type { StatusLook } from '#lib/components/status-looks.ts';

/** How far a contract has come, by what was paid out. */
export const loanLooks = {
  notPaid: { icon: 'hourglass', word: '还没放款', tone: 'warn' },
  partly: { icon: 'hand-coins', word: '放了一部分', tone: 'info' },
  whole: { icon: 'circle-check', word: '已放完', tone: 'ok' },
  cancelled: { icon: 'undo-2', word: '已更正', tone: 'rest' },
} as const satisfies Record<string, StatusLook>;

export function loanState(loan: LoanLine): keyof typeof loanLooks {
  if (loan.cancelledAt) return 'cancelled';
  if (loan.firstPaidOn === null) return 'notPaid';
  return BigInt(loan.paidFen) < BigInt(loan.approvedFen) ? 'partly' : 'whole';
}
