import type { ServerLoadEvent } from '@sveltejs/kit';
import type { NavGroup } from '#lib/navigation/item.ts';
import type { Account, Area } from '#lib/session.ts';
import { usableBy } from './existing-pages.ts';
import { requireArea } from './require-area.ts';

/** What the layout of an area needs: who is here, and the places of the area that are of use to them. */
export function loadArea(
  event: ServerLoadEvent,
  area: Area,
  navigation: readonly NavGroup[],
): { account: Account; groups: NavGroup[] } {
  const account = requireArea(event, area);
  return { account, groups: usableBy(account, area, navigation) };
}
