import type { IconName } from '#lib/icon-names.ts';

/** One step: passed is 青 with a check, now is 日光, to come has only its outline. */
export interface Step {
  label: string;
  state: 'done' | 'now' | 'todo' | 'end';
  /** A word or date under the label. */
  note?: string;
  icon?: IconName;
}

/** Steps of a fixed order, the one at `current` being now. */
export function stepsUpTo(labels: readonly string[], current: number): Step[] {
  return labels.map((label, i) => ({ label, state: i < current ? 'done' : i === current ? 'now' : 'todo' }));
}
