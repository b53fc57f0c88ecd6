import { outcomeKinds } from '@sunshine/contract/households/vocabulary.ts';
import { type CellCode, cellCodes } from '@sunshine/contract/reports/sunshine-form.ts';
import type { History, PersonStory, UnitKey } from './history.ts';
import { latestDegree, type Member, memberOf } from './members.ts';
import { outcomeOn } from './outcome-on.ts';
import { type Count, countsOfBare, countsOfEvents, countsOfPositions } from './places.ts';
import { neededHelp, servicesOf } from './services.ts';
import { cutoff, start } from './year.ts';

/** Figures of one unit, or of all together: whole numbers, money in fen. */
export type Cells = Record<CellCode, number>;

/**
 * The 21 figures from the counting rules alone, person by person in plain code: what the statements of the
 * product are held against. Reads nothing of theirs.
 */
export function calculate(history: History): { units: Record<UnitKey, Cells>; whole: Cells } {
  const counts = [
    ...history.people.flatMap((person, index) => countsOfPerson(history, person, index)),
    ...countsOfEvents(history),
    ...countsOfPositions(history),
    ...countsOfBare(history),
  ].map((count) => ({ ...count, unit: answering(history, count.unit) }));
  const of = (unit: UnitKey): Cells => total(counts.filter((count) => count.unit === unit));
  return { units: { a: of('a'), b: of('b'), c: of('c') }, whole: total(counts) };
}

/** A unit closed before the cutoff is answered for by its successor; on the closing day it still stands. */
function answering({ closure }: History, unit: UnitKey): UnitKey {
  return unit === 'c' && closure && closure.on < cutoff ? closure.successor : unit;
}

function total(counts: readonly Count[]): Cells {
  const cells = Object.fromEntries(cellCodes.map((code) => [code, 0])) as Cells;
  const largest = new Map<string, number>();
  for (const { code, quantity, once } of counts) {
    const key = `${code} ${once}`;
    const before = once === undefined ? 0 : (largest.get(key) ?? 0);
    const after = once === undefined ? quantity : Math.max(before, quantity);
    if (once !== undefined) largest.set(key, after);
    cells[code] += after - before;
  }
  return cells;
}

function countsOfPerson(history: History, person: PersonStory, index: number): Count[] {
  const member = memberOf(history, person);
  const services = servicesOf(history, person, index);
  const stock = (code: CellCode, unit: UnitKey): Count => ({
    code,
    unit,
    quantity: 1,
    once: `person ${index}`,
  });
  const studying = studyingHere(person, member);
  const here = studying ? [stock('10A', studying)] : [];
  if (!member) return here;

  const { unit, currentYear } = member;
  const helped = neededHelp(person, services);
  const outcome = outcomeOn(person, cutoff);
  const alone = outcome?.by === 'self' && outcomeKinds[outcome.kind].settled && !helped;
  return [
    ...here,
    stock('01A', unit),
    stock(currentYear ? '01B' : '01C', unit),
    ...(helped ? [stock('01E', unit)] : []),
    ...(alone ? [stock('01D', unit)] : []),
    ...(!currentYear && isOpen(person) ? [stock('11A', unit)] : []),
    ...services
      .filter(({ on }) => on >= start)
      .flatMap((service) => service.counts.map((count) => ({ ...count, unit: service.unit }))),
  ];
}

function isOpen(person: PersonStory): boolean {
  const outcome = outcomeOn(person, cutoff);
  return outcome === null || outcomeKinds[outcome.kind].open;
}

/** 10A: 应届 whose last campus lies in the district, outcome open: archived in one of its units, or registered. */
function studyingHere(person: PersonStory, member: Member | null): UnitKey | null {
  if (!isOpen(person)) return null;
  if (member) return member.currentYear && isLocal(member.study.campus) ? member.unit : null;
  const study = latestDegree(person);
  const alive = person.died === null || person.died > cutoff;
  if (!alive || study?.year !== 2026 || !isLocal(study.campus)) return null;
  return study.registeredBy;
}

function isLocal(campus: string | null): boolean {
  return campus?.startsWith('310118') === true;
}
