import { trainingRoutes } from '@sunshine/contract/events/training-routes.ts';
import {
  type TrainingKind,
  type TrainingState,
  trainingKinds,
  trainingStates,
} from '@sunshine/contract/events/training-vocabulary.ts';
import { call } from '#lib/server/api.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const query = event.url.searchParams;
  const asked = query.get('state') ?? '';
  const ofKind = query.get('kind') ?? '';
  const state = asked in trainingStates ? (asked as TrainingState) : 'all';
  const kind = ofKind in trainingKinds ? (ofKind as TrainingKind) : 'all';
  const q = query.get('q')?.trim().slice(0, 60) ?? '';
  const page = query.get('page') ?? undefined;
  return { state, kind, q, list: await call(event, trainingRoutes.listTrainings, { state, kind, q, page }) };
};
