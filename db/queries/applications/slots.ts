import { and, asc, desc, eq, gt, inArray, isNull, or, sql } from 'drizzle-orm';
import type { Queryable, Transaction } from '../../connect.ts';
import { applications } from '../../schema/applications.ts';
import { interviewSlots } from '../../schema/interviews.ts';
import { positions } from '../../schema/positions.ts';

const columns = {
  id: interviewSlots.id,
  startsAt: interviewSlots.startsAt,
  endsAt: interviewSlots.endsAt,
  place: interviewSlots.place,
  lane: interviewSlots.lane,
};

/** Slots of a position that can be chosen still. */
export async function listFreeSlots(db: Queryable, positionId: string, now: Date, limit = 100) {
  return db
    .select(columns)
    .from(interviewSlots)
    .where(and(eq(interviewSlots.positionId, positionId), open(now), elsewhere))
    .orderBy(asc(interviewSlots.startsAt), asc(interviewSlots.id))
    .limit(limit);
}
export type SlotRow = Awaited<ReturnType<typeof listFreeSlots>>[number];

const open = (now: Date) =>
  and(
    isNull(interviewSlots.cancelledAt),
    isNull(interviewSlots.applicationId),
    gt(interviewSlots.startsAt, now),
  );

/** Slots at a fair are for who is registered there, see `fair-slots.ts`. */
const elsewhere = isNull(interviewSlots.eventId);

/** The slot an application holds. */
export async function slotOf(db: Queryable, applicationId: string): Promise<SlotRow | null> {
  const [row] = await db
    .select(columns)
    .from(interviewSlots)
    .where(and(eq(interviewSlots.applicationId, applicationId), isNull(interviewSlots.cancelledAt)));
  return row ?? null;
}

/** The latest slot that was cancelled under an application. */
export async function cancelledSlotOf(db: Queryable, applicationId: string): Promise<SlotRow | null> {
  const [row] = await db
    .select(columns)
    .from(interviewSlots)
    .where(
      and(eq(interviewSlots.applicationId, applicationId), sql`${interviewSlots.cancelledAt} is not null`),
    )
    .orderBy(desc(interviewSlots.cancelledAt))
    .limit(1);
  return row ?? null;
}

/** Slots of a company's position, not cancelled: those ahead, and the past ones somebody had. */
export async function listCompanySlots(db: Queryable, companyId: string, positionId: string, now: Date) {
  return db
    .select({
      ...columns,
      applicationId: interviewSlots.applicationId,
      name: sql<string | null>`${applications.resume}->>'name'`,
    })
    .from(interviewSlots)
    .leftJoin(applications, eq(applications.id, interviewSlots.applicationId))
    .where(
      and(
        eq(interviewSlots.companyId, companyId),
        eq(interviewSlots.positionId, positionId),
        isNull(interviewSlots.cancelledAt),
        or(gt(interviewSlots.endsAt, now), sql`${interviewSlots.applicationId} is not null`),
      ),
    )
    .orderBy(asc(interviewSlots.startsAt), asc(interviewSlots.lane), asc(interviewSlots.id))
    .limit(200);
}

/** Invited for a position who have not chosen a slot. */
export async function countChoosing(db: Queryable, positionId: string): Promise<number> {
  const [row] = await db
    .select({ n: sql<number>`count(*)::int` })
    .from(applications)
    .where(
      and(
        eq(applications.positionId, positionId),
        eq(applications.state, 'interview'),
        isNull(applications.interviewAt),
      ),
    );
  return row?.n ?? 0;
}

/** A company's own position that its slots are for. */
export async function readPositionOfSlots(db: Queryable, companyId: string, positionId: string) {
  const [row] = await db
    .select({ id: positions.id, title: positions.title })
    .from(positions)
    .where(and(eq(positions.companyId, companyId), eq(positions.id, positionId)));
  return row ?? null;
}

export async function insertSlots(
  tx: Transaction,
  slots: readonly (typeof interviewSlots.$inferInsert)[],
): Promise<void> {
  await tx.insert(interviewSlots).values([...slots]);
}

/**
 * Gives a free slot of a position to an application; null when it is not free any more. The condition stands in the
 * statement itself: the second of two at once finds the row changed. Overlaps of the person are the constraint's.
 */
export async function takeFreeSlot(
  tx: Transaction,
  take: {
    slotId: string;
    positionId: string;
    applicationId: string;
    personId: string;
    at: Date;
    /** Of this fair; null: of none. Left out where the company gives it, whichever it is. */
    eventId?: string | null;
  },
): Promise<SlotRow | null> {
  const { slotId, positionId, applicationId, personId, at, eventId } = take;
  const there = eventId ? eq(interviewSlots.eventId, eventId) : eventId === null ? elsewhere : undefined;
  const [row] = await tx
    .update(interviewSlots)
    .set({ applicationId, personId, takenAt: at })
    .where(and(eq(interviewSlots.id, slotId), eq(interviewSlots.positionId, positionId), open(at), there))
    .returning(columns);
  return row ?? null;
}

/** Frees the slot an application holds, when it lies ahead; what is past stays as it was. */
export async function freeSlot(tx: Transaction, applicationId: string, now: Date): Promise<void> {
  await tx
    .update(interviewSlots)
    .set({ applicationId: null, personId: null, takenAt: null })
    .where(
      and(
        eq(interviewSlots.applicationId, applicationId),
        isNull(interviewSlots.cancelledAt),
        gt(interviewSlots.startsAt, now),
      ),
    );
}

/** A live slot of a company with who holds it, not locked. */
export async function readOwnSlot(db: Queryable, companyId: string, id: string) {
  const [row] = await db
    .select({
      ...columns,
      applicationId: interviewSlots.applicationId,
      positionId: interviewSlots.positionId,
    })
    .from(interviewSlots)
    .where(
      and(
        eq(interviewSlots.id, id),
        eq(interviewSlots.companyId, companyId),
        isNull(interviewSlots.cancelledAt),
      ),
    );
  return row ?? null;
}

/** Cancels a slot as long as it is still held by whom it was read with; who held it stays on record. */
export async function cancelSlotHeldBy(
  tx: Transaction,
  { id, applicationId, at }: { id: string; applicationId: string | null; at: Date },
): Promise<boolean> {
  const held = applicationId
    ? eq(interviewSlots.applicationId, applicationId)
    : isNull(interviewSlots.applicationId);
  const rows = await tx
    .update(interviewSlots)
    .set({ cancelledAt: at })
    .where(and(eq(interviewSlots.id, id), isNull(interviewSlots.cancelledAt), held))
    .returning({ id: interviewSlots.id });
  return rows.length > 0;
}

/** Positions among these that have a slot to choose. */
export async function positionsWithFreeSlots(
  db: Queryable,
  positionIds: readonly string[],
  now: Date,
): Promise<Set<string>> {
  if (positionIds.length === 0) return new Set();
  const rows = await db
    .selectDistinct({ id: interviewSlots.positionId })
    .from(interviewSlots)
    .where(and(inArray(interviewSlots.positionId, [...positionIds]), open(now), elsewhere));
  return new Set(rows.map((row) => row.id));
}
