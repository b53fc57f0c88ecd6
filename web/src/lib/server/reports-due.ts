import { workflowRoutes } from '@sunshine/contract/reports/workflow-routes.ts';
import type { ServerLoadEvent } from '@sveltejs/kit';
import type { NavGroup } from '#lib/navigation/item.ts';
import { call } from './api.ts';

/** Reports that wait for this person, as the count beside the place where they are; nothing without the place. */
export async function reportsDue(
  event: ServerLoadEvent,
  groups: readonly NavGroup[],
  queue: string,
): Promise<Record<string, number>> {
  if (!groups.some(({ items }) => items.some(({ href }) => href === queue))) return {};
  const { total } = await call(event, workflowRoutes.listReportQueue, {});
  return total > 0 ? { [queue]: total } : {};
}
