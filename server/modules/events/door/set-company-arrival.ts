import type { doorRoutes } from '@sunshine/contract/events/door-routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { setArrival } from '@sunshine/db/queries/events/door.ts';
import { audit } from '../../../audit.ts';
import type { Context } from '../../../context.ts';
import { refusal } from '../../../refusal.ts';
import { requireDoor } from './require-door.ts';

type Route = typeof doorRoutes.setCompanyArrival;

/** Notes that a confirmed company is here (单位签到); told again, the first time stands. */
export async function setCompanyArrival(ctx: Context, input: Input<Route>): Promise<Reply<Route>> {
  return ctx.transaction(async (tx) => {
    const event = await requireDoor(ctx, tx, 'event.checkIn', input.id);
    if (!(await setArrival(tx, event.id, input.companyId, input.here ? ctx.now() : null)))
      throw refusal('event.companyNotAttending');
    await audit(
      ctx,
      tx,
      'event.companyArrival',
      { type: 'event', id: event.id, unionId: event.leadUnionId },
      { permission: 'event.checkIn', detail: { company: input.companyId, here: input.here } },
    );
    return { here: input.here };
  });
}
