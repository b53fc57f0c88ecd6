import { nothingKnown, type PolicyFacts } from '@sunshine/contract/benefits/policy-facts.ts';
import { divisionCode } from '@sunshine/contract/households/divisions.ts';
import {
  type DegreeLevel,
  degreeLevels,
  type OutcomeKind,
  outcomeKinds,
} from '@sunshine/contract/households/vocabulary.ts';

export interface TriedPerson {
  values: Record<string, string>;
  facts: PolicyFacts;
}

/** An invented person from a query, to try the conditions of a policy on; null when nobody is tried. */
export function triedPerson(query: URLSearchParams): TriedPerson | null {
  if (!query.has('try')) return null;
  const names = ['graduationYear', 'degree', 'outcome', 'birthDate', 'origin', 'certificateOn'];
  const values = Object.fromEntries(names.map((name) => [name, query.get(name)?.trim() ?? '']));
  const of = (name: string) => values[name] ?? '';
  const day = (name: string) => (/^\d{4}-\d{2}-\d{2}$/.test(of(name)) ? of(name) : null);
  const graduationYear = Number(of('graduationYear'));
  const degree = of('degree') in degreeLevels ? (of('degree') as DegreeLevel) : 'bachelor';
  const studies =
    graduationYear > 0 ? [{ degree, graduationYear, state: 'onTrack' as const, campusDivision: null }] : [];
  return {
    values,
    facts: {
      ...nothingKnown,
      studies,
      outcome: of('outcome') in outcomeKinds ? (of('outcome') as OutcomeKind) : null,
      birthDate: day('birthDate'),
      certificateOn: day('certificateOn'),
      placeOfOrigin: divisionCode(of('origin')) ?? null,
    },
  };
}
