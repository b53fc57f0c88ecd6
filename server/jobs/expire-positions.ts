import { addJob } from '@sunshine/db/jobs.ts';
import { expirePositionsBefore } from '@sunshine/db/queries/positions/expire-positions.ts';
import { audit } from '../audit.ts';
import { createContext, type Services } from '../context.ts';
import { notifyCompany } from '../notify-company.ts';

/** Positions ended in one transaction at most. */
const batch = 100;

/** Ends the positions whose last day in Shanghai is past, removes them from the index and tells their companies. */
export async function expirePositions(services: Services): Promise<void> {
  const ctx = createContext(services, { actor: null, requestId: 'expire-positions', client: 'worker' });
  while ((await expireBatch(ctx)) === batch);
}

async function expireBatch(ctx: ReturnType<typeof createContext>): Promise<number> {
  return ctx.transaction(async (tx) => {
    const expired = await expirePositionsBefore(tx, ctx.today(), ctx.now(), batch);
    if (expired.length === 0) return 0;
    await addJob(tx, 'index-positions', { ids: expired.map(({ id }) => id) });
    for (const { id, companyId, title } of expired) {
      const about = `position.expire:${id}`;
      const body = '求职者看不到了。还要招，就复制一份改好有效期再送审。';
      await notifyCompany(tx, companyId, {
        topic: 'posting',
        title: `“${title}”已到期`,
        body,
        href: `/company/positions/${id}`,
        about,
      });
      await audit(ctx, tx, 'position.expire', { type: 'position', id });
    }
    return expired.length;
  });
}
