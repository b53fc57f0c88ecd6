/**
 * Whose gap a class closes (保留名额给谁): any one of these is enough. Only the union reads this; a graduate and the public
 * see how many places there are for whoever asks.
 */
export const gapRules = {
  helpNeed: '本单位或下属工会在帮的人，就业帮扶需求还开着',
  certificateAsked: '投过或被推荐的职位，条件里写着这个班的证书',
} as const;

/** Places of a class and who has them: with a gap that it closes, and others. */
export interface ClassPlaces {
  /** Null without a limit. */
  capacity: number | null;
  /** 0 from the first day on. */
  reserved: number;
  withGap: number;
  others: number;
}

/** Places left for somebody: reserved ones are for a gap only, and those with a gap take them before the rest. */
export function placesFor(gap: boolean, { capacity, reserved, withGap, others }: ClassPlaces): number | null {
  if (capacity === null) return null;
  const taken = gap ? withGap + others : others + Math.max(reserved, withGap);
  return Math.max(0, capacity - taken);
}

/** Who of those waiting has a place now, in their order; one for whom none is left lets the next one try. */
export function placesToGive<W extends { gap: boolean }>(places: ClassPlaces, waiting: readonly W[]): W[] {
  const now = { ...places };
  return waiting.filter(({ gap }) => {
    const left = placesFor(gap, now);
    if (left !== null && left <= 0) return false;
    if (gap) now.withGap += 1;
    else now.others += 1;
    return true;
  });
}
