import { z } from 'zod';
import { routes } from '../route.ts';
import { keysOf } from '../shared/labels.ts';
import { id, idParams, instant } from '../shared/schemas.ts';
import { searchQueryText } from './kept-routes.ts';
import { demandPeriods, wishStates } from './matching-vocabulary.ts';
import { PositionHitSchema } from './search.ts';
import { wideningSteps } from './search-vocabulary.ts';

const WishSchema = z.object({
  id,
  query: z.string(),
  state: z.enum(keysOf(wishStates)),
  wishedAt: instant,
  settledAt: instant.nullable(),
  /** Position that met it. */
  position: z.object({ id, title: z.string(), companyName: z.string() }).nullable(),
});
export type OwnWish = z.output<typeof WishSchema>;

const count = z.number().int();

const DemandRowSchema = z.object({
  words: z.string(),
  /** What was wished, as a search's address says it: words and town; where nobody typed a word, the trade and other filters. */
  query: z.string(),
  /** Empty for the whole district. */
  town: z.string(),
  /** Own people, each once, and others. */
  wished: count,
  own: z.array(z.object({ personId: id, name: z.string() })),
  /** Others, signed in or not, as a number only; null when they are fewer than three. */
  others: count.nullable(),
  /** Positions open now for the same words and town, and how many people they look for. */
  positions: count,
  headcount: count,
  lastWishedOn: z.string(),
});
export type DemandRow = z.output<typeof DemandRowSchema>;

export const wishRoutes = routes({
  widenSearch: {
    method: 'GET',
    path: '/api/positions/wider',
    permission: null,
    summary: '没有结果的搜索一步步放宽，回答第一步有结果的',
    query: z.object({ query: searchQueryText.default('') }),
    reply: z.object({
      /** What was given up, in order; empty when nothing that can be given up finds anything. */
      gaveUp: z.array(z.enum(keysOf(wideningSteps))),
      /** The wider search, as its address says it. */
      query: z.string(),
      total: count,
      items: z.array(PositionHitSchema),
    }),
  },
  registerWish: {
    method: 'POST',
    path: '/api/wishes',
    permission: null,
    summary: '登记一个找不到的愿望：毕业生的记在自己名下，别人的只计数',
    body: z.object({ query: searchQueryText }),
    reply: z.object({
      /** Null where it was only counted. */
      id: id.nullable(),
      created: z.boolean(),
    }),
  },
  listOwnWishes: {
    method: 'GET',
    path: '/api/me/wishes',
    permission: 'graduate.own',
    summary: '自己登记的愿望',
    reply: z.object({ items: z.array(WishSchema) }),
  },
  withdrawWish: {
    method: 'POST',
    path: '/api/me/wishes/{id}/withdrawal',
    permission: 'graduate.own',
    summary: '收回一个愿望',
    params: idParams,
    reply: z.object({ id }),
  },
  readDemand: {
    method: 'GET',
    path: '/api/demand',
    permission: 'demand.read',
    summary: '近 30 或 90 天求职者想要而没找到的岗位，对照现在在招的',
    query: z.object({
      days: z.coerce
        .number()
        .pipe(z.literal([...demandPeriods]))
        .default(30),
    }),
    reply: z.object({
      days: count,
      rows: z.array(DemandRowSchema),
      /** Wishes too rare to be told apart, by town; the town is empty where even that would tell. */
      rare: z.array(z.object({ town: z.string(), townName: z.string(), wished: count.nullable() })),
      total: count,
      people: count,
    }),
  },
});
