import type { PersonStory } from './history.ts';

type OutcomeStory = PersonStory['outcomes'][number];

/** The outcome in force at the end of a day: the latest begun, of one day the last recorded; null is 未登记. */
export function outcomeOn(person: Pick<PersonStory, 'outcomes'>, day: string): OutcomeStory | null {
  let found: OutcomeStory | null = null;
  for (const each of person.outcomes) {
    if (each.retracted || each.from > day) continue;
    if (!found || each.from >= found.from) found = each;
  }
  return found;
}
