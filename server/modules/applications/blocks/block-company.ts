import type { companyBlockRoutes } from '@sunshine/contract/applications/block-routes.ts';
import { openStates } from '@sunshine/contract/applications/status.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import {
  insertBlock,
  isPublicCompany,
  openApplicationsTo,
} from '@sunshine/db/queries/applications/company-blocks.ts';
import { lockApplications, lockGraduate } from '@sunshine/db/queries/applications/lock-application.ts';
import { audit } from '../../../audit.ts';
import type { Context } from '../../../context.ts';
import { refusal } from '../../../refusal.ts';
import { takeBack } from '../take-back.ts';

type Route = typeof companyBlockRoutes.blockCompany;

/**
 * Keeps the résumé from a company from now on (屏蔽单位). The company is told nothing of it: an application taken back
 * along with it looks like every other that is taken back.
 */
export async function blockCompany(
  ctx: Context,
  { id: companyId, openApplications }: Input<Route>,
): Promise<Reply<Route>> {
  const permission = 'graduate.own';
  const { personId } = ctx.policy.require(permission);
  return ctx.transaction(async (tx) => {
    // Applying holds the person too: what is sent meanwhile is either seen here or refused there.
    await lockGraduate(tx, personId);
    if (!(await isPublicCompany(tx, companyId))) throw refusal('block.companyNotFound');
    const seen = await openApplicationsTo(tx, personId, companyId);
    if (seen.length > 0 && !openApplications) throw refusal('block.openApplications');
    const ids = openApplications === 'withdraw' ? seen.map(({ id }) => id) : [];
    const open: readonly string[] = openStates;
    const locked = await lockApplications(tx, { personId }, ids);
    // What the company ended between the two looks is over by itself.
    const running = locked.filter(({ state }) => open.includes(state));
    for (const application of running) {
      await takeBack(ctx, tx, application, '');
      const subject = { type: 'application', id: application.id };
      await audit(ctx, tx, 'application.withdraw', subject, { permission });
    }
    if (await insertBlock(tx, personId, companyId, ctx.now())) {
      await audit(ctx, tx, 'company.block', { type: 'company', id: companyId }, { permission });
    }
    return { companyId, withdrawn: running.length };
  });
}
