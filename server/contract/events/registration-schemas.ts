import { z } from 'zod';
import { keysOf } from '../shared/labels.ts';
import { id, instant } from '../shared/schemas.ts';
import { EventBriefSchema } from './event-brief.ts';
import { registrationStates } from './fair-vocabulary.ts';

const count = z.number().int();

/** Whether one can register (报名): no registration, not yet, places left, full with a waiting list, over. */
export const registrationWindows = {
  none: '不用报名',
  soon: '还没开始报名',
  open: '报名中',
  full: '报满了，可以候补',
  over: '报名截止',
} as const;
export type RegistrationWindow = keyof typeof registrationWindows;

export const SessionPlacesSchema = z.object({
  id,
  label: z.string(),
  startsAt: instant,
  /** Not included. */
  endsAt: instant,
  /** Null without a limit. */
  placesLeft: count.nullable(),
  waiting: count,
});
export type SessionPlaces = z.output<typeof SessionPlacesSchema>;

/** Places of an event as anyone sees them: numbers, never who. */
export const EventPlacesSchema = z.object({
  window: z.enum(keysOf(registrationWindows)),
  opensAt: instant.nullable(),
  /** Not included. */
  closesAt: instant.nullable(),
  capacity: count.nullable(),
  placesLeft: count.nullable(),
  waiting: count,
  sessions: z.array(SessionPlacesSchema),
});
export type EventPlaces = z.output<typeof EventPlacesSchema>;

export const TicketEventSchema = EventBriefSchema.extend({ leadPhone: z.string().nullable() });
export type TicketEvent = z.output<typeof TicketEventSchema>;

/** A QR code as one path of an SVG: `size` modules wide and high, drawn dark on a white ground with a margin of 4. */
export const QrDrawingSchema = z.object({ size: count, path: z.string() });
export type QrDrawing = z.output<typeof QrDrawingSchema>;

/** A registration as the person sees it. */
export const OwnRegistrationSchema = z.object({
  id,
  state: z.enum(keysOf(registrationStates)),
  session: z.object({ id, label: z.string(), startsAt: instant, endsAt: instant }).nullable(),
  /** 候补第几位; null for who has a place or cancelled. */
  waitingPosition: count.nullable(),
  /** Short printed code, what the QR code holds and its drawing; null without a place. */
  code: z.string().nullable(),
  ticket: z.string().nullable(),
  qr: QrDrawingSchema.nullable(),
  registeredAt: instant,
  promotedAt: instant.nullable(),
  cancelledAt: instant.nullable(),
  /** Why the union cancelled it; null when the person did. */
  cancellationReason: z.string().nullable(),
  boothConsentAt: instant.nullable(),
  admittedAt: instant.nullable(),
  /** The event lies ahead and nobody has entered: it can be cancelled or moved to another session. */
  mayChange: z.boolean(),
});
export type OwnRegistration = z.output<typeof OwnRegistrationSchema>;

export const OwnEventSchema = z.object({
  event: TicketEventSchema,
  /** Name the ticket is for. */
  name: z.string(),
  places: EventPlacesSchema,
  registration: OwnRegistrationSchema.nullable(),
  /** Interview slots taken at booths there. */
  interviews: z.array(
    z.object({
      slotId: id,
      startsAt: instant,
      endsAt: instant,
      place: z.string(),
      applicationId: id,
      companyName: z.string(),
      positionTitle: z.string(),
    }),
  ),
});
export type OwnEvent = z.output<typeof OwnEventSchema>;

/** What registering, cancelling and changing answer: where it stands afterwards. */
export const RegistrationOutcomeSchema = z.object({
  id,
  state: z.enum(keysOf(registrationStates)),
  waitingPosition: count.nullable(),
});
export type RegistrationOutcome = z.output<typeof RegistrationOutcomeSchema>;

/** A line of the list at the organiser: of people of other units the name and the code, nothing else. */
export const RegistrationLineSchema = z.object({
  id,
  name: z.string(),
  state: z.enum(keysOf(registrationStates)),
  /** Null for who has no place. */
  code: z.string().nullable(),
  sessionLabel: z.string().nullable(),
  waitingPosition: count.nullable(),
  registeredAt: instant,
  admittedAt: instant.nullable(),
  cancellationReason: z.string().nullable(),
  /** Null for people of other units, as are the next two. */
  personId: id.nullable(),
  unionName: z.string().nullable(),
  school: z.string().nullable(),
  mayCancel: z.boolean(),
});
export type RegistrationLine = z.output<typeof RegistrationLineSchema>;

export const RegistrationSumsSchema = z.object({
  registered: count,
  waiting: count,
  cancelled: count,
  /** People beyond the places after the capacity was lowered; they keep their places. */
  over: count,
});
