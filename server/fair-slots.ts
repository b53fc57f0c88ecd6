import type { Transaction } from '@sunshine/db/connect.ts';
import {
  cancelFairSlots,
  companiesWithMovedSlots,
  type FreedSlot,
  freeFairSlots,
  lockTakenFairSlots,
  moveFairSlotRows,
  type SlotsOf,
} from '@sunshine/db/queries/applications/fair-slots.ts';
import { writeStep } from '@sunshine/db/queries/applications/move-application.ts';
import type { Context } from './context.ts';
import { notifyCompany } from './notify-company.ts';
import { notifyGraduate } from './notify-graduate.ts';

const time = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  month: 'long',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});
const spoken = ({ startsAt }: FreedSlot): string => time.format(new Date(startsAt));

/**
 * Who does not come to a fair any more gives back the interview slots there (报名取消，时段放掉); the applications stay, without
 * a time, and the companies are told. Call it with the registration locked.
 */
export async function giveBackFairSlots(
  ctx: Context,
  tx: Transaction,
  eventId: string,
  personId: string,
): Promise<number> {
  const slots = await lockTakenFairSlots(tx, eventId, { personId }, ctx.now());
  if (slots.length === 0) return 0;
  await freeFairSlots(
    tx,
    slots.map(({ id }) => id),
  );
  for (const slot of slots) {
    if (!(await withoutTime(ctx, tx, slot, `取消了报名，${spoken(slot)}的时段放掉了`))) continue;
    await notifyCompany(tx, slot.companyId, {
      topic: 'interview',
      about: `fair-slot-given-back:${slot.id}:${slot.applicationId}:${ctx.now().toISOString()}`,
      title: `${slot.name}不来 ${spoken(slot)}的面试了`,
      body: `${slot.positionTitle}。时段又空出来了；还想面，另约时间。`,
      href: `/company/applications/${slot.applicationId}`,
    });
  }
  return slots.length;
}

/** Slots of a fair that is called off, or of a company that leaves it, do not take place; who had one is told. */
export async function dropFairSlots(
  ctx: Context,
  tx: Transaction,
  eventId: string,
  of: Exclude<SlotsOf, { personId: string }>,
): Promise<void> {
  const slots = await lockTakenFairSlots(tx, eventId, of, ctx.now());
  await cancelFairSlots(tx, eventId, of, ctx.now());
  for (const slot of slots) {
    if (!(await withoutTime(ctx, tx, slot, `${spoken(slot)}的时段取消了`))) continue;
    await notifyGraduate(tx, slot.personId, {
      topic: 'interview',
      about: `fair-slot-dropped:${slot.id}`,
      title: `${slot.companyName} ${spoken(slot)}的面试取消了`,
      body: `${slot.positionTitle}。投递还在，说说你方便的时间，对方会另约。`,
      href: `/me/applications/${slot.applicationId}`,
    });
  }
}

/**
 * The slots of a company are at its booth wherever that moves (展位换了); who has one is told the new place. Call it with the
 * event locked after every change of booths. A company without a booth keeps the old place until it has another.
 */
export async function moveFairSlots(ctx: Context, tx: Transaction, eventId: string): Promise<void> {
  const moved = await companiesWithMovedSlots(tx, eventId, ctx.now());
  if (moved.length === 0) return;
  const taken = [];
  for (const { companyId, place } of moved)
    for (const slot of await lockTakenFairSlots(tx, eventId, { companyId }, ctx.now()))
      taken.push({ ...slot, place });
  await moveFairSlotRows(tx, eventId, ctx.now());
  for (const slot of taken) {
    const { place } = slot;
    if (!(await keepInterview(ctx, tx, slot, `面试换到${place}`, { interviewPlace: place }))) continue;
    await notifyGraduate(tx, slot.personId, {
      topic: 'interview',
      about: `fair-slot-moved:${slot.id}:${ctx.now().toISOString()}`,
      title: `${slot.companyName} ${spoken(slot)}的面试换到${place}`,
      body: `${slot.positionTitle}。时间不变。`,
      href: `/me/applications/${slot.applicationId}`,
    });
  }
}

/** The application of a slot that is gone waits for another time. */
async function withoutTime(ctx: Context, tx: Transaction, slot: FreedSlot, note: string): Promise<boolean> {
  return keepInterview(ctx, tx, slot, note, { interviewAt: null, interviewPlace: null });
}

/** Writes what changed about an interview into its application; one that went on meanwhile keeps what it has. */
async function keepInterview(
  ctx: Context,
  tx: Transaction,
  slot: FreedSlot,
  note: string,
  patch: { interviewAt?: null; interviewPlace: string | null },
): Promise<boolean> {
  if (slot.state !== 'interview') return false;
  const step = {
    stepId: ctx.id(),
    from: slot.state,
    to: slot.state,
    at: ctx.now(),
    actorRole: 'system' as const,
    actorAccountId: null,
    note,
  };
  await writeStep(tx, slot.applicationId, step, patch);
  return true;
}
