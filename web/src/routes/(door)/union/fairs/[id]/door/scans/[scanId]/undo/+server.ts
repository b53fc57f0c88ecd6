import { doorRoutes } from '@sunshine/contract/events/door-routes.ts';
import { answerJson } from '#lib/server/answer-json.ts';
import { call } from '#lib/server/api.ts';
import type { RequestHandler } from './$types';

/** The API checks what the device sends. */
export const POST: RequestHandler = (event) =>
  answerJson(async () =>
    call(event, doorRoutes.undoScan, { ...(await event.request.json()), ...event.params }),
  );
