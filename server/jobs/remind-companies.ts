import { remindOfExpiry } from '@sunshine/db/queries/positions/expiry-reminders.ts';
import { type Context, createContext, type Services } from '../context.ts';
import { notifyCompany } from '../notify-company.ts';

/** Positions told of in one transaction at most. */
const batch = 100;

/** Tells companies which postings end soon, with the page where they extend them; once for each mark. */
export async function remindCompanies(services: Services): Promise<void> {
  const ctx = createContext(services, { actor: null, requestId: 'remind-companies', client: 'worker' });
  while ((await remindBatch(ctx)) === batch);
}

async function remindBatch(ctx: Context): Promise<number> {
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
