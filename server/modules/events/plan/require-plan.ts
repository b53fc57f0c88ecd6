import type { eventRoutes } from '@sunshine/contract/events/routes.ts';
import { eventKinds } from '@sunshine/contract/events/vocabulary.ts';
import type { Input } from '@sunshine/contract/route.ts';
import { addDays, dayOf } from '../../../clock.ts';
import { refusal } from '../../../refusal.ts';

type Plan = Input<typeof eventRoutes.planEvent>;

/** Sessions within the days of the event, registration before its end, companies until its first day. */
export function requirePlan(plan: Plan): void {
  for (const [index, session] of (plan.sessions ?? []).entries()) {
    const [starts, ends] = [new Date(session.startsAt), new Date(session.endsAt)];
    const at = { fields: { [`session-${index}-day`]: refusal('event.sessionOutside').message } };
    if (ends <= starts) throw refusal('event.sessionOrder');
    // One that ends at midnight still belongs to the day before.
    const last = dayOf(new Date(ends.getTime() - 1));
    if (dayOf(starts) < plan.startsOn || last > plan.endsOn) throw refusal('event.sessionOutside', at);
  }
  requireWindow(plan);
  if (plan.companiesUntil && !eventKinds[plan.kind].companies) throw refusal('event.noCompanies');
  if (plan.companiesUntil && plan.companiesUntil > plan.startsOn)
    throw refusal('event.companiesUntilLate', {
      fields: { companiesUntil: refusal('event.companiesUntilLate').message },
    });
}

function requireWindow({ registrationOpensAt, registrationClosesAt, endsOn }: Plan): void {
  if (!registrationOpensAt || !registrationClosesAt) return;
  const [opens, closes] = [new Date(registrationOpensAt), new Date(registrationClosesAt)];
  const field = (code: 'event.registrationOrder' | 'event.registrationLate') =>
    refusal(code, { fields: { registrationClosesAt: refusal(code).message } });
  if (closes <= opens) throw field('event.registrationOrder');
  if (closes > new Date(`${addDays(endsOn, 1)}T00:00:00+08:00`)) throw field('event.registrationLate');
}
