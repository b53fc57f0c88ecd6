import { outcomeKinds } from '@sunshine/contract/households/vocabulary.ts';
import type { CellCode } from '@sunshine/contract/reports/sunshine-form.ts';
import type { History, PersonStory, UnitKey } from './history.ts';
import { outcomeOn } from './outcome-on.ts';
import { cutoff, start } from './year.ts';

/** One service to one person up to the cutoff, with the cells it counts in. */
export interface Service {
  on: string;
  unit: UnitKey;
  counts: { code: CellCode; quantity: number }[];
}

/** Everything of rows 02, 03 and 06 to 09 that was done for a person, whether P or not. */
export function servicesOf(history: History, person: PersonStory, index: number): Service[] {
  const once = (code: CellCode): Service['counts'] => [{ code, quantity: 1 }];
  const all: Service[] = [
    ...person.internships
      .filter(({ cancelled, start: first }) => cancelled === null || cancelled >= first)
      .map(({ unit, confirmed }) => ({ unit, on: confirmed, counts: once('02A') })),
    ...person.placements
      .filter(countsAsPlacement)
      .map(({ unit, start: first }) => ({ unit, on: first, counts: once('08A') })),
    ...attended(history, index),
    ...person.certificates
      .filter(({ renewal, cancelled }) => !renewal && !cancelled)
      .map(({ unit, issued }) => ({ unit, on: issued, counts: once('03B') })),
    ...person.guidance
      .filter(({ cancelled }) => !cancelled)
      .map(({ unit, on }) => ({ unit, on, counts: once('06A') })),
    ...person.loans.flatMap(servicesOfLoan),
    ...person.grants
      .filter(({ cancelled }) => !cancelled)
      .map(({ unit, on }) => ({ unit, on, counts: once('07A') })),
    ...person.allowances.flatMap(paidAllowance),
    ...person.supplementary.map(({ kind, unit, on }) => ({ unit, on, counts: once(enteredCells[kind]) })),
  ];
  return all.filter(({ on }) => on <= cutoff);
}

const enteredCells = { skillTraining: '03A', certificate: '03B', guidance: '06A' } as const;

function countsAsPlacement({ cancelled, evidence, kind }: PersonStory['placements'][number]): boolean {
  if (cancelled) return false;
  if (kind === null) return true;
  const rule = outcomeKinds[kind].placement;
  return rule === 'yes' || (rule === 'withEvidence' && evidence);
}

/** At least half of the meetings that were held of a finished class. */
function attended({ classes }: History, person: number): Service[] {
  return classes.flatMap(({ unit, kind, ends, state, meetings, enrolments }) => {
    const enrolment = enrolments.find((each) => each.person === person && !each.withdrawn);
    if (state !== 'finished' || !enrolment) return [];
    const held = meetings.flatMap((meeting, at) => (meeting === 'held' ? [enrolment.marks[at]] : []));
    const present = held.filter((mark) => mark === 'present').length;
    if (held.length === 0 || present * 2 < held.length) return [];
    const code: CellCode = kind === 'skillTraining' ? '03A' : '06B';
    return [{ unit, on: ends, counts: [{ code, quantity: 1 }] }];
  });
}

/** Each tranche is money paid; the first makes the loan, and under a policy the benefit. A grant for it counts apart only without a policy. */
function servicesOfLoan(loan: PersonStory['loans'][number]): Service[] {
  const tranches = loan.cancelled ? [] : loan.tranches.filter(({ sentBack }) => !sentBack);
  const ordered = [...tranches].sort((a, b) => (a.on < b.on ? -1 : 1));
  const services = ordered.map(({ on, fen }, index): Service => {
    const first: Service['counts'] = [{ code: '06C', quantity: 1 }];
    if (loan.underPolicy) first.push({ code: '07A', quantity: 1 });
    return {
      unit: loan.unit,
      on,
      counts: [{ code: '06D', quantity: fen }, ...(index === 0 ? first : [])],
    };
  });
  const apart = loan.grant !== null && (loan.cancelled || !loan.underPolicy);
  if (!loan.grant || !apart) return services;
  return [...services, { unit: loan.unit, on: loan.grant.on, counts: [{ code: '07A', quantity: 1 }] }];
}

function paidAllowance({ unit, paid, fen, returns }: PersonStory['allowances'][number]): Service[] {
  const net = fen - returns.reduce((sum, each) => sum + each, 0);
  if (paid === null || net <= 0) return [];
  const counts: Service['counts'] = [
    { code: '09A', quantity: 1 },
    { code: '09B', quantity: net },
  ];
  return [{ unit, on: paid, counts }];
}

/** 01E: an open need in the period, but for one that the person closed with no service in between. */
export function neededHelp(person: PersonStory, services: readonly Service[]): boolean {
  const recorded = person.needs.some((need) => {
    if (need.opened > cutoff || (need.closed !== null && need.closed < start)) return false;
    if (need.by !== 'self' || need.closed === null || need.closed > cutoff) return true;
    const { opened, closed } = need;
    return services.some(({ on }) => on >= opened && on <= closed);
  });
  return recorded || services.some((service) => opensNeed(person, service));
}

/** A service to somebody with no open need and nothing settled opens one; it lasts until something is settled. */
function opensNeed(person: PersonStory, { on }: Service): boolean {
  const openAlready = person.needs.some(
    ({ opened, closed }) => opened <= on && (closed === null || closed >= on),
  );
  if (openAlready) return false;
  const valid = person.outcomes.filter((each) => !each.retracted);
  // What the union brought about on the day itself is the fruit of the service, not its reason.
  const before = valid.filter(({ from, by }) => from < on || (from === on && by === 'self'));
  const known = outcomeOn({ outcomes: before }, on);
  if (known !== null && outcomeKinds[known.kind].settled) return false;
  const settledBeforePeriod = valid.some(
    ({ kind, from }) => outcomeKinds[kind].settled && from >= on && from < start,
  );
  return on >= start || !settledBeforePeriod;
}
