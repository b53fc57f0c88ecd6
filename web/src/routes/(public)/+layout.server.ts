import { graduateNavigation } from '#lib/navigation/graduate.ts';
import { publicNavigation } from '#lib/navigation/public.ts';
import { reachable } from '#lib/server/existing-pages.ts';
import { areasOf, rolesIn } from '#lib/session.ts';
import { areaHome, url } from '#lib/url.ts';
import type { LayoutServerLoad } from './$types';

/** A graduate keeps their own bottom bar on public pages; everyone else gets 我的, which leads to their area. */
export const load: LayoutServerLoad = ({ locals }) => {
  if (rolesIn(locals.account, 'graduate').length > 0) return { groups: reachable(graduateNavigation) };
  const own = areasOf(locals.account)[0];
  const mine = {
    label: '我的',
    items: [
      {
        label: '我的',
        href: own ? areaHome(own) : url.signIn(),
        icon: 'user',
        bottom: '我的',
        phoneOnly: true,
      } as const,
    ],
  };
  return { groups: [...reachable(publicNavigation), ...reachable([mine])] };
};
