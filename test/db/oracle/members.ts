import type { History, HouseholdStory, PersonStory, StudyStory, UnitKey } from './history.ts';
import { cutoff, start } from './year.ts';

/** A person of P: the degree that makes them one, and the unit that managed the archive last. */
export interface Member {
  study: StudyStory;
  currentYear: boolean;
  unit: UnitKey;
}

const ranks = ['college', 'bachelor', 'master', 'doctor'];

/** The latest completed regular degree of college and above; of one year the higher. */
export function latestDegree({ studies }: PersonStory): StudyStory | null {
  const counting = studies.filter(
    (study) =>
      study.state === 'onTrack' &&
      study.mode === 'regular' &&
      study.year <= 2026 &&
      ranks.includes(study.degree),
  );
  counting.sort((a, b) => b.year - a.year || ranks.indexOf(b.degree) - ranks.indexOf(a.degree));
  return counting[0] ?? null;
}

/** The person as one of P (01A), or null. */
export function memberOf(history: History, person: PersonStory): Member | null {
  const household = archiveOf(history, person);
  const study = latestDegree(person);
  if (!household || !study || (person.died !== null && person.died <= cutoff)) return null;
  const currentYear = study.year === 2026;
  const recent = study.year >= 2024;
  if (!currentYear && !recent && !(needsInPeriod(person) && isYoungEnough(person))) return null;
  return { study, currentYear, unit: managing(household) };
}

/** The household in whose active archive the person was on a day of the period; of two the later active one. */
function archiveOf({ households }: History, person: PersonStory): HouseholdStory | null {
  let found: { household: HouseholdStory; until: string } | null = null;
  for (const { household: index, joined, left } of person.memberships) {
    const household = households[index];
    if (!household) continue;
    for (const { opened, closed, inError } of household.episodes) {
      const from = [joined, opened, start].sort().at(-1) ?? start;
      const until = [left ?? '9999', closed ?? '9999', cutoff].sort()[0] ?? cutoff;
      if (inError || from > until) continue;
      if (!found || until > found.until) found = { household, until };
    }
  }
  return found?.household ?? null;
}

/** The day of a move belongs to the new unit. */
function managing({ unit, moved }: HouseholdStory): UnitKey {
  return moved && moved.on <= cutoff ? moved.to : unit;
}

function needsInPeriod({ needs }: PersonStory): boolean {
  return needs.some(({ opened, closed }) => opened <= cutoff && (closed === null || closed >= start));
}

/** Not older than 35 at the cutoff: the thirty-sixth birthday lies after it. */
function isYoungEnough({ born }: PersonStory): boolean {
  return `${Number(born.slice(0, 4)) + 36}${born.slice(4)}` > cutoff;
}
