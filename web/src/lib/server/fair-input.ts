import type { eventRoutes } from '@sunshine/contract/events/routes.ts';
import { eventKinds } from '@sunshine/contract/events/vocabulary.ts';
import type { CallerInput } from '@sunshine/contract/route.ts';
import { choiceOf, listOf, numberOf, requiredText, textOf } from './form-data.ts';

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
    capacity: numberOf(data, 'capacity') ?? null,
    expectedVisitors: numberOf(data, 'expectedVisitors') ?? null,
    registrationOpensAt: inShanghai(textOf(data, 'registrationOpens')),
    registrationClosesAt: inShanghai(textOf(data, 'registrationClosesAt')),
    companiesUntil: textOf(data, 'companiesUntil') ?? null,
    sessions: sessionsOf(data, startsOn),
  };
}

/** `2026-08-21T18:00` as typed is a time in Shanghai, wherever the server stands. */
function inShanghai(typed: string | undefined): string | null {
  return typed ? `${typed.slice(0, 16)}:00+08:00` : null;
}

/** Rows `session-0-…`; one without times is none. */
function sessionsOf(data: FormData, startsOn: string) {
  return Array.from({ length: 20 }, (_, index) => {
    const part = (name: string) => textOf(data, `session-${index}-${name}`);
    const [from, to] = [part('from'), part('to')];
    if (!from && !to) return [];
    const day = part('day') ?? startsOn;
    return [
      {
        id: part('id'),
        label: part('label') ?? '',
        startsAt: inShanghai(`${day}T${from ?? ''}`) ?? '',
        endsAt: inShanghai(`${day}T${to ?? ''}`) ?? '',
        capacity: numberOf(data, `session-${index}-capacity`) ?? null,
      },
    ];
  }).flat();
}
