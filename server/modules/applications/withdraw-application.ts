import type { applicationRoutes } from '@sunshine/contract/applications/routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { lockApplication } from '@sunshine/db/queries/applications/lock-application.ts';
import { audit } from '../../audit.ts';
import type { Context } from '../../context.ts';
import { refusal } from '../../refusal.ts';
import { takeBack } from './take-back.ts';

type Route = typeof applicationRoutes.withdrawApplication;

/** Takes an application back; from then on the company no longer sees what was sent. */
export async function withdrawApplication(ctx: Context, { id, note }: Input<Route>): Promise<Reply<Route>> {
  const { personId } = ctx.policy.require('application.apply');
  return ctx.transaction(async (tx) => {
    const application = await lockApplication(tx, { personId }, id);
    if (!application) throw refusal('application.notFound');
    const moved = await takeBack(ctx, tx, application, note);
    await audit(
      ctx,
      tx,
      'application.withdraw',
      { type: 'application', id },
      { permission: 'application.apply' },
    );
    return moved;
  });
}
