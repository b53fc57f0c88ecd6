import { mayPerform } from '@sunshine/contract/permissions.ts';
import type { NavGroup } from '#lib/navigation/item.ts';
import { type Account, type Area, rolesIn } from '#lib/session.ts';
import { routes } from '$app/manifest';

/** Addresses of the pages that exist and take no parameter, groups such as `(public)` left out. */
const addresses = new Set(
  routes.filter((route) => route.page).map((route) => route.id.replace(/\/\([^)]+\)/g, '') || '/'),
);

export function pageExists(href: string): boolean {
  return addresses.has(href.split('?')[0] ?? href);
}

/** Navigation without the places whose page does not exist yet. */
export function reachable(groups: readonly NavGroup[]): NavGroup[] {
  return groups
    .map((group) => ({ ...group, items: group.items.filter((item) => pageExists(item.href)) }))
    .filter((group) => group.items.length > 0);
}

/** Navigation of an area without the places that none of the person's roles there may use. */
export function usableBy(account: Account, area: Area, groups: readonly NavGroup[]): NavGroup[] {
  const held = rolesIn(account, area);
  return reachable(
    groups.map((group) => ({
      ...group,
      items: group.items.filter(({ needs }) => !needs || held.some(({ role }) => mayPerform(role, needs))),
    })),
  );
}
