import { type EnqueuedTaskPromise, MeilisearchApiError } from 'meilisearch';

/** Waits until the server has done it; only then may a job call it done. */
export async function done(task: EnqueuedTaskPromise, tolerated: string[] = []): Promise<void> {
  const { status, error, type } = await task.waitTask({ timeout: 120_000, interval: 40 });
  if (status === 'succeeded' || (error && tolerated.includes(error.code))) return;
  throw new Error(`the search server did not finish ${type}: ${error?.code ?? status}`);
}

export function isMissingIndex(error: unknown): boolean {
  return error instanceof MeilisearchApiError && error.cause?.code === 'index_not_found';
}
