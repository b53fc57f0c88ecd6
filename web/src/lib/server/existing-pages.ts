import type { NavGroup } from '#lib/navigation/item.ts';
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
