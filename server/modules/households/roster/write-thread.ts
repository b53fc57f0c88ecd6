import { parentPort, workerData } from 'node:worker_threads';
import type { WriteTask } from './thread-task.ts';
import { writeBadRows } from './write-bad-rows.ts';
import { writeTemplate } from './write-template.ts';

const task: WriteTask = workerData;
parentPort?.postMessage(task.name === 'template' ? await writeTemplate() : await writeBadRows(task.rows));
