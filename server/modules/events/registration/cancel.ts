import type { RegistrationOutcome } from '@sunshine/contract/events/registration-schemas.ts';
import type { Transaction } from '@sunshine/db/connect.ts';
import {
  type EventRecord,
  findAdmission,
  findRegistration,
  lockEventPlaces,
  type Registration,
  setRegistration,
} from '@sunshine/db/queries/events/registrations.ts';
import type { Context } from '../../../context.ts';
import { giveBackFairSlots } from '../../../fair-slots.ts';
import { refusal } from '../../../refusal.ts';
import { fillPlaces } from './fill-places.ts';
import { outcomeOf } from './registration-replies.ts';

/** Locks the event of a registration and reads the registration anew behind the lock. */
export async function lockRegistration(
  tx: Transaction,
  eventId: string,
  id: string,
): Promise<{ event: EventRecord; registration: Registration }> {
  const event = await lockEventPlaces(tx, eventId);
  const registration = await findRegistration(tx, id);
  if (!event || !registration) throw refusal('registration.notFound');
  return { event, registration };
}

/**
 * Cancels a registration, gives its place to whoever waits longest and its interview slots back, in the same transaction. Cancelled already: the
 * same outcome, and `changed` says that nothing was done.
 */
export async function cancel(
  ctx: Context,
  tx: Transaction,
  { event, registration }: { event: EventRecord; registration: Registration },
  by: { accountId: string; reason: string | null },
): Promise<{ outcome: RegistrationOutcome; changed: boolean }> {
  const { id } = registration;
  if (registration.state === 'cancelled') return { outcome: await outcomeOf(tx, id), changed: false };
  if (event.state !== 'planned' || event.endsOn < ctx.today()) throw refusal('registration.eventOver');
  if (await findAdmission(tx, id)) throw refusal('registration.admitted');

  await setRegistration(tx, id, {
    state: 'cancelled',
    cancelledAt: ctx.now(),
    cancelledBy: by.accountId,
    cancellationReason: by.reason,
    boothConsentAt: null,
  });
  await giveBackFairSlots(ctx, tx, event.id, registration.personId);
  await fillPlaces(ctx, tx, event);
  return { outcome: await outcomeOf(tx, id), changed: true };
}
