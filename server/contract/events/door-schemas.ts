import { z } from 'zod';
import { keysOf } from '../shared/labels.ts';
import { id, instant, text } from '../shared/schemas.ts';
import { registrationStates, scanResults, scanWays } from './fair-vocabulary.ts';
import { eventKinds } from './vocabulary.ts';

const count = z.number().int();
const result = z.enum(keysOf(scanResults));

/** Name of a gate (入口), as its device was told: 1 号门. */
export const gate = text('入口', 20);

/** How many came (到场), at a glance. */
export const ArrivalCountsSchema = z.object({
  /** Registered persons who came in, each once. */
  admitted: count,
  /** Visitors counted at the door without a ticket. */
  walkIns: count,
  registered: count,
  waiting: count,
  /** Companies whose people are here, of those approved. */
  companiesHere: count,
  companies: count,
});

/** What a device keeps for the hours without a network: names masked, nothing else of a person. */
export const GateListEntrySchema = z.object({
  registrationId: id,
  code: z.string(),
  state: z.enum(keysOf(registrationStates)),
  name: z.string(),
  admittedAt: instant.nullable(),
  gate: z.string().nullable(),
});

export const GateSchema = z.object({
  event: z.object({ id, title: z.string(), startsOn: z.string(), endsOn: z.string(), place: z.string() }),
  counts: ArrivalCountsSchema,
  /** Checks tickets on the device (JSON Web Key, ECDSA P-256). */
  ticketKey: z.record(z.string(), z.unknown()),
  list: z.array(GateListEntrySchema),
  /** The server's clock when the list was made. */
  now: instant,
});
export type Gate = z.output<typeof GateSchema>;

/** One scan as its device tells it. */
export const ScanInputSchema = z.object({
  /** Made by the device: sent again it has one effect and the same answer. */
  id,
  gate,
  way: z.enum(keysOf(scanWays)),
  /** What was typed or read; empty for a visitor counted without a ticket. */
  read: z.string().max(400).default(''),
  deviceAt: z.iso.datetime({ offset: true }),
  offline: z.boolean().default(false),
  saidOffline: result.nullable().default(null),
  /** Somebody admitted comes back in. */
  reentry: z.boolean().default(false),
});
export type ScanInput = z.output<typeof ScanInputSchema>;

export const ScanAnswerSchema = z.object({
  id,
  result,
  /** Masked; null where the code belongs to nobody of this event. */
  name: z.string().nullable(),
  /** When and at which gate the person came in first. */
  admittedAt: instant.nullable(),
  gate: z.string().nullable(),
});
export type ScanAnswer = z.output<typeof ScanAnswerSchema>;

export const ScanRecordSchema = ScanAnswerSchema.extend({
  way: z.enum(keysOf(scanWays)),
  scannedGate: z.string(),
  scannedAt: instant,
  receivedAt: instant,
  offline: z.boolean(),
  saidOffline: result.nullable(),
  undone: z.boolean(),
});

/** One person let in at two doors (冲突): both scans stand, the earlier one counts. */
export const ScanConflictSchema = z.object({
  registrationId: id,
  name: z.string(),
  code: z.string(),
  scans: z.array(
    z.object({ id, gate: z.string(), scannedAt: instant, offline: z.boolean(), result, counts: z.boolean() }),
  ),
});

export const ArrivalsSchema = z.object({
  kind: z.enum(keysOf(eventKinds)),
  title: z.string(),
  startsOn: z.string(),
  endsOn: z.string(),
  counts: ArrivalCountsSchema,
  /** Persons and visitors who came in each quarter of an hour of the latest day, in order. */
  quarters: z.array(z.object({ at: instant, people: count })),
  gates: z.array(z.object({ gate: z.string(), people: count })),
  now: instant,
});
export type Arrivals = z.output<typeof ArrivalsSchema>;
