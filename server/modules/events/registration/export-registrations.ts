import type { registrationRoutes } from '@sunshine/contract/events/registration-routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { listRegistrationRows } from '@sunshine/db/queries/events/registration-views.ts';
import { findUnionEvent } from '@sunshine/db/queries/events/union-events.ts';
import { audit } from '../../../audit.ts';
import type { Context } from '../../../context.ts';
import { refusal } from '../../../refusal.ts';
import { registrationsXlsx } from './registrations-xlsx.ts';

type Route = typeof registrationRoutes.exportRegistrations;

/** The list to print for the door: everyone for the lead, people of its own units for whoever joins. */
export async function exportRegistrations(ctx: Context, { id }: Input<Route>): Promise<Reply<Route>> {
  const scope = ctx.policy.unionScope('event.write');
  const { event, rows } = await ctx.transaction(async (tx) => {
    const event = await findUnionEvent(tx, scope, id);
    if (!event) throw refusal('event.notFound');
    const filter = { everyone: event.own, state: null, q: '' };
    const all = await listRegistrationRows(tx, scope, id, filter, { limit: null, offset: 0 });
    const rows = all.filter((row) => row.state !== 'cancelled');
    await audit(
      ctx,
      tx,
      'registration.export',
      { type: 'event', id, unionId: event.leadUnionId },
      { permission: 'event.write', detail: { rows: rows.length } },
    );
    return { event, rows };
  });
  return {
    name: `${event.title}_报名名单_${ctx.today().replaceAll('-', '')}.xlsx`,
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    bytes: await registrationsXlsx(`${event.title}　${event.startsOn}　报名名单`, rows),
  };
}
