import { z } from 'zod';
import { recordFileRoutes } from '../attachments/record-file-routes.ts';
import { routes } from '../route.ts';
import { day, fen, id, idParams, page, paged, text } from '../shared/schemas.ts';
import {
  LoanDetailSchema,
  LoanSchema,
  NewLoanSchema,
  NewTrancheSchema,
  OwnLoanSchema,
} from './loan-schemas.ts';

const reason = text('原因', 200, 4);
const files = recordFileRoutes('/api/loans', '贷款', { read: 'loan.read', write: 'benefit.write' });

export const loanRoutes = routes({
  listLoans: {
    method: 'GET',
    path: '/api/loans',
    permission: 'loan.read',
    summary: '本单位的小额担保贷款',
    query: z.object({
      q: z.string().trim().max(20).default(''),
      show: z.enum(['standing', 'notPaid', 'cancelled']).default('standing'),
      page,
    }),
    reply: paged(LoanSchema),
  },
  readLoan: {
    method: 'GET',
    path: '/api/loans/{id}',
    permission: 'loan.read',
    summary: '一份贷款合同、放款和还款，每笔放款计入哪里',
    params: idParams,
    reply: LoanDetailSchema,
  },
  listLoanChoices: {
    method: 'GET',
    path: '/api/loan-choices',
    permission: 'benefit.write',
    summary: '记贷款时可选的政策，和本人以前的合同',
    query: z.object({ personId: id }),
    reply: z.object({
      policies: z.array(z.object({ id, title: z.string() })),
      contracts: z.array(z.object({ id, bank: z.string(), contractNumber: z.string() })),
    }),
  },
  recordLoan: {
    method: 'POST',
    path: '/api/loans',
    permission: 'benefit.write',
    summary: '记一份贷款合同；放款以后才计数',
    body: NewLoanSchema,
    reply: LoanDetailSchema,
  },
  cancelLoan: {
    method: 'POST',
    path: '/api/loans/{id}/correction',
    permission: 'benefit.write',
    summary: '更正记错的贷款合同，连同它的放款不再计数',
    params: idParams,
    body: z.object({ reason }),
    reply: LoanDetailSchema,
  },
  recordTranche: {
    method: 'POST',
    path: '/api/loans/{id}/tranches',
    permission: 'benefit.write',
    summary: '记一笔放款',
    params: idParams,
    body: NewTrancheSchema,
    reply: LoanDetailSchema,
  },
  sendBackTranche: {
    method: 'POST',
    path: '/api/loans/{id}/tranches/{trancheId}/return',
    permission: 'benefit.write',
    summary: '一笔放款被银行退回，等于没有发生',
    params: z.object({ id, trancheId: id }),
    body: z.object({ sentBackOn: day, reason: text('原因', 200, 2) }),
    reply: LoanDetailSchema,
  },
  recordRepayment: {
    method: 'POST',
    path: '/api/loans/{id}/repayments',
    permission: 'benefit.write',
    summary: '记借款人还款，不影响任何数字',
    params: idParams,
    body: z.object({ paidOn: day, amountFen: fen }),
    reply: LoanDetailSchema,
  },
  cancelRepayment: {
    method: 'POST',
    path: '/api/loans/{id}/repayments/{repaymentId}/correction',
    permission: 'benefit.write',
    summary: '更正记错的还款',
    params: z.object({ id, repaymentId: id }),
    body: z.object({ reason }),
    reply: LoanDetailSchema,
  },
  listLoanFiles: files.list,
  addLoanFile: files.add,
  openLoanFile: files.open,
  removeLoanFile: files.remove,
  listOwnLoans: {
    method: 'GET',
    path: '/api/me/loans',
    permission: 'benefit.own',
    summary: '我的贷款和放款',
    reply: z.object({ items: z.array(OwnLoanSchema) }),
  },
});
