import { z } from 'zod';
import { routes } from '../route.ts';
import { keysOf } from '../shared/labels.ts';
import { id, idParams, page, paged, text } from '../shared/schemas.ts';
import {
  CandidateSchema,
  FitSchema,
  MatchSchema,
  RecommendationsSchema,
  UnionMatchSchema,
} from './matching-schemas.ts';
import { notForMeReasons } from './matching-vocabulary.ts';

const count = z.number().int();

/** Recommendations for a graduate, candidates for a position, and whom a union can help now. */
export const matchingRoutes = routes({
  listRecommendations: {
    method: 'GET',
    path: '/api/me/recommendations',
    permission: 'graduate.own',
    summary: '为你推荐：最合适的职位，各有理由和还缺的条件',
    reply: RecommendationsSchema,
  },
  readFit: {
    method: 'GET',
    path: '/api/me/positions/{id}/fit',
    permission: 'graduate.own',
    summary: '一个职位为什么适合我，还缺什么',
    params: idParams,
    /** Null where the position takes no applications now or nothing is known to compare. */
    reply: z.object({ fit: FitSchema.nullable() }),
  },
  giveFeedback: {
    method: 'PUT',
    path: '/api/me/recommendations/{id}/feedback',
    permission: 'graduate.own',
    summary: '这个职位不合适，因为……；后面的推荐跟着变',
    params: idParams,
    body: z.object({
      reason: z.enum(keysOf(notForMeReasons), { message: '选一个原因。' }),
      note: text('补充', 200, 0).default(''),
    }),
    reply: z.object({ positionId: id }),
  },
  takeBackFeedback: {
    method: 'DELETE',
    path: '/api/me/recommendations/{id}/feedback',
    permission: 'graduate.own',
    summary: '收回“不合适”',
    params: idParams,
    reply: z.object({ positionId: id }),
  },
  listCandidates: {
    method: 'GET',
    path: '/api/union/positions/{id}/candidates',
    permission: 'match.read',
    summary: '适合一个职位、同意被推荐的毕业生；只给工会看',
    params: idParams,
    reply: z.object({
      /** Whether the position takes applications now; candidates are only named for one that does. */
      open: z.boolean(),
      items: z.array(CandidateSchema),
      /** People of the scope who agreed to be recommended and are still looking. */
      consenting: count,
    }),
  },
  listUnionMatches: {
    method: 'GET',
    path: '/api/union/matching',
    permission: 'match.read',
    summary: '有帮扶需求的毕业生，现在最能帮上的在前',
    query: z.object({ show: z.enum(['all', 'fitting', 'low']).default('all'), page }),
    reply: paged(UnionMatchSchema).extend({
      counts: z.object({ all: count, fitting: count, low: count }),
    }),
  },
  listGraduateMatches: {
    method: 'GET',
    path: '/api/union/graduates/{id}/matches',
    permission: 'match.read',
    summary: '适合一位毕业生的职位',
    params: idParams,
    reply: z.object({ personId: id, name: z.string(), items: z.array(MatchSchema) }),
  },
});
