import type { eventPlanRoutes } from '@sunshine/contract/events/plan-routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import {
  listEarlier,
  listTemplates,
  putTemplate,
  removeTemplate,
} from '@sunshine/db/queries/events/event-templates.ts';
import { findUnionEvent } from '@sunshine/db/queries/events/union-events.ts';
import { isoInstant } from '@sunshine/db/queries/households/scope.ts';
import { audit } from '../../../audit.ts';
import type { Context } from '../../../context.ts';
import { refusal } from '../../../refusal.ts';
import { templateOf } from './event-template.ts';

type Listing = typeof eventPlanRoutes.listEventTemplates;
type Keeping = typeof eventPlanRoutes.keepEventTemplate;
type Removal = typeof eventPlanRoutes.removeEventTemplate;

/** What an event can be planned from. */
export async function listEventTemplates(ctx: Context): Promise<Reply<Listing>> {
  const scope = ctx.policy.unionScope('event.write');
  const [templates, earlier] = await Promise.all([
    listTemplates(ctx.db, scope),
    listEarlier(ctx.db, scope, ctx.today()),
  ]);
  return {
    templates: templates.map((row) => ({ ...row, updatedAt: isoInstant(row.updatedAt) })),
    earlier,
  };
}

/** Keeps the plan of an event under a name of its leading unit. */
export async function keepEventTemplate(ctx: Context, { id, name }: Input<Keeping>): Promise<Reply<Keeping>> {
  const actor = ctx.policy.require('event.write');
  const scope = ctx.policy.unionScope('event.write');
  return ctx.transaction(async (tx) => {
    const event = await findUnionEvent(tx, scope, id);
    const plan = await templateOf(tx, scope, id);
    if (!event || !plan) throw refusal('event.notFound');
    const kept = await putTemplate(tx, {
      id: ctx.id(),
      unionId: event.leadUnionId,
      name,
      plan,
      createdBy: actor.accountId,
      updatedAt: ctx.now(),
    });
    await audit(
      ctx,
      tx,
      'eventTemplate.keep',
      { type: 'eventTemplate', id: kept, unionId: event.leadUnionId },
      { permission: 'event.write', detail: { eventId: id } },
    );
    return { id: kept };
  });
}

export async function removeEventTemplate(ctx: Context, { id }: Input<Removal>): Promise<Reply<Removal>> {
  const scope = ctx.policy.unionScope('event.write');
  return ctx.transaction(async (tx) => {
    const removed = await removeTemplate(tx, scope, id);
    if (!removed) throw refusal('event.templateNotFound');
    const subject = { type: 'eventTemplate', id, unionId: removed.unionId };
    await audit(ctx, tx, 'eventTemplate.remove', subject, { permission: 'event.write' });
    return { id };
  });
}
