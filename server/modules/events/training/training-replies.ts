import type { TrainingPerson } from '@sunshine/contract/events/people-schemas.ts';
import type { TrainingLine } from '@sunshine/contract/events/training-schemas.ts';
import { maskName } from '@sunshine/contract/shared/mask.ts';
import type { ClassRow } from '@sunshine/db/queries/events/training-classes.ts';
import type { PersonRow } from '@sunshine/db/queries/events/training-people.ts';

export function trainingLine(row: ClassRow): TrainingLine {
  const { id, kind, title, unionName, provider, place, startsOn, endsOn, state, openToSignUp, capacity } =
    row;
  const { enrolled, meetings, held, toMark } = row;
  return {
    id,
    kind,
    title,
    unionName,
    provider,
    place,
    startsOn,
    endsOn,
    state,
    openToSignUp,
    capacity,
    enrolled,
    meetings,
    held,
    toMark,
  };
}

export function trainingPerson({
  personId,
  name,
  unionName,
  school,
  graduationYear,
}: PersonRow): TrainingPerson {
  return { personId, name: maskName(name), unionName, school, graduationYear };
}
