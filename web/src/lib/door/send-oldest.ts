import { sendScans } from './send.ts';
import { dequeue, queueOf } from './store.ts';

/** Scans sent afterwards in one request. */
const batch = 100;

/** Sends the oldest scans that wait; false when none does. What the server has answered waits no more. */
export async function sendOldest(eventId: string, address: string): Promise<boolean> {
  const waiting = await queueOf(eventId);
  if (waiting.length === 0) return false;
  const answers = await sendScans(
    address,
    waiting.slice(0, batch).map(({ scan }) => scan),
  );
  await dequeue(answers.map(({ id }) => id));
  return true;
}
