import { doorRoutes } from '@sunshine/contract/events/door-routes.ts';
import { answerJson } from '#lib/server/answer-json.ts';
import { call } from '#lib/server/api.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = (event) =>
  answerJson(() => call(event, doorRoutes.readGate, { id: event.params.id }));
