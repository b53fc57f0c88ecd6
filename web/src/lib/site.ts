export type Theme = 'auto' | 'light' | 'dark';
export type TextSize = 'normal' | 'large';

/** How a person wants to see the site: theme and 大字版. */
export interface Appearance {
  theme: Theme;
  text: TextSize;
}

/** Where a person reads their messages and how many are unread; `null` where there is no such page. */
export type Messages = { href: string; count: number } | null;

/** What the footer shows; numbers that were not configured are left out, never invented. */
export interface SiteFacts {
  icp: string | null;
  police: string | null;
  phone: string | null;
  links: { href: string; label: string }[];
}
