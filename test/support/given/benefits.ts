import { randomUUID } from 'node:crypto';
import type { Database } from '@sunshine/db/connect.ts';
import * as t from '@sunshine/db/schema/index.ts';

/** Rows of loans and allowances, as their verbs leave them; every date is said or harmless. */
export interface GivenBenefits {
  /** An approved contract, nothing paid yet. */
  loan(
    personId: string,
    unionId: string,
    more?: Partial<typeof t.guaranteedLoans.$inferInsert>,
  ): Promise<string>;
  tranche(
    loanId: string,
    paidOn: string,
    amountFen: bigint,
    more?: Partial<typeof t.loanTranches.$inferInsert>,
  ): Promise<string>;
  repayment(loanId: string, paidOn: string, amountFen: bigint): Promise<void>;
  /** An allowance paid on a day. */
  paidAllowance(
    personId: string,
    unionId: string,
    paidOn: string,
    amountFen: bigint,
    more?: Partial<typeof t.jobSeekingAllowances.$inferInsert>,
  ): Promise<string>;
  allowanceReturn(allowanceId: string, returnedOn: string, amountFen: bigint): Promise<string>;
  policy(more?: Partial<typeof t.policies.$inferInsert>): Promise<string>;
  /** A policy granted on a day, for a period of its own unless one is said. */
  grant(
    personId: string,
    unionId: string,
    policyId: string,
    grantedOn: string,
    more?: Partial<typeof t.policyGrants.$inferInsert>,
  ): Promise<string>;
  /** A month's payment of a grant, on the day it was paid. */
  instalment(grantId: string, month: string, paidOn: string): Promise<void>;
}

export function givenBenefits(db: Database): GivenBenefits {
  const recordedBy = randomUUID();
  const recordedAt = new Date('2026-01-05T02:00:00Z');
  return {
    async loan(personId, unionId, more = {}) {
      const id = randomUUID();
      await db.insert(t.guaranteedLoans).values({
        id,
        personId,
        unionId,
        contractNumber: `D-${id.slice(0, 8)}`,
        bank: '青浦农商银行',
        purpose: '开一家早餐店',
        approvedOn: '2025-01-06',
        approvedFen: 30_000_000n,
        evidence: '借款合同',
        recordedBy,
        recordedAt,
        ...more,
      });
      return id;
    },
    async tranche(loanId, paidOn, amountFen, more = {}) {
      const id = randomUUID();
      await db.insert(t.loanTranches).values({
        id,
        loanId,
        paidOn,
        amountFen,
        evidence: '放款单',
        recordedBy,
        recordedAt,
        ...more,
      });
      return id;
    },
    async repayment(loanId, paidOn, amountFen) {
      await db.insert(t.loanRepayments).values({ loanId, paidOn, amountFen, recordedBy, recordedAt });
    },
    async paidAllowance(personId, unionId, paidOn, amountFen, more = {}) {
      const id = randomUUID();
      await db.insert(t.jobSeekingAllowances).values({
        id,
        personId,
        unionId,
        state: 'paid',
        purpose: 'travel',
        note: '去徐泾面试三次',
        amountFen,
        appliedOn: paidOn,
        appliedBy: recordedBy,
        decidedBy: randomUUID(),
        decidedAt: recordedAt,
        paidOn,
        paidBy: randomUUID(),
        receipt: `HD-${id.slice(0, 8)}`,
        ...more,
      });
      return id;
    },
    async allowanceReturn(allowanceId, returnedOn, amountFen) {
      const id = randomUUID();
      const back = { id, allowanceId, returnedOn, amountFen, reason: '多发了' };
      await db.insert(t.allowanceReturns).values({ ...back, recordedBy, recordedAt });
      return id;
    },
    async policy(more = {}) {
      const id = randomUUID();
      await db.insert(t.policies).values({
        id,
        key: `policy-${id.slice(0, 8)}`,
        category: 'startUp',
        level: 'city',
        title: '创业担保贷款贴息',
        benefit: '贷款利息由财政补一部分。',
        office: '区就业促进中心',
        source: '沪人社规〔2024〕1 号',
        validFrom: '2024-01-01',
        state: 'published',
        updatedAt: recordedAt,
        ...more,
      });
      return id;
    },
    async grant(personId, unionId, policyId, grantedOn, more = {}) {
      const id = randomUUID();
      await db.insert(t.policyGrants).values({
        id,
        personId,
        unionId,
        policyId,
        period: id.slice(0, 8),
        grantedOn,
        evidence: '批准通知',
        recordedBy,
        recordedAt,
        ...more,
      });
      return id;
    },
    async instalment(grantId, month, paidOn) {
      await db
        .insert(t.policyInstalments)
        .values({ grantId, month: `${month}-01`, paidOn, amountFen: 60_000n, recordedBy, recordedAt });
    },
  };
}
