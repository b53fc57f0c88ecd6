import type { Placed } from './booth-plan.ts';

/** A booth to visit; `rank`: how well it fits, 1 the best. */
export interface Stop extends Placed {
  id: string;
  rank: number;
}

/** Fixture of the plan at which everybody begins. */
const entranceName = '入口';

/** Booths numbered at most: more than this nobody visits in one go. */
export const mostStops = 10;

/**
 * The order in which to visit booths (逛展顺序): from the entrance always to the nearest booth that is left, of two equally
 * near ones to that which fits better. Without an entrance on the plan the walk begins at the best one. Distances are
 * those of aisles: cells across plus cells along.
 */
export function visitOrder(
  fixtures: readonly (Placed & { label: string })[],
  stops: readonly Stop[],
): string[] {
  const left = [...stops];
  const door = fixtures.find(({ label }) => label.includes(entranceName));
  let at = door ? centre(door) : null;
  const order: string[] = [];
  while (left.length > 0) {
    const from = at;
    left.sort(
      (a, b) =>
        (from ? distance(from, centre(a)) - distance(from, centre(b)) : 0) ||
        a.rank - b.rank ||
        (a.id < b.id ? -1 : 1),
    );
    const next = left.shift() as Stop;
    order.push(next.id);
    at = centre(next);
  }
  return order;
}

export function hasEntrance(fixtures: readonly { label: string }[]): boolean {
  return fixtures.some(({ label }) => label.includes(entranceName));
}

interface Point {
  x: number;
  y: number;
}
const centre = ({ x, y, width, height }: Placed): Point => ({ x: x + width / 2, y: y + height / 2 });
const distance = (a: Point, b: Point): number => Math.abs(a.x - b.x) + Math.abs(a.y - b.y);
