import { occupations } from '../vocabulary.ts';
import type { Around, Seeker } from './facts.ts';
import { type Fit, fitOf, type ReadyOpening } from './fit.ts';
import { yuan } from './part.ts';
import { readySeeker } from './seeker.ts';
import { fitsFrom } from './weights.ts';

/** What would open more positions to somebody for whom little fits (放宽什么有用). */
export interface Help {
  words: string;
  /** Positions more that would fit. */
  gains: number;
  /** The certificate that would do it, to look for a class. */
  certificate: string | null;
}

/** Whether matching knows anything of what somebody wants. */
export function saysNothing(seeker: Seeker): boolean {
  const { wishes, towns, kinds, expectedPay, homeTown } = seeker;
  return wishes.length + towns.length + kinds.length === 0 && expectedPay === null && homeTown === null;
}

/** Pay somebody is asked to think over: a fifth less, in whole hundreds. */
const lowerPay = (pay: number): number => Math.round((pay * 0.8) / 100) * 100;

/**
 * What one thing said otherwise would bring, the most useful first: each is tried on the same positions, so that the
 * number is what the next look will show.
 */
export function whatWouldHelp(seeker: Seeker, openings: readonly ReadyOpening[], around: Around): Help[] {
  const count = (changed: Seeker): Fit[] => {
    const ready = readySeeker(changed);
    return openings
      .map((opening) => fitOf(ready, opening, around))
      .filter((fit) => !fit.hidden && fit.score >= fitsFrom);
  };
  const before = count(seeker).length;
  return variantsOf(seeker, openings)
    .map(({ changed, ...help }) => ({ ...help, gains: count(changed).length - before }))
    .filter(({ gains }) => gains > 0)
    .toSorted((a, b) => b.gains - a.gains)
    .slice(0, 3);
}

interface Variant extends Omit<Help, 'gains'> {
  changed: Seeker;
}

function variantsOf(seeker: Seeker, openings: readonly ReadyOpening[]): Variant[] {
  const variants: Variant[] = [];
  const add = (words: string, change: Partial<Seeker>, certificate: string | null = null): void => {
    variants.push({ words, certificate, changed: { ...seeker, ...change } });
  };
  const trades = readySeeker(seeker).majorOccupations;
  if (seeker.towns.length > 0 || seeker.reachKm !== null) {
    add('地方放宽到全区', { towns: [], homeTown: null, reachKm: null, refusals: without(seeker, 'place') });
  }
  if (seeker.expectedPay !== null) {
    const pay = lowerPay(seeker.expectedPay);
    add(`月薪先看 ${yuan(pay)}起的`, { expectedPay: pay, refusals: without(seeker, 'pay') });
  }
  if (seeker.wishes.length > 0 && trades.length > 0) {
    const labels = trades.map((key) => occupations[key]);
    add(`也看专业对口的${labels.join('、')}`, {
      wishes: [...seeker.wishes, ...labels],
      refusals: without(seeker, 'occupation'),
    });
  }
  if (seeker.kinds.length > 0)
    add('类型放宽，见习和公益性岗位也看', { kinds: [], refusals: without(seeker, 'kind') });
  for (const name of certificatesWanted(openings)) {
    add(`考出${name}`, { certificates: [...seeker.certificates, name] }, name);
  }
  return variants;
}

function without(seeker: Seeker, reason: string): Seeker['refusals'] {
  return seeker.refusals.filter((each) => each.reason !== reason);
}

/** The three certificates that most positions ask for. */
function certificatesWanted(openings: readonly ReadyOpening[]): string[] {
  const counts = new Map<string, number>();
  for (const { asks } of openings) {
    for (const { name, required } of asks) if (required) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts]
    .toSorted((a, b) => b[1] - a[1])
    .slice(0, 3)
    .map(([name]) => name);
}
