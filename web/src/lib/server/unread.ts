import { type Account, areasOf } from '#lib/session.ts';
import type { Messages } from '#lib/site.ts';
import { messagesOf } from '#lib/url.ts';
import { pageExists } from './existing-pages.ts';

/** Where a person reads their messages and how many are unread; `null` without such a page. */
export function unread(account: Account | null): Messages {
  const [area] = areasOf(account);
  if (!account || !area) return null;
  const href = messagesOf(area);
  return pageExists(href) ? { href, count: account.unreadNotices } : null;
}
