import type { Gate, ScanAnswer, ScanInput } from '@sunshine/contract/events/door-schemas.ts';

/** The server answered and did not take it: signed out, not allowed, not understood. */
export class NotTaken extends Error {
  override readonly name = 'NotTaken';
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** Milliseconds that a person at the door waits for the server, before the device decides alone. */
const patience = 2500;

/** Sends scans; throws `NotTaken` when the server refuses and anything else when there is no network. */
export async function sendScans(address: string, scans: readonly ScanInput[]): Promise<ScanAnswer[]> {
  const response = await fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ deviceNow: new Date().toISOString(), scans }),
    signal: AbortSignal.timeout(scans.length > 1 ? patience * 8 : patience),
  });
  const body = (await answerOf(response)) as { answers: ScanAnswer[] };
  return body.answers;
}

export async function fetchGate(address: string): Promise<Gate> {
  const response = await fetch(address, { signal: AbortSignal.timeout(patience * 4) });
  return (await answerOf(response)) as Gate;
}

/** Takes back a scan that the server knows. */
export async function sendUndo(address: string, gate: string): Promise<void> {
  const response = await fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ undoingId: crypto.randomUUID(), gate }),
    signal: AbortSignal.timeout(patience * 4),
  });
  await answerOf(response);
}

async function answerOf(response: Response): Promise<unknown> {
  // A proxy or a hotel's sign-in page may answer instead of us.
  if (!response.headers.get('content-type')?.includes('json')) throw new TypeError('not our answer');
  const body: unknown = await response.json();
  if (response.ok) return body;
  const message = (body as { message?: string }).message ?? '没有收下，再试一次。';
  if (response.status >= 500) throw new TypeError(message);
  throw new NotTaken(response.status, message);
}
