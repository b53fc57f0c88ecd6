import type { eventRoutes } from '@sunshine/contract/events/routes.ts';
import { eventKinds } from '@sunshine/contract/events/vocabulary.ts';
import type { CallerInput } from '@sunshine/contract/route.ts';
import { choiceOf, listOf, requiredText, textOf } from './form-data.ts';

/** The fields of an event as a person filled them in; an empty last day is the first. */
export function fairInput(data: FormData): CallerInput<typeof eventRoutes.planEvent> {
  const startsOn = requiredText(data, 'startsOn');
  return {
    kind: choiceOf(data, 'kind', eventKinds) ?? ('' as keyof typeof eventKinds),
    title: requiredText(data, 'title'),
    startsOn,
    endsOn: textOf(data, 'endsOn') ?? startsOn,
    hours: textOf(data, 'hours') ?? '',
    place: requiredText(data, 'place'),
    town: textOf(data, 'town') ?? null,
    description: textOf(data, 'description') ?? '',
    coOrganiserIds: listOf(data, 'coOrganiserIds'),
  };
}
