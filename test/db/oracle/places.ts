import type { CellCode } from '@sunshine/contract/reports/sunshine-form.ts';
import { supplementaryKinds } from '@sunshine/contract/reports/vocabulary.ts';
import type { History, PositionStory, UnitKey } from './history.ts';
import { cutoff, start } from './year.ts';

/** One thing counted for a unit; `once` names what a scope counts once, with the largest of its quantities. */
export interface Count {
  code: CellCode;
  unit: UnitKey;
  quantity: number;
  once?: string;
}

const inPeriod = (day: string): boolean => day >= start && day <= cutoff;

/**
 * 04A: events held, at the organiser; summer practice (暑期实践) is no employment service. 04B: headcount of fitting positions shown there, each position once.
 */
export function countsOfEvents({ events, positions }: History): Count[] {
  return events
    .filter(({ kind, state, on }) => kind !== 'summerPractice' && state === 'held' && inPeriod(on))
    .flatMap(({ unit, shown }): Count[] => [
      { code: '04A', unit, quantity: 1 },
      ...shown
        .filter(({ position }) => fitsGraduates(positions[position]))
        .map(({ position, headcount }) => ({
          code: '04B' as const,
          unit,
          quantity: headcount,
          once: `position ${position}`,
        })),
    ]);
}

function fitsGraduates(position: PositionStory | undefined): boolean {
  return position?.suitable === true && ['fullTime', 'publicWelfare'].includes(position.kind);
}

/** 05A: preferred posts of tagged employers, and preferred public-welfare posts of any. */
export function countsOfPositions({ positions }: History): Count[] {
  return positions.flatMap((position, index) => {
    const { preference, preferredOn: on, tag, kind, unit, preferredHeadcount: quantity } = position;
    if (preference === null || !inPeriod(on)) return [];
    const tagged = tag !== null && tag.from <= on && (tag.until === null || tag.until >= on);
    if (kind !== 'publicWelfare' && !(kind === 'fullTime' && tagged)) return [];
    return [{ code: '05A' as const, unit, quantity, once: `position ${index}` }];
  });
}

/** Bare quantities of 补录 without names. */
export function countsOfBare({ bare }: History): Count[] {
  return bare
    .filter(({ withdrawn, on }) => !withdrawn && inPeriod(on))
    .map(({ kind, unit, quantity }) => ({
      code: supplementaryKinds[kind].cells[0] as CellCode,
      unit,
      quantity,
    }));
}
