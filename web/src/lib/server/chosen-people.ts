import type { TrainingPerson } from '@sunshine/contract/events/people-schemas.ts';
import { trainingRoutes } from '@sunshine/contract/events/training-routes.ts';
import type { ServerLoadEvent } from '@sveltejs/kit';
import { call } from './api.ts';

/** What a page shows that chooses people by `?person=…&person=…`, with a search beside. */
export async function choosePeople(event: ServerLoadEvent): Promise<{
  q: string;
  found: TrainingPerson[];
  total: number;
  chosen: TrainingPerson[];
}> {
  const query = event.url.searchParams;
  const q = query.get('q')?.trim().slice(0, 60) ?? '';
  const personIds = query.getAll('person').slice(0, 100);
  const [found, chosen] = await Promise.all([
    call(event, trainingRoutes.listTrainingPeople, { q }),
    personIds.length > 0 ? call(event, trainingRoutes.listTrainingPeople, { personIds }) : { items: [] },
  ]);
  return { q, found: found.items, total: found.total, chosen: chosen.items };
}
