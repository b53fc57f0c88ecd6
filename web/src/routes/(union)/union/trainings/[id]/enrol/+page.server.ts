import { trainingRoutes } from '@sunshine/contract/events/training-routes.ts';
import { call } from '#lib/server/api.ts';
import { listOf } from '#lib/server/form-data.ts';
import { answering } from '#lib/server/named-failure.ts';
import { namesInput } from '#lib/server/training-input.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const query = event.url.searchParams;
  const q = query.get('q')?.trim().slice(0, 60) ?? '';
  const year = Number(query.get('year')) || undefined;
  const page = Number(query.get('page')) || 1;
  const { id } = event.params;
  const [training, people] = await Promise.all([
    call(event, trainingRoutes.readTraining, { id }),
    call(event, trainingRoutes.listTrainingPeople, { q, year, page, classId: id }),
  ]);
  const { title, capacity, enrolled, state } = training;
  return { training: { id, title, capacity, enrolled, state }, people, q, year };
};

export const actions: Actions = {
  tick: (event) =>
    answering('tick', event.request, async (data) => ({
      reply: await call(event, trainingRoutes.enrolPeople, {
        id: event.params.id,
        personIds: listOf(data, 'ids'),
      }),
    })),
  names: (event) =>
    answering('names', event.request, async (data) => ({
      reply: await call(event, trainingRoutes.enrolPeople, {
        id: event.params.id,
        names: namesInput(data),
      }),
    })),
};
