import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { WorkbookRefused } from '../../../workbook/refusal.ts';
import { inspectWorkbook, readRoster } from './read-sheets.ts';
import type { RosterRow } from './roster-row.ts';
import type { ReadMessage, ReadTask } from './thread-task.ts';

/** Small enough that writing a batch holds up other requests only for a moment. */
const batchSize = 250;
const port = requirePort();

const post = (message: ReadMessage): void => port.postMessage(message);

function requirePort(): MessagePort {
  if (!parentPort) throw new Error('read-thread.ts runs in a worker thread');
  return parentPort;
}

/** The next batch is read only when the last one was taken, so that memory stays flat. */
function taken(): Promise<void> {
  return new Promise((resolve) => port.once('message', () => resolve()));
}

async function run(task: ReadTask): Promise<void> {
  const bytes = Buffer.from(task.bytes.buffer, task.bytes.byteOffset, task.bytes.byteLength);
  if (task.name === 'inspect') return post({ type: 'sheets', sheets: await inspectWorkbook(bytes) });

  let batch: RosterRow[] = [];
  for await (const row of readRoster(bytes, task.sheet, task.mapping, task.today)) {
    batch.push(row);
    if (batch.length < batchSize) continue;
    const received = taken();
    post({ type: 'rows', rows: batch });
    await received;
    batch = [];
  }
  if (batch.length > 0) post({ type: 'rows', rows: batch });
  post({ type: 'end' });
}

try {
  await run(workerData as ReadTask);
} catch (error) {
  if (!(error instanceof WorkbookRefused)) throw error;
  post({ type: 'refused', fault: error.fault });
}
