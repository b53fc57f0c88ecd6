/** Places of an event and of its sessions; null: without a limit. */
export interface Places {
  capacity: number | null;
  sessions: ReadonlyMap<string, number | null>;
}

/** Places that are free at the event, and which of its sessions have none. */
export function freePlaces(
  places: Places,
  taken: readonly { sessionId: string | null; taken: number }[],
): { left: number; full: string[] } {
  const all = taken.reduce((sum, each) => sum + each.taken, 0);
  const full = [...places.sessions].filter(([id, capacity]) => {
    const there = taken.find((each) => each.sessionId === id)?.taken ?? 0;
    return roomIn(capacity, there) <= 0;
  });
  return { left: roomIn(places.capacity, all), full: full.map(([id]) => id) };
}

/**
 * Who gets a place now (候补递补): those who wait, in the order of their ranks, as long as the event and the session of
 * each have room. Nobody is passed over but for a session that is full; nobody who has a place ever loses it.
 */
export function placesToFill<W extends { sessionId: string | null }>(
  places: Places,
  taken: readonly { sessionId: string | null; taken: number }[],
  waiting: readonly W[],
): W[] {
  let left = roomIn(
    places.capacity,
    taken.reduce((sum, each) => sum + each.taken, 0),
  );
  const bySession = new Map(
    [...places.sessions].map(([id, capacity]) => [
      id,
      roomIn(capacity, taken.find((each) => each.sessionId === id)?.taken ?? 0),
    ]),
  );
  const filled: W[] = [];
  for (const each of waiting) {
    if (left <= 0) break;
    const room = each.sessionId === null ? left : (bySession.get(each.sessionId) ?? 0);
    if (room <= 0) continue;
    left -= 1;
    if (each.sessionId !== null) bySession.set(each.sessionId, room - 1);
    filled.push(each);
  }
  return filled;
}

function roomIn(capacity: number | null, taken: number): number {
  return capacity === null ? Number.POSITIVE_INFINITY : capacity - taken;
}
