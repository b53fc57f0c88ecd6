import { on } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { RosterMapping } from '@sunshine/contract/households/roster.ts';
import { WorkbookRefused } from '../../../workbook/refusal.ts';
import { runInWorker } from '../../../worker-thread.ts';
import type { RosterRow } from './roster-row.ts';
import type { SheetPreview } from './suggest-mapping.ts';
import type { ReadMessage, ReadTask, WriteTask } from './thread-task.ts';
import type { BadRow } from './write-bad-rows.ts';

const readThread = new URL('./read-thread.ts', import.meta.url);
const writeThread = new URL('./write-thread.ts', import.meta.url);
/** MiB of heap; a workbook that wants more is refused instead of taking the process down. */
const heap = 192;
const silenceMs = 60_000;

/** Sheets of an uploaded workbook with their headers and a suggested mapping. Throws `WorkbookRefused`. */
export async function inspectInThread(bytes: Uint8Array): Promise<SheetPreview[]> {
  const task: ReadTask = { name: 'inspect', bytes };
  try {
    const message = await runInWorker<ReadMessage>(readThread, task, { heap, timeout: silenceMs });
    if (message.type === 'refused') throw new WorkbookRefused(message.fault);
    return message.type === 'sheets' ? message.sheets : [];
  } catch (error) {
    throw explain(error);
  }
}

export function writeTemplateInThread(): Promise<Uint8Array> {
  return runInWorker(writeThread, { name: 'template' } satisfies WriteTask);
}

export function writeBadRowsInThread(rows: BadRow[]): Promise<Uint8Array> {
  return runInWorker(writeThread, { name: 'badRows', rows } satisfies WriteTask);
}

/** Batches of read rows, the next one read only when the last was taken. Throws `WorkbookRefused`. */
export async function* readInThread(
  bytes: Uint8Array,
  sheet: string,
  mapping: RosterMapping,
  today: string,
): AsyncGenerator<RosterRow[]> {
  const task: ReadTask = { name: 'read', bytes, sheet, mapping, today };
  const worker = new Worker(readThread, {
    workerData: task,
    resourceLimits: { maxOldGenerationSizeMb: heap },
  });
  const silence = new AbortController();
  let clock = setTimeout(() => silence.abort(), silenceMs);
  try {
    for await (const [posted] of on(worker, 'message', { close: ['exit'], signal: silence.signal })) {
      const message: ReadMessage = posted;
      clearTimeout(clock);
      if (message.type === 'refused') throw new WorkbookRefused(message.fault);
      if (message.type !== 'rows') return;
      yield message.rows;
      clock = setTimeout(() => silence.abort(), silenceMs);
      worker.postMessage('next');
    }
    throw new Error('the roster thread ended early');
  } catch (error) {
    throw explain(error);
  } finally {
    clearTimeout(clock);
    await worker.terminate();
  }
}

function explain(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ERR_WORKER_OUT_OF_MEMORY') return new WorkbookRefused('outOfMemory', { cause: error });
  if (error instanceof Error && error.name === 'AbortError')
    return new WorkbookRefused('damaged', { cause: error });
  return error;
}
