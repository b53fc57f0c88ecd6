import { type DegreeLevel, degreeLevels } from '../households/vocabulary.ts';
import { keysOf } from '../shared/labels.ts';
import type { PolicyFacts, StudyFact } from './policy-facts.ts';

/** Full years of age on a day. */
export function ageOn(birthDate: string, today: string): number {
  const years = Number(today.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return today.slice(5) < birthDate.slice(5) ? years - 1 : years;
}

/** The same day so many months earlier, at the latest the end of that month. */
export function monthsBefore(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month - months, 0)).getUTCDate();
  const moved = new Date(Date.UTC(year, month - 1 - months, Math.min(date, last)));
  return moved.toISOString().slice(0, 10);
}

/** The latest study that is over by this year, else the one that goes on; given up ones are left out. */
export function latestStudy({ studies }: PolicyFacts, today: string): StudyFact | null {
  const counted = studies
    .filter(({ state }) => state !== 'dropped')
    .toSorted((a, b) => b.graduationYear - a.graduationYear);
  const isOver = ({ graduationYear }: StudyFact) => graduationYear <= Number(today.slice(0, 4));
  return counted.find(isOver) ?? counted.at(-1) ?? null;
}

/** The highest degree completed. */
export function degreeHeld({ studies }: PolicyFacts, today: string): DegreeLevel | null {
  const levels = keysOf(degreeLevels);
  const held = studies
    .filter(({ state, graduationYear }) => state === 'onTrack' && graduationYear <= Number(today.slice(0, 4)))
    .map(({ degree }) => levels.indexOf(degree));
  return held.length > 0 ? (levels[Math.max(...held)] ?? null) : null;
}

/** 2026年3月5日. */
export function dayText(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}
