import { countWithinWindow } from '@sunshine/db/queries/accounts/limits.ts';
import type { Context } from './context.ts';
import { refusal } from './refusal.ts';

/** At most `max` tries within a window; held in PostgreSQL so that every copy of the process sees it. */
export interface Limit {
  max: number;
  windowSeconds: number;
}

/** Counts one try under a key and refuses the one beyond the limit. Counted even when the verb fails later. */
export async function takeLimit(ctx: Context, key: string, limit: Limit): Promise<void> {
  const window = limit.windowSeconds * 1000;
  const start = new Date(Math.floor(ctx.now().getTime() / window) * window);
  const count = await countWithinWindow(ctx.db, key, start);
  if (count > limit.max) throw refusal('request.tooMany');
}
