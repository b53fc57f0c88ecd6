import { type PositionSearchReply, searchRoutes } from '@sunshine/contract/positions/search.ts';
import { townName } from '@sunshine/contract/unions/divisions.ts';
import { redirect } from '@sveltejs/kit';
import { type ApiEvent, call } from '#lib/server/api.ts';
import type { PageServerLoad } from './$types';
import { addressOf, readAddress, type SearchAddress } from './search-address.ts';

const nearbyShown = 4;

export const load: PageServerLoad = async (event) => {
  const search = readAddress(event.url.searchParams);
  // An empty field of a form or a value nobody offers leaves the address, so that what is shared is clean.
  const address = addressOf(search);
  if (address !== event.url.pathname + event.url.search) redirect(303, address);

  const reply = await call(event, searchRoutes.searchPositions, { ...search });
  const last = Math.max(1, Math.ceil(reply.total / reply.pageSize));
  if (search.page > last) redirect(303, addressOf({ ...search, page: last }));
  return {
    search,
    reply,
    nearby: reply.total === 0 ? await nearby(event, search, reply) : [],
    share: shareOf(search, reply),
  };
};

/** What comes nearest when nothing is found: the words without the filters, else the newest there. */
async function nearby(
  event: ApiEvent,
  search: SearchAddress,
  reply: PositionSearchReply,
): Promise<PositionSearchReply['items']> {
  const wider = reply.totalWithoutFilters > 0 ? { q: search.q } : { town: search.town };
  const { items } = await call(event, searchRoutes.searchPositions, wider);
  return items.slice(0, nearbyShown);
}

function shareOf(search: SearchAddress, reply: PositionSearchReply): { title: string; description: string } {
  const place = search.town.length === 1 ? townName(search.town[0] ?? '') : '青浦区';
  const what = search.q ? `“${search.q.slice(0, 12)}”岗位` : '在招岗位';
  return {
    title: `${place}${what} ${reply.total} 个`,
    description: '岗位、实习和见习，发布前都由工会核实。',
  };
}
