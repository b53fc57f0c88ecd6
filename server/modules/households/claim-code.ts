import type { claimRoutes, graduateRoutes } from '@sunshine/contract/households/routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import {
  findLiveToken,
  insertOneTimeToken,
  useToken,
} from '@sunshine/db/queries/accounts/one-time-tokens.ts';
import {
  accountOfPerson,
  closeClaimRequestsOf,
  revokeClaimCodes,
} from '@sunshine/db/queries/households/claims.ts';
import { audit } from '../../audit.ts';
import type { Context } from '../../context.ts';
import { takeLimit } from '../../limits.ts';
import { hashCode, newCode } from '../../one-time-token.ts';
import { refusal } from '../../refusal.ts';
import { joinRoster } from './join-roster.ts';
import { readOwnGraduate } from './own-graduate.ts';
import { graduateSubject, requireGraduate } from './require-graduate.ts';

type CreateRoute = typeof graduateRoutes.createClaimCode;

/** Time to pass the code on and to use it. */
const validDays = 14;
const codeOwner = 'graduateClaim';

/** Gives a graduate of the roster a one-time code; it is shown once, and replaces an earlier one. */
export async function createClaimCode(ctx: Context, input: Input<CreateRoute>): Promise<Reply<CreateRoute>> {
  const code = newCode();
  const expiresAt = new Date(ctx.now().getTime() + validDays * 86_400_000);
  return ctx.transaction(async (tx) => {
    const graduate = await requireGraduate(ctx, tx, input.id);
    if (await accountOfPerson(tx, graduate.personId)) throw refusal('claim.alreadyClaimed');
    await revokeClaimCodes(tx, graduate.personId, ctx.now());
    await insertOneTimeToken(tx, {
      id: ctx.id(),
      hash: hashCode(ctx.cipher, code, codeOwner),
      purpose: 'graduateClaim',
      now: ctx.now(),
      expiresAt,
      createdBy: ctx.actor?.accountId ?? null,
      personId: graduate.personId,
      unionId: graduate.unionId,
    });
    await audit(ctx, tx, 'graduate.createClaimCode', graduateSubject(graduate), {
      permission: 'graduate.write',
    });
    return { code, expiresAt: expiresAt.toISOString() };
  });
}

type ClaimRoute = typeof claimRoutes.claimByCode;

/** Joins the account with the roster entry of a code (认领名册). Tries are limited per account and per address. */
export async function claimByCode(ctx: Context, input: Input<ClaimRoute>): Promise<Reply<ClaimRoute>> {
  const actor = ctx.policy.require('graduate.own');
  await takeLimit(ctx, `claim-code:${actor.accountId}`, { max: 10, windowSeconds: 3600 });
  await takeLimit(ctx, `claim-code:${ctx.client}`, { max: 60, windowSeconds: 3600 });
  await ctx.transaction(async (tx) => {
    const token = await findLiveToken(tx, hashCode(ctx.cipher, input.code, codeOwner), ctx.now(), {
      lock: true,
    });
    if (token?.purpose !== 'graduateClaim' || !token.personId) throw refusal('claim.codeWrong');
    if (!(await useToken(tx, token.id, ctx.now()))) throw refusal('claim.codeWrong');
    await joinRoster(ctx, tx, { accountPersonId: actor.personId, rosterPersonId: token.personId });
    await closeClaimRequestsOf(tx, actor.accountId, ctx.now(), '已用认领码接上');
    const subject = { type: 'graduate', id: token.personId, unionId: token.unionId };
    await audit(ctx, tx, 'graduate.claimByCode', subject, { permission: 'graduate.own' });
    actor.personId = token.personId;
  });
  return readOwnGraduate(ctx);
}
