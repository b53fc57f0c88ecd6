import type { sessionRoutes } from '@sunshine/contract/accounts/session-routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { addJob } from '@sunshine/db/jobs.ts';
import type { Context } from '../../context.ts';
import { takeLimit } from '../../limits.ts';
import { networkOf } from '../../lockout.ts';

/** Always the same work and the same answer: the worker finds out whether there is anybody to write to. */
export async function requestRecovery(
  ctx: Context,
  input: Input<typeof sessionRoutes.requestRecovery>,
): Promise<Reply<typeof sessionRoutes.requestRecovery>> {
  const name = ctx.cipher
    .fingerprint(input.loginName.toLowerCase(), 'limits')
    .toString('base64url')
    .slice(0, 24);
  await takeLimit(ctx, `recovery:${networkOf(ctx.client)}`, { max: 20, windowSeconds: 3600 });
  await takeLimit(ctx, `recovery:${name}`, { max: 3, windowSeconds: 3600 });
  await ctx.transaction((tx) => addJob(tx, 'send-recovery-letter', { login: input.loginName }));
  return {
    message:
      '如果这个账号留了邮箱，信几分钟内就到，链接 30 分钟内有效。没留邮箱，就请工会核对本人后给你一个代码。',
  };
}
