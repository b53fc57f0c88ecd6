import { Worker } from 'node:worker_threads';

export interface WorkerLimits {
  /** Milliseconds until the thread is ended. */
  timeout: number;
  /** MiB of heap the thread may take. */
  heap: number;
}

const defaults: WorkerLimits = { timeout: 60_000, heap: 512 };
/** Two threads at a time: the machine has two cores, and each thread holds a whole document. */
const slots = { free: 2, waiting: [] as (() => void)[] };

/**
 * Runs a module in a thread of its own and answers its first message. `data` is cloned as `workerData`.
 * Rejects when the thread throws, ends without an answer or outlives its time.
 */
export async function runInWorker<Reply>(
  module: URL,
  data: unknown,
  limits: Partial<WorkerLimits> = {},
): Promise<Reply> {
  await takeSlot();
  try {
    return await firstMessage<Reply>(module, data, { ...defaults, ...limits });
  } finally {
    giveSlot();
  }
}

async function firstMessage<Reply>(module: URL, data: unknown, limits: WorkerLimits): Promise<Reply> {
  const worker = new Worker(module, {
    workerData: data,
    resourceLimits: { maxOldGenerationSizeMb: limits.heap },
  });
  const { promise, resolve, reject } = Promise.withResolvers<Reply>();
  const clock = setTimeout(
    () => reject(new Error(`worker ${module.pathname} gave no answer within ${limits.timeout} ms`)),
    limits.timeout,
  );
  worker.once('message', resolve);
  worker.once('error', reject);
  worker.once('exit', (code) => reject(new Error(`worker ${module.pathname} ended with ${code}, no answer`)));
  try {
    return await promise;
  } finally {
    clearTimeout(clock);
    await worker.terminate();
  }
}

async function takeSlot(): Promise<void> {
  if (slots.free > 0) {
    slots.free -= 1;
    return;
  }
  await new Promise<void>((resolve) => slots.waiting.push(resolve));
}

/** A waiting caller takes the slot over, so `free` does not change. */
function giveSlot(): void {
  const next = slots.waiting.shift();
  if (next) next();
  else slots.free += 1;
}
