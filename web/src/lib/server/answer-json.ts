import { json } from '@sveltejs/kit';
import { ApiError } from './api-error.ts';

/** Answers a script of the page with what the API said, its refusals too. */
export async function answerJson(work: () => Promise<unknown>): Promise<Response> {
  try {
    return json(await work(), { headers: { 'cache-control': 'private, no-store' } });
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return json({ message: error.message, code: error.code }, { status: error.status });
  }
}
