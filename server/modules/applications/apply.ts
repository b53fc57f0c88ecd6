import type { applicationRoutes } from '@sunshine/contract/applications/routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { lockGraduate } from '@sunshine/db/queries/applications/lock-application.ts';
import type { Context } from '../../context.ts';
import { takeLimit } from '../../limits.ts';
import { sendApplication } from './send-application.ts';

type Route = typeof applicationRoutes.apply;

/** Applications one person may send in an hour; more is a machine. */
const hourly = { max: 60, windowSeconds: 3600 };

/**
 * Sends the résumé of this moment to the company. A second click finds the first application and changes nothing.
 * Refuses a position that takes none and a résumé that lacks something.
 */
export async function apply(
  ctx: Context,
  { id: positionId, message, withFile }: Input<Route>,
): Promise<Reply<Route>> {
  const { personId, accountId } = ctx.policy.require('application.apply');
  await takeLimit(ctx, `apply:${personId}`, hourly);
  return ctx.transaction(async (tx) => {
    await lockGraduate(tx, personId);
    const permission = 'application.apply';
    return sendApplication(ctx, tx, { personId, accountId, positionId, message, permission, withFile });
  });
}
