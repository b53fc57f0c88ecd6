import type { IconName } from '#lib/icon-names.ts';

/** One thing to do today (今日): what, why, where it is done, and by when. */
export interface Task {
  icon: IconName;
  title: string;
  lead: string;
  href: string;
  /** Words of the chip; `due` when today is the last day or past it. */
  until: string | null;
  due: boolean;
}

/** What is due comes first; among equals the order in which the day is walked. */
export function inOrder(tasks: readonly (Task | null)[]): Task[] {
  const present = tasks.filter((task) => task !== null);
  return [...present.filter((task) => task.due), ...present.filter((task) => !task.due)];
}
