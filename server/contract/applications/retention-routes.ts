import { z } from 'zod';
import { routes } from '../route.ts';
import { id, idParams, page, paged } from '../shared/schemas.ts';
import {
  CallCorrectionSchema,
  CallOutcomesSchema,
  CallResultsSchema,
  DueCallSchema,
  PlacementEndSchema,
  PlacementLifeSchema,
} from './retention-schemas.ts';

/** What comes after a placement: calls after 1, 3, 6 and 12 months, and its end. */
export const retentionRoutes = routes({
  listDueCalls: {
    method: 'GET',
    path: '/api/retention-calls',
    permission: 'placement.read',
    summary: '到期要打的就业回访，过期的在前',
    query: z.object({ whose: z.enum(['all', 'mine']).default('all'), page }),
    reply: paged(DueCallSchema).extend({ overdue: z.number().int(), mine: z.number().int() }),
  },
  recordCalls: {
    method: 'POST',
    path: '/api/retention-calls',
    permission: 'placement.write',
    summary: '记回访结果，可以一次记几个人，逐人给出结果',
    body: CallResultsSchema,
    reply: CallOutcomesSchema,
  },
  correctCall: {
    method: 'POST',
    path: '/api/retention-calls/{id}/correction',
    permission: 'placement.write',
    summary: '更正记错的回访',
    params: idParams,
    body: CallCorrectionSchema,
    reply: z.object({ id }),
  },
  readPlacement: {
    method: 'GET',
    path: '/api/placements/{id}',
    permission: 'placement.read',
    summary: '一条上岗记录和它的回访',
    params: idParams,
    reply: PlacementLifeSchema,
  },
  endPlacement: {
    method: 'POST',
    path: '/api/placements/{id}/end',
    permission: 'placement.write',
    summary: '登记离职',
    params: idParams,
    body: PlacementEndSchema,
    reply: PlacementLifeSchema,
  },
  correctPlacementEnd: {
    method: 'POST',
    path: '/api/placements/{id}/end/correction',
    permission: 'placement.write',
    summary: '更正登记错的离职',
    params: idParams,
    body: CallCorrectionSchema,
    reply: PlacementLifeSchema,
  },
});
