import type {
  OwnRegistration,
  RegistrationLine,
  RegistrationOutcome,
  TicketEvent,
} from '@sunshine/contract/events/registration-schemas.ts';
import type { Transaction } from '@sunshine/db/connect.ts';
import type { EventRow } from '@sunshine/db/queries/events/event-columns.ts';
import type { RegistrationRow, TicketRow } from '@sunshine/db/queries/events/registration-views.ts';
import { standingOf } from '@sunshine/db/queries/events/registrations.ts';
import { isoInstant } from '@sunshine/db/queries/households/scope.ts';
import type { Context } from '../../../context.ts';
import { qrPath } from '../../../qr-path.ts';
import { refusal } from '../../../refusal.ts';

const at = (value: string | null): string | null => value && isoInstant(value);

export function ticketEvent(row: TicketRow): TicketEvent {
  const { eventId, eventState, kind, title, startsOn, endsOn, hours, place, leadName, leadPhone } = row;
  return { id: eventId, state: eventState, kind, title, startsOn, endsOn, hours, place, leadName, leadPhone };
}

export function ticketEventOf(row: EventRow): TicketEvent {
  const { id, state, kind, title, startsOn, endsOn, hours, place, leadName, leadPhone } = row;
  return { id, state, kind, title, startsOn, endsOn, hours, place, leadName, leadPhone };
}

/** A registration as the person sees it, without its signed ticket. */
export function ownRegistration(ctx: Context, row: TicketRow): Omit<OwnRegistration, 'ticket' | 'qr'> {
  return {
    id: row.id,
    state: row.state,
    session:
      row.sessionId && row.sessionStartsAt && row.sessionEndsAt
        ? {
            id: row.sessionId,
            label: row.sessionLabel ?? '',
            startsAt: isoInstant(row.sessionStartsAt),
            endsAt: isoInstant(row.sessionEndsAt),
          }
        : null,
    waitingPosition: row.waitingPosition,
    code: row.state === 'registered' ? row.code : null,
    registeredAt: isoInstant(row.registeredAt),
    promotedAt: at(row.promotedAt),
    cancelledAt: at(row.cancelledAt),
    cancellationReason: row.cancellationReason,
    boothConsentAt: at(row.boothConsentAt),
    admittedAt: at(row.admittedAt),
    mayChange:
      row.state !== 'cancelled' &&
      !row.admittedAt &&
      row.eventState === 'planned' &&
      row.endsOn >= ctx.today(),
  };
}

/** The same with the ticket: signed anew at each look, since nothing of it is kept. */
export function registrationWithTicket(ctx: Context, row: TicketRow): OwnRegistration {
  const ticket =
    row.state === 'registered'
      ? ctx.tickets.sign({ eventId: row.eventId, registrationId: row.id, code: row.code })
      : null;
  return { ...ownRegistration(ctx, row), ticket, qr: ticket === null ? null : qrPath(ticket) };
}

/** Where a registration stands now, read back within the transaction that changed it. */
export async function outcomeOf(tx: Transaction, id: string): Promise<RegistrationOutcome> {
  const standing = await standingOf(tx, id);
  if (!standing) throw refusal('registration.notFound');
  return standing;
}

/** Of people of other units the name and the code, nothing else. */
export function registrationLine(row: RegistrationRow, over: boolean, mayWrite: boolean): RegistrationLine {
  return {
    id: row.id,
    name: row.name,
    state: row.state,
    code: row.state === 'registered' ? row.code : null,
    sessionLabel: row.sessionLabel,
    waitingPosition: row.waitingPosition,
    registeredAt: isoInstant(row.registeredAt),
    admittedAt: at(row.admittedAt),
    cancellationReason: row.cancellationReason,
    personId: row.personId,
    unionName: row.unionName,
    school: row.school,
    mayCancel: mayWrite && !over && row.state !== 'cancelled' && !row.admittedAt,
  };
}
