import { error, redirect, type ServerLoadEvent } from '@sveltejs/kit';
import { type Account, type Area, areaNames, areasOf } from '#lib/session.ts';
import { url } from '#lib/url.ts';
import { pageExists } from './existing-pages.ts';

/** Lets in those whose role belongs here; the API still decides on every call. */
export function requireArea(event: ServerLoadEvent, area: Area): Account {
  const { account } = event.locals;
  if (!account) redirect(303, url.signIn(event.url.pathname + event.url.search));
  if (account.mustChangePassword && pageExists(url.accountPassword())) redirect(303, url.accountPassword());
  const areas = areasOf(account);
  if (areas.includes(area)) return account;
  const own = areas[0];
  error(403, {
    code: 'site.otherArea',
    message: own
      ? `这一页是给${areaNames[area]}用的，你的账号在${areaNames[own]}这边。`
      : `这一页是给${areaNames[area]}用的，你的账号还没有这个身份。`,
  });
}
