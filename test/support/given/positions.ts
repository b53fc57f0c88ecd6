import type { Posting } from '@sunshine/contract/positions/schemas.ts';
import { positions } from '@sunshine/db/schema/positions.ts';
import type { TestApp } from '../app.ts';

/** A posting that the job-ad check has nothing to say about. */
export function posting(more: Partial<Posting> = {}): Posting {
  return {
    title: '仓储管理员',
    kind: 'fullTime',
    occupation: 'logistics',
    headcount: 8,
    education: 'college',
    majors: ['物流管理'],
    employmentType: 'contract',
    town: '310118107',
    address: '华新镇新协路 1 号',
    payMin: 6000,
    payMax: 8000,
    payUnit: 'month',
    payMonths: 13,
    duties: '负责仓库的收货、上架、盘点和出库，用扫码枪登记，每天核对库存并整理台账，保持通道畅通。',
    conditions: '大专及以上，物流类专业，会用办公软件。',
    openToCurrentYear: true,
    validUntil: '2026-09-30',
    ...more,
  };
}

/** A position of a company; published ones were approved by `approvingUnionId` and first shown on the clock's day. */
export async function givenPosition(
  app: TestApp,
  companyId: string,
  more: Partial<typeof positions.$inferInsert> = {},
): Promise<string> {
  const id = app.services.newId(app.clock.now());
  const now = app.clock.now();
  const sent = more.state && more.state !== 'draft' ? { submittedAt: now } : {};
  const shown = more.approvingUnionId
    ? { publishedAt: now, firstPublishedOn: '2026-08-11', suitableForGraduates: true }
    : {};
  await app.db
    .insert(positions)
    .values({ ...posting(), id, companyId, createdAt: now, updatedAt: now, ...sent, ...shown, ...more });
  return id;
}
