import type { Posting } from '@sunshine/contract/positions/schemas.ts';
import { longestValidity } from '@sunshine/contract/positions/status.ts';
import type { PositionState, Preference } from '@sunshine/contract/positions/vocabulary.ts';
import { addDays } from '../../clock.ts';
import { refusal } from '../../refusal.ts';

/** The last day of a posting lies ahead, and not too far. */
export function requireValidity(validUntil: string, today: string): void {
  if (validUntil < today) {
    throw refusal('position.validityPassed', { fields: { validUntil: '改一个今天以后的日期。' } });
  }
  if (validUntil > addDays(today, longestValidity)) {
    throw refusal('position.validityTooLong', { fields: { validUntil: '最长一年，改早一点。' } });
  }
}

/** What may change while a position is open without another review; everything else is what was approved. */
const changedFreely: readonly (keyof Posting)[] = ['headcount', 'validUntil'];

/** Whether an edit changes words that the union has approved. */
export function changesWhatWasApproved(before: Posting, after: Posting): boolean {
  return (Object.keys(after) as (keyof Posting)[]).some(
    (field) =>
      !changedFreely.includes(field) && JSON.stringify(before[field]) !== JSON.stringify(after[field]),
  );
}

/** The state after an edit, or null where nothing may be edited. */
export function stateAfterEdit(state: PositionState, approvedWordsChange: boolean): PositionState | null {
  if (state === 'draft' || state === 'rejected') return state;
  if (state !== 'published' && state !== 'paused') return null;
  return approvedWordsChange ? 'submitted' : state;
}

interface PreferredFacts {
  preference: Preference;
  preferredOn: string | null;
  preferredHeadcount: number | null;
}

/**
 * 05A: the day of a preference is the later of first publication and the day it was set, with the headcount
 * of that day. A position that stays preferred, whether by priority or targeted, keeps its day, so that it
 * counts once; one no longer preferred has none.
 */
export function preferredFacts(
  current: PreferredFacts & { headcount: number },
  preference: Preference,
  today: string,
): PreferredFacts {
  if (preference === 'none') return { preference, preferredOn: null, preferredHeadcount: null };
  const { preferredOn, preferredHeadcount } = current;
  if (current.preference !== 'none' && preferredOn !== null) {
    return { preference, preferredOn, preferredHeadcount };
  }
  return { preference, preferredOn: today, preferredHeadcount: current.headcount };
}
