import type { Permission } from '@sunshine/contract/permissions.ts';
import type { IconName } from '#lib/icon-names.ts';

/** One place in the navigation. */
export interface NavItem {
  label: string;
  href: string;
  icon: IconName;
  /** Stands in the phone's bottom bar only; desktops reach it by the header's end. */
  phoneOnly?: boolean;
  /** Word of the phone's bottom bar; places without one stand only in the rail and under 全部. */
  bottom?: string;
  /** What a role must be allowed to do for the place to be of use to it. */
  needs?: Permission;
  /** Current only at exactly this address: the first page of an area. */
  exact?: boolean;
}

/** A group of the rail with its small heading. */
export interface NavGroup {
  label: string;
  items: readonly NavItem[];
}

/** Whether a place is where the person is now: itself or below it. */
export function isCurrent(item: NavItem, pathname: string): boolean {
  if (item.exact) return pathname === item.href;
  return pathname === item.href || pathname.startsWith(`${item.href}/`);
}
