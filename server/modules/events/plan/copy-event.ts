import type { eventPlanRoutes } from '@sunshine/contract/events/plan-routes.ts';
import type { EventTemplatePlan } from '@sunshine/contract/events/plan-schemas.ts';
import { EventInputSchema } from '@sunshine/contract/events/schemas.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { insertBooths } from '@sunshine/db/queries/events/booths.ts';
import { findTemplate } from '@sunshine/db/queries/events/event-templates.ts';
import { setEvent } from '@sunshine/db/queries/events/union-events.ts';
import { audit } from '../../../audit.ts';
import { addDays } from '../../../clock.ts';
import type { Context } from '../../../context.ts';
import { refusal } from '../../../refusal.ts';
import { addPlannedEvent } from '../plan-event.ts';
import { minutesAfter, readTemplate, templateOf } from './event-template.ts';

type Route = typeof eventPlanRoutes.copyEvent;

/**
 * Plans an event as a template or an earlier one was: sessions, registration and the companies' last day move with the
 * first day; the hall and its booths come along, companies, positions and people do not.
 */
export async function copyEvent(
  ctx: Context,
  { from, title, startsOn }: Input<Route>,
): Promise<Reply<Route>> {
  const scope = ctx.policy.unionScope('event.write');
  return ctx.transaction(async (tx) => {
    const kept = from.record === 'template' ? await findTemplate(tx, scope, from.id) : null;
    const plan =
      from.record === 'event' ? await templateOf(tx, scope, from.id) : kept && readTemplate(kept.plan);
    if (!plan) throw refusal(from.record === 'event' ? 'event.copyUnknown' : 'event.templateNotFound');

    const event = await addPlannedEvent(ctx, tx, EventInputSchema.parse(moved(plan, title, startsOn)));
    await setEvent(tx, event.id, { plan: plan.hall });
    await insertBooths(
      tx,
      plan.booths.map((booth) => ({ ...booth, id: ctx.id(), eventId: event.id })),
    );
    await audit(
      ctx,
      tx,
      'event.copy',
      { type: 'event', id: event.id, unionId: event.unionId },
      { permission: 'event.write', detail: { from } },
    );
    return { id: event.id };
  });
}

function moved(plan: EventTemplatePlan, title: string, startsOn: string): unknown {
  const { days, registration, companiesDaysBefore, sessions, hall: _, booths: __, ...same } = plan;
  const at = (minutes: number): string => minutesAfter(startsOn, minutes);
  return {
    ...same,
    title,
    startsOn,
    endsOn: addDays(startsOn, days - 1),
    registrationOpensAt: registration && at(registration.opens),
    registrationClosesAt: registration && at(registration.closes),
    companiesUntil: companiesDaysBefore === null ? null : addDays(startsOn, -companiesDaysBefore),
    sessions: sessions.map(({ label, from, to, capacity }) => ({
      label,
      startsAt: at(from),
      endsAt: at(to),
      capacity,
    })),
  };
}
