import { parentPort, workerData } from 'node:worker_threads';
import { WorkbookRefused } from '../../../workbook/refusal.ts';
import { readPostings } from './read-postings.ts';
import type { ImportTask } from './run-in-thread.ts';
import { writeBadRows, writeTemplate } from './write-workbook.ts';

async function run(task: ImportTask): Promise<unknown> {
  if (task.name === 'template') return writeTemplate();
  if (task.name === 'badRows') return writeBadRows(task.rows);
  const { buffer, byteOffset, byteLength } = task.bytes;
  return readPostings(Buffer.from(buffer, byteOffset, byteLength), task.today);
}

try {
  parentPort?.postMessage(await run(workerData as ImportTask));
} catch (error) {
  if (!(error instanceof WorkbookRefused)) throw error;
  parentPort?.postMessage({ type: 'refused', fault: error.fault });
}
