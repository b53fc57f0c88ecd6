import { eventRoutes } from '@sunshine/contract/events/routes.ts';
import type { ServerLoadEvent } from '@sveltejs/kit';
import { call } from './api.ts';

/** Units that may join an event, without the lead itself. */
export async function joinableUnits(
  event: ServerLoadEvent,
  leadName: string | null,
): Promise<{ id: string; name: string }[]> {
  const { items } = await call(event, eventRoutes.listJoinableUnits);
  return items.filter((unit) => unit.name !== leadName);
}
