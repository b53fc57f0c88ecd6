import { z } from 'zod';
import { routes } from '../route.ts';
import { keysOf } from '../shared/labels.ts';
import { day, id, idParams, instant, page, paged, text } from '../shared/schemas.ts';
import { PositionCardSchema } from './card.ts';
import { alertRhythms } from './matching-vocabulary.ts';
import { publicStates } from './search.ts';

/** A search as its address says it: `q=…&kind=…`. */
export const searchQueryText = z.string().max(1000, { message: '搜索的条件太多了，去掉几个再存。' });
const rhythm = z.enum(keysOf(alertRhythms), { message: '选一个提醒方式。' });

const SavedSearchSchema = z.object({
  id,
  name: z.string(),
  query: z.string(),
  rhythm,
  /** Positions published since the person last looked, without those of blocked companies. */
  fresh: z.number().int(),
  /** The newest of them. */
  freshTitles: z.array(z.string()),
  seenUntil: instant,
  createdAt: instant,
});
export type SavedSearch = z.output<typeof SavedSearchSchema>;

export const savedSearchRoutes = routes({
  listSavedSearches: {
    method: 'GET',
    path: '/api/me/searches',
    permission: 'graduate.own',
    summary: '自己保存的搜索，各有几个新岗位',
    reply: z.object({ items: z.array(SavedSearchSchema) }),
  },
  saveSearch: {
    method: 'POST',
    path: '/api/me/searches',
    permission: 'graduate.own',
    summary: '保存一个搜索；存过的同一个搜索只改名称和提醒',
    body: z.object({ query: searchQueryText, name: text('名称', 40).optional(), rhythm: rhythm.optional() }),
    reply: z.object({ id, name: z.string(), created: z.boolean() }),
  },
  changeSavedSearch: {
    method: 'PATCH',
    path: '/api/me/searches/{id}',
    permission: 'graduate.own',
    summary: '改保存的搜索的名称或提醒方式',
    params: idParams,
    body: z.object({ name: text('名称', 40).optional(), rhythm: rhythm.optional() }),
    reply: z.object({ id }),
  },
  openSavedSearch: {
    method: 'POST',
    path: '/api/me/searches/{id}/look',
    permission: 'graduate.own',
    summary: '打开保存的搜索：现在的岗位就算看过了',
    params: idParams,
    reply: z.object({ query: z.string() }),
  },
  removeSavedSearch: {
    method: 'DELETE',
    path: '/api/me/searches/{id}',
    permission: 'graduate.own',
    summary: '删掉保存的搜索',
    params: idParams,
    reply: null,
  },
});

const FavouriteSchema = PositionCardSchema.extend({
  state: z.enum(publicStates),
  keptOn: day,
  /** The person's own application for it, if one is under way. */
  applicationId: id.nullable(),
});
export type Favourite = z.output<typeof FavouriteSchema>;

export const favouriteRoutes = routes({
  listFavourites: {
    method: 'GET',
    path: '/api/me/favourites',
    permission: 'graduate.own',
    summary: '自己收藏的职位，连同已经关闭的',
    query: z.object({ page }),
    reply: paged(FavouriteSchema),
  },
  keptAmong: {
    method: 'GET',
    path: '/api/me/favourites/among',
    permission: 'graduate.own',
    summary: '这些职位里自己收藏了哪些',
    query: z.object({
      ids: z
        .union([z.string(), z.array(z.string())])
        .transform((given) => [given].flat().flatMap((each) => each.split(',')))
        .pipe(z.array(id).max(50)),
    }),
    reply: z.object({ ids: z.array(id) }),
  },
  keepFavourite: {
    method: 'PUT',
    path: '/api/me/favourites/{id}',
    permission: 'graduate.own',
    summary: '收藏一个职位；收藏过的不变',
    params: idParams,
    reply: null,
  },
  dropFavourite: {
    method: 'DELETE',
    path: '/api/me/favourites/{id}',
    permission: 'graduate.own',
    summary: '取消收藏；没收藏过的不变',
    params: idParams,
    reply: null,
  },
});
