import { savedSearchRoutes } from '@sunshine/contract/positions/kept-routes.ts';
import { type PositionSearchReply, searchRoutes } from '@sunshine/contract/positions/search.ts';
import {
  type DroppedValue,
  readSearch,
  type SearchAddress,
  searchText,
} from '@sunshine/contract/positions/search-address.ts';
import { wishRoutes } from '@sunshine/contract/positions/wish-routes.ts';
import { townName } from '@sunshine/contract/unions/divisions.ts';
import { type RequestEvent, redirect } from '@sveltejs/kit';
import { searchAddress } from '#lib/search-address.ts';
import { call } from '#lib/server/api.ts';
import { changeFavourite, keptIds } from '#lib/server/favourites.ts';
import { answering } from '#lib/server/named-failure.ts';
import { rolesIn } from '#lib/session.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { search, dropped } = readSearch(event.url.searchParams);
  // Empty fields and another order of keys leave the address, so that what is shared is clean; a value that means
  // nothing is told once and stays out of every link.
  const address = searchAddress(search);
  if (dropped.length === 0 && address !== askedAddress(event.url)) redirect(303, address);

  const reply = await call(event, searchRoutes.searchPositions, asked(search));
  const last = Math.max(1, Math.ceil(reply.total / reply.pageSize));
  if (search.page > last) redirect(303, searchAddress({ ...search, page: last }));
  const query = searchText(search);
  const wider =
    reply.total === 0 && query !== '' ? await call(event, wishRoutes.widenSearch, { query }) : null;
  const shown = reply.total > 0 ? reply.items : (wider?.items ?? []);
  return {
    search,
    dropped: dropped.map(droppedWords),
    reply,
    wider,
    kept: await keptIds(
      event,
      shown.map(({ id }) => id),
    ),
    /** What the reader may keep: a graduate all, nobody yet after signing in, others nothing. */
    reader: readerOf(event),
    share: shareOf(search, reply),
  };
};

export const actions: Actions = {
  favourite: (event) => changeFavourite(event, searchAddress(searchIn(event))),
  save: (event) =>
    answering('save', event.request, async () => {
      const query = searchText(searchIn(event));
      const { name, created } = await call(event, savedSearchRoutes.saveSearch, { query });
      const words = created ? `存好了，叫“${name}”。` : `“${name}”早就存过了。`;
      return { form: 'save', done: `${words}有新岗位，早上九点告诉你。` };
    }),
  wish: (event) =>
    answering('wish', event.request, async () => {
      const { id, created } = await call(event, wishRoutes.registerWish, {
        query: searchText(searchIn(event)),
      });
      if (id === null) return { form: 'wish', done: '记下了。不知道你是谁，所以有了岗位不会通知你。' };
      const words = created ? '登记好了。' : '早就登记过了，还在等。';
      return { form: 'wish', mine: true, done: `${words}有了岗位，第二天早上告诉你。` };
    }),
};

function searchIn(event: RequestEvent): SearchAddress {
  return readSearch(event.url.searchParams).search;
}

/** The address as it was asked, without the name of an act. */
function askedAddress(url: URL): string {
  const search = url.search.slice(1).split('&');
  const kept = search.filter((pair) => pair !== '' && !pair.startsWith('/')).join('&');
  return kept ? `${url.pathname}?${kept}` : url.pathname;
}

function asked({ openToCurrentYear, ...search }: SearchAddress) {
  return { ...search, ...(openToCurrentYear ? { openToCurrentYear: 'true' as const } : {}) };
}

function readerOf(event: { locals: App.Locals }): 'graduate' | 'nobody' | 'other' {
  const { account } = event.locals;
  if (rolesIn(account, 'graduate').length > 0) return 'graduate';
  return account ? 'other' : 'nobody';
}

const filterNames: Readonly<Record<string, string>> = {
  town: '镇和街道',
  kind: '类别',
  occupation: '岗位类型',
  salaryMin: '月薪',
  education: '学历',
  companyNature: '单位性质',
  postedWithin: '发布时间',
  openToCurrentYear: '应届',
  near: '从哪里算距离',
  within: '距离',
  sort: '排序',
  page: '页数',
};

function droppedWords({ name, value }: DroppedValue): string {
  return `${filterNames[name] ?? name}“${value.slice(0, 20)}”`;
}

function shareOf(search: SearchAddress, reply: PositionSearchReply): { title: string; description: string } {
  const place = search.town.length === 1 ? townName(search.town[0] ?? '') : '青浦区';
  const what = search.q ? `“${search.q.slice(0, 12)}”岗位` : '在招岗位';
  return {
    title: `${place}${what} ${reply.total} 个`,
    description: '岗位、实习和见习，发布前都由工会核实。',
  };
}
