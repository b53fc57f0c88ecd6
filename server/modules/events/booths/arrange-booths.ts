import type { attendingRoutes } from '@sunshine/contract/events/attending-routes.ts';
import {
  byNumber,
  emptyHall,
  hallLimit,
  liesIn,
  overlap,
  type Placed,
  rowsOfBooths,
} from '@sunshine/contract/events/booth-plan.ts';
import { eventKinds } from '@sunshine/contract/events/vocabulary.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import type { Transaction } from '@sunshine/db/connect.ts';
import { attendingOf } from '@sunshine/db/queries/events/attending.ts';
import {
  type BoothRow,
  deleteBooth,
  insertBooths,
  listBooths,
  listWithoutBooth,
  setBooth,
} from '@sunshine/db/queries/events/booths.ts';
import { setEvent } from '@sunshine/db/queries/events/union-events.ts';
import { audit } from '../../../audit.ts';
import type { Context } from '../../../context.ts';
import { moveFairSlots } from '../../../fair-slots.ts';
import { refusal } from '../../../refusal.ts';
import { eventSubject, type LockedEvent, lockPlanned } from '../plan/planned-event.ts';

type Hall = typeof attendingRoutes.drawHall;
type Rows = typeof attendingRoutes.addBoothRows;
type Placing = typeof attendingRoutes.placeBooth;
type Removal = typeof attendingRoutes.removeBooth;
type Assignment = typeof attendingRoutes.assignBooth;
type Automatic = typeof attendingRoutes.assignBooths;

interface Drawn {
  event: LockedEvent;
  hall: { width: number; height: number; fixtures: readonly Placed[] };
  booths: BoothRow[];
}

/** The plan under the event's lock: two who arrange at once do so one after the other. */
async function lockPlan(ctx: Context, tx: Transaction, id: string): Promise<Drawn> {
  const event = await lockPlanned(ctx, tx, id);
  if (!eventKinds[event.kind].companies) throw refusal('event.noCompanies');
  return { event, hall: event.plan ?? emptyHall, booths: await listBooths(tx, id) };
}

function boothOf({ booths }: Drawn, boothId: string): BoothRow {
  const booth = booths.find((each) => each.id === boothId);
  if (!booth) throw refusal('booth.notFound');
  return booth;
}

/** Within the hall and on nothing else; the database keeps numbers and companies apart, this keeps places apart. */
function requireFree(hall: Drawn['hall'], things: readonly Placed[]): void {
  const all = [...things, ...hall.fixtures];
  for (const [index, thing] of all.entries()) {
    if (!liesIn(hall, thing)) throw refusal('booth.outside');
    if (all.slice(index + 1).some((other) => overlap(thing, other))) throw refusal('booth.overlaps');
  }
}

async function log(
  ctx: Context,
  tx: Transaction,
  { event }: Drawn,
  action: string,
  detail: Record<string, unknown>,
) {
  await audit(ctx, tx, action, eventSubject(event), { permission: 'event.write', detail });
}

/** The hall's size and what stands in it beside booths. */
export async function drawHall(ctx: Context, { id, ...hall }: Input<Hall>): Promise<Reply<Hall>> {
  return ctx.transaction(async (tx) => {
    const drawn = await lockPlan(ctx, tx, id);
    requireFree(hall, drawn.booths);
    await setEvent(tx, id, { plan: hall });
    await log(ctx, tx, drawn, 'event.drawHall', { width: hall.width, height: hall.height });
    return { id };
  });
}

/** Rows of booths in one act, below what stands there; the hall grows with them. */
export async function addBoothRows(ctx: Context, { id, ...rows }: Input<Rows>): Promise<Reply<Rows>> {
  return ctx.transaction(async (tx) => {
    const drawn = await lockPlan(ctx, tx, id);
    const added = rowsOfBooths(rows, [...drawn.booths, ...topFixtures(drawn)]);
    const right = Math.max(...added.map((booth) => booth.x + booth.width)) + 1;
    const bottom = Math.max(...added.map((booth) => booth.y + booth.height));
    const low = drawn.hall.fixtures.filter((fixture) => !topFixtures(drawn).includes(fixture));
    const room = Math.max(0, ...low.map((fixture) => drawn.hall.height - fixture.y));
    const height = Math.max(drawn.hall.height, bottom + 1 + room);
    const width = Math.max(drawn.hall.width, right);
    if (width > hallLimit || height > hallLimit) throw refusal('booth.tooMany');

    // What stands at the lower wall stays there: the entrance is not left in the middle of the hall.
    const down = height - drawn.hall.height;
    const fixtures = (drawn.event.plan ?? emptyHall).fixtures.map((fixture) =>
      low.includes(fixture) ? { ...fixture, y: fixture.y + down } : fixture,
    );
    const hall = { width, height, fixtures };
    requireFree(hall, [...drawn.booths, ...added]);
    await setEvent(tx, id, { plan: hall });
    await insertBooths(
      tx,
      added.map((booth) => ({ ...booth, id: ctx.id(), eventId: id })),
    );
    await log(ctx, tx, drawn, 'event.addBooths', { added: added.length });
    return { added: added.length };
  });
}

/** Fixtures of the upper half; the others keep their distance from the lower wall. */
function topFixtures({ hall }: Drawn): Placed[] {
  return hall.fixtures.filter((fixture) => fixture.y < hall.height / 2);
}

export async function placeBooth(ctx: Context, input: Input<Placing>): Promise<Reply<Placing>> {
  const { id, boothId, ...placed } = input;
  return ctx.transaction(async (tx) => {
    const drawn = await lockPlan(ctx, tx, id);
    const booth = boothOf(drawn, boothId);
    requireFree(drawn.hall, [...drawn.booths.filter((each) => each !== booth), placed]);
    await setBooth(tx, id, boothId, placed);
    await moveFairSlots(ctx, tx, id);
    await log(ctx, tx, drawn, 'event.placeBooth', { booth: booth.number, to: placed });
    return { id };
  });
}

export async function removeBooth(ctx: Context, { id, boothId }: Input<Removal>): Promise<Reply<Removal>> {
  return ctx.transaction(async (tx) => {
    const drawn = await lockPlan(ctx, tx, id);
    const booth = boothOf(drawn, boothId);
    if (booth.eventCompanyId) throw refusal('booth.taken');
    await deleteBooth(tx, id, boothId);
    await log(ctx, tx, drawn, 'event.removeBooth', { booth: booth.number });
    return { id };
  });
}

/** Gives a booth to an approved company, or frees it; one booth a company is the database's rule too. */
export async function assignBooth(ctx: Context, input: Input<Assignment>): Promise<Reply<Assignment>> {
  const { id, boothId, eventCompanyId } = input;
  return ctx.transaction(async (tx) => {
    const drawn = await lockPlan(ctx, tx, id);
    const booth = boothOf(drawn, boothId);
    if (eventCompanyId) {
      const [attending] = await attendingOf(tx, id, { ids: [eventCompanyId] });
      if (attending?.state !== 'approved') throw refusal('attending.notFound');
      if (booth.eventCompanyId && booth.eventCompanyId !== eventCompanyId) throw refusal('booth.taken');
    }
    await setBooth(tx, id, boothId, { eventCompanyId });
    await moveFairSlots(ctx, tx, id);
    await log(ctx, tx, drawn, 'event.assignBooth', { booth: booth.number, eventCompanyId });
    return { id };
  });
}

/** Companies in the order in which they were settled into free booths in the order of their numbers. */
export async function assignBooths(ctx: Context, { id }: Input<Automatic>): Promise<Reply<Automatic>> {
  return ctx.transaction(async (tx) => {
    const drawn = await lockPlan(ctx, tx, id);
    const waiting = await listWithoutBooth(tx, id);
    const free = drawn.booths.filter((booth) => !booth.eventCompanyId).sort(byNumber);
    const assigned = Math.min(waiting.length, free.length);
    for (const [index, booth] of free.slice(0, assigned).entries()) {
      const company = waiting[index];
      if (company) await setBooth(tx, id, booth.id, { eventCompanyId: company.eventCompanyId });
    }
    await moveFairSlots(ctx, tx, id);
    await log(ctx, tx, drawn, 'event.assignBooths', { assigned });
    return { assigned, left: waiting.length - assigned };
  });
}
