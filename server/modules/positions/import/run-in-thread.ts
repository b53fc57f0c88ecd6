import { type WorkbookFault, WorkbookRefused } from '../../../workbook/refusal.ts';
import { runInWorker } from '../../../worker-thread.ts';
import type { ReadResult } from './read-postings.ts';
import type { BadPosting } from './write-workbook.ts';

/** What a thread is asked to do. */
export type ImportTask =
  | { name: 'read'; bytes: Uint8Array; today: string }
  | { name: 'template' }
  | { name: 'badRows'; rows: readonly BadPosting[] };

const thread = new URL('./thread.ts', import.meta.url);
/** MiB of heap; a workbook that wants more is refused instead of taking the process down. */
const heap = 192;

/** Rows of an uploaded workbook. Throws `WorkbookRefused`. */
export async function readInThread(bytes: Uint8Array, today: string): Promise<ReadResult> {
  const task: ImportTask = { name: 'read', bytes, today };
  let message: ReadResult | { type: 'refused'; fault: WorkbookFault };
  try {
    message = await runInWorker(thread, task, { heap, timeout: 60_000 });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ERR_WORKER_OUT_OF_MEMORY') throw new WorkbookRefused('outOfMemory', { cause: error });
    throw error;
  }
  if (message.type === 'refused') throw new WorkbookRefused(message.fault);
  return message;
}

export function templateInThread(): Promise<Uint8Array> {
  return runInWorker(thread, { name: 'template' } satisfies ImportTask);
}

export function badRowsInThread(rows: readonly BadPosting[]): Promise<Uint8Array> {
  return runInWorker(thread, { name: 'badRows', rows } satisfies ImportTask);
}
