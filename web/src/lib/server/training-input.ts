import type { trainingRoutes } from '@sunshine/contract/events/training-routes.ts';
import { attendanceMarks, trainingKinds } from '@sunshine/contract/events/training-vocabulary.ts';
import type { CallerInput } from '@sunshine/contract/route.ts';
import { choiceOf, flagOf, numberOf, requiredText, textOf } from './form-data.ts';

type Fields = CallerInput<typeof trainingRoutes.changeTraining>;

/** The fields of a class as a person filled them in; an empty last day is the first. */
export function trainingInput(data: FormData): Omit<Fields, 'id'> {
  const startsOn = requiredText(data, 'startsOn');
  return {
    // An empty choice goes on as it is: the API names the field.
    kind: choiceOf(data, 'kind', trainingKinds) ?? ('' as keyof typeof trainingKinds),
    title: requiredText(data, 'title'),
    provider: textOf(data, 'provider') ?? '',
    place: textOf(data, 'place') ?? '',
    description: textOf(data, 'description') ?? '',
    certificateName: textOf(data, 'certificateName') ?? null,
    capacity: numberOf(data, 'capacity') ?? null,
    reservedPlaces: numberOf(data, 'reservedPlaces') ?? 0,
    openToSignUp: flagOf(data, 'openToSignUp'),
    startsOn,
    endsOn: textOf(data, 'endsOn') ?? startsOn,
  };
}

/** The rows of a timetable that have a day; hours left empty are those of the row above. */
export function meetingsInput(data: FormData): { onDay: string; hours: string; topic: string }[] {
  const numbers = [...data.keys()].flatMap((name) => /^day-(\d+)$/.exec(name)?.[1] ?? []).map(Number);
  let hours = '';
  return numbers
    .sort((a, b) => a - b)
    .flatMap((number) => {
      const onDay = textOf(data, `day-${number}`);
      hours = textOf(data, `hours-${number}`) ?? hours;
      return onDay ? [{ onDay, hours, topic: textOf(data, `topic-${number}`) ?? '' }] : [];
    });
}

/** What a refused timetable says stands at the timetable, whichever of its rows it means. */
export function atTimetable(fields: Record<string, string>): Record<string, string> {
  const [, sentence] = Object.entries(fields).find(([name]) => name.startsWith('meetings')) ?? [];
  return sentence ? { ...fields, meetings: sentence } : fields;
}

/** Inputs `mark-<id of the enrolment>`; who was not marked is left out. */
export function marksInput(data: FormData): { enrolmentId: string; mark: keyof typeof attendanceMarks }[] {
  return [...data.keys()].flatMap((name) => {
    const enrolmentId = name.startsWith('mark-') ? name.slice('mark-'.length) : '';
    const mark = choiceOf(data, name, attendanceMarks);
    return enrolmentId && mark ? [{ enrolmentId, mark }] : [];
  });
}

/** Names as written into one field: a line each, or with commas and enumeration marks between them. */
export function namesInput(data: FormData): string[] {
  return (textOf(data, 'names') ?? '').split(/[\n,，、;；]+/).flatMap((name) => name.trim() || []);
}
