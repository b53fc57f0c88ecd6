import type { EventPlaces } from '@sunshine/contract/events/registration-schemas.ts';
import type { Choice } from '#lib/components/choice.ts';
import { monthDay, timeOf } from '#lib/format/date.ts';

/** Sessions to choose from, each with what is left. */
export function sessionChoices({ sessions }: EventPlaces): Choice[] {
  return sessions.map(({ id, label, startsAt, endsAt, placesLeft, waiting }) => ({
    value: id,
    label: `${monthDay(startsAt)} ${timeOf(startsAt)}–${timeOf(endsAt)}${label ? ` ${label}` : ''}`,
    hint:
      placesLeft === null
        ? '名额不限'
        : placesLeft > 0
          ? `还剩 ${placesLeft} 席`
          : `满了，${waiting} 人在候补`,
  }));
}
