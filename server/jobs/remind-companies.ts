import { remindOfVerification } from '@sunshine/db/queries/companies/verifications.ts';
import { remindOfExpiry } from '@sunshine/db/queries/positions/expiry-reminders.ts';
import { type Context, createContext, type Services } from '../context.ts';
import { notifyCompany } from '../notify-company.ts';

/** Told of in one transaction at most. */
const batch = 100;

/** Tells companies which postings end soon and when their verification does, each once for each mark. */
export async function remindCompanies(services: Services): Promise<void> {
  const ctx = createContext(services, { actor: null, requestId: 'remind-companies', client: 'worker' });
  while ((await remindOfPositions(ctx)) === batch);
  while ((await remindOfOwnVerification(ctx)) === batch);
}

async function remindOfPositions(ctx: Context): Promise<number> {
  return ctx.transaction(async (tx) => {
    const ending = await remindOfExpiry(tx, ctx.today(), batch);
    for (const { id, companyId, title, validUntil, daysLeft } of ending) {
      const when = daysLeft === 0 ? '今天到期' : daysLeft === 1 ? '明天到期' : `还有 ${daysLeft} 天到期`;
      await notifyCompany(tx, companyId, {
        topic: 'posting',
        title: `“${title}”${when}`,
        body: '还要招，就延长有效期，别的不改不用再审。招满了就关闭。',
        href: `/company/positions/${id}#extend`,
        about: `position.ends:${id}:${validUntil}:${ctx.today()}`,
      });
    }
    return ending.length;
  });
}

async function remindOfOwnVerification(ctx: Context): Promise<number> {
  return ctx.transaction(async (tx) => {
    const ending = await remindOfVerification(tx, ctx.today(), batch);
    for (const { id, verifiedUntil, lapsed } of ending) {
      const title = lapsed ? '单位核实到期了' : `单位核实到 ${verifiedUntil} 为止`;
      const body = lapsed
        ? '已发布的职位还在，新的职位要等复核后才能发布。确认一下单位资料，工会就来复核。'
        : '半年复核一次。确认一下单位资料，有变化写清楚，工会复核后再管六个月。';
      const about = `company.verificationEnds:${id}:${verifiedUntil}:${lapsed}`;
      await notifyCompany(tx, id, { topic: 'posting', title, body, href: '/company/verification', about });
    }
    return ending.length;
  });
}
