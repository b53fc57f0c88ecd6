import type { Permission } from '@sunshine/contract/permissions.ts';
import type { Queryable } from '@sunshine/db/connect.ts';
import { type DoorEvent, findDoorEvent } from '@sunshine/db/queries/events/door.ts';
import type { Context } from '../../../context.ts';
import { refusal } from '../../../refusal.ts';

/** The event with its arrivals, for a unit that leads or joins it. */
export async function requireDoor(
  ctx: Context,
  db: Queryable,
  permission: Permission,
  eventId: string,
): Promise<DoorEvent> {
  const event = await findDoorEvent(db, ctx.policy.unionScope(permission), eventId);
  if (!event) throw refusal('event.notFound');
  return event;
}

export function countsOf(event: DoorEvent) {
  const { admitted, walkIns, registered, waiting, companiesHere, companies } = event;
  return { admitted, walkIns, registered, waiting, companiesHere, companies };
}
