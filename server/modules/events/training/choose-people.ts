import type { EntryRow } from '@sunshine/contract/events/people-schemas.ts';
import { normalisePersonName } from '@sunshine/contract/households/person-name.ts';
import { maskName } from '@sunshine/contract/shared/mask.ts';
import type { Transaction } from '@sunshine/db/connect.ts';
import { findPeople, type PersonRow } from '@sunshine/db/queries/events/training-people.ts';
import type { Context } from '../../../context.ts';
import { refusal } from '../../../refusal.ts';
import { trainingPerson } from './training-replies.ts';

/** Somebody an entry is about, as chosen or as typed. */
export interface Chosen {
  typed: string | null;
  person: PersonRow;
}

/**
 * Finds whom an entry for many people is about, each once. Typed names must be whole and mean one graduate of the
 * scope; the others come back as rows that say why nothing was entered, two of a name with both to choose from.
 */
export async function choosePeople(
  ctx: Context,
  tx: Transaction,
  wanted: { personIds: readonly string[]; names: readonly string[] },
): Promise<{ chosen: Chosen[]; missed: EntryRow[] }> {
  const personIds = [...new Set(wanted.personIds)];
  const names = [...new Set(wanted.names.map(normalisePersonName).filter((name) => name !== ''))];
  if (personIds.length + names.length === 0) throw refusal('training.nobody');
  const found = await findPeople(tx, ctx.policy.unionScope('training.write'), { personIds, names });
  const byId = new Map(found.map((person) => [person.personId, person]));
  const chosen = new Map<string, Chosen>();
  const missed: EntryRow[] = [];

  for (const personId of personIds) {
    const person = byId.get(personId);
    if (person) chosen.set(personId, { typed: null, person });
    else missed.push(missedRow(null, []));
  }
  for (const name of names) {
    const [person, ...others] = found.filter((each) => each.name === name);
    if (person && others.length === 0) {
      if (!chosen.has(person.personId)) chosen.set(person.personId, { typed: name, person });
    } else missed.push(missedRow(name, person ? [person, ...others] : []));
  }
  return { chosen: [...chosen.values()], missed };
}

function missedRow(typed: string | null, candidates: readonly PersonRow[]): EntryRow {
  const outcome = candidates.length > 0 ? 'ambiguous' : 'notFound';
  return { typed, personId: null, name: null, outcome, candidates: candidates.map(trainingPerson) };
}

/** What became of somebody who was found. */
export function entryRow({ typed, person }: Chosen, outcome: EntryRow['outcome']): EntryRow {
  return { typed, personId: person.personId, name: maskName(person.name), outcome, candidates: [] };
}
