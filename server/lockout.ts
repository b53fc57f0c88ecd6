import type { Transaction } from '@sunshine/db/connect.ts';
import { countAttempt, endSeries, takeBackAttempt } from '@sunshine/db/queries/accounts/lockouts.ts';
import type { Context } from './context.ts';
import { refusal } from './refusal.ts';

/** Tries allowed in a row, and how long the wait is after the last of them. */
const perName = { max: 5, seconds: 15 * 60 };
/** An office or a dormitory shares one address: wider, but narrow enough against one password tried on many names. */
const perAddress = { max: 40, seconds: 15 * 60 };

const shanghaiTime = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** One try at a secret; to be told how it went. */
export interface Attempt {
  succeeded(): Promise<void>;
  /** Whether this was the last try before the wait. */
  last: boolean;
}

/**
 * Counts a try for a name and for the caller's address before it is judged, whether or not the name exists,
 * and refuses it with the time at which the next one is possible. `what` keeps kinds of tries apart.
 */
export async function takeAttempt(ctx: Context, what: string, name: string): Promise<Attempt> {
  const nameKey = keyOf(ctx, `${what}:name`, name);
  const addressKey = keyOf(ctx, `${what}:address`, networkOf(ctx.client));
  const byAddress = await countAttempt(ctx.db, addressKey, ctx.now(), perAddress);
  if (byAddress.count > perAddress.max) throw locked(byAddress.since, perAddress);
  const byName = await countAttempt(ctx.db, nameKey, ctx.now(), perName);
  if (byName.count > perName.max) throw locked(byName.since, perName);
  return {
    last: byName.count === perName.max,
    succeeded: async () => {
      await endSeries(ctx.db, nameKey);
      await takeBackAttempt(ctx.db, addressKey);
    },
  };
}

/** Ends the wait of a name whose owner has proven to be the owner in another way. */
export async function forgetAttempts(
  ctx: Context,
  tx: Transaction,
  what: string,
  name: string,
): Promise<void> {
  await endSeries(tx, keyOf(ctx, `${what}:name`, name));
}

function locked(since: Date, limit: { max: number; seconds: number }) {
  const until = new Date(since.getTime() + limit.seconds * 1000 + 59_999);
  const message = `错了太多次，先停一停。${shanghaiTime.format(until)} 以后再试，或者找回密码。`;
  return refusal('account.locked', { message });
}

/** Neither names nor addresses lie readable in the table of limits. */
function keyOf(ctx: Context, kind: string, value: string): string {
  return `${kind}:${ctx.cipher.fingerprint(value, 'limits').toString('base64url').slice(0, 24)}`;
}

/** One household has a whole /64 of IPv6: its addresses count as one. */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address);
  if (mapped?.[1]) return mapped[1];
  if (!address.includes(':')) return address;
  const [head = '', tail] = address.split('%')[0]?.split('::') ?? [];
  const groups = head === '' ? [] : head.split(':');
  if (tail !== undefined) {
    const after = tail === '' ? [] : tail.split(':');
    while (groups.length + after.length < 8) groups.push('0');
    groups.push(...after);
  }
  return groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group || '0', 16).toString(16))
    .join(':');
}
