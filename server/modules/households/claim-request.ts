import { checkIdNumber } from '@sunshine/contract/households/id-number.ts';
import type { claimRoutes } from '@sunshine/contract/households/routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { maskName } from '@sunshine/contract/shared/mask.ts';
import { pageSize } from '@sunshine/contract/shared/schemas.ts';
import { addJob } from '@sunshine/db/jobs.ts';
import {
  decideClaimRequest,
  insertClaimRequest,
  latestClaim,
  listOpenClaims,
  lockClaimRequest,
  matchRoster,
} from '@sunshine/db/queries/households/claims.ts';
import { isoInstant } from '@sunshine/db/queries/households/scope.ts';
import { audit } from '../../audit.ts';
import type { Context } from '../../context.ts';
import { takeLimit } from '../../limits.ts';
import { hashIdNumber } from '../../person-seals.ts';
import { refusal } from '../../refusal.ts';
import { joinRoster } from './join-roster.ts';

type RequestRoute = typeof claimRoutes.requestClaim;

/**
 * Asks the union to match an account with its roster by name and ID number. The answer and what the page
 * shows are the same whether anything matched: nobody can ask who stands in a roster.
 */
export async function requestClaim(ctx: Context, input: Input<RequestRoute>): Promise<Reply<RequestRoute>> {
  const actor = ctx.policy.require('graduate.own');
  await takeLimit(ctx, `claim-request:${actor.accountId}`, { max: 5, windowSeconds: 86_400 });
  const check = checkIdNumber(input.idNumber, ctx.today());
  if (!check.ok)
    throw refusal('request.invalid', { fields: { idNumber: `${check.problem}。${check.remedy}` } });
  await ctx.transaction(async (tx) => {
    const latest = await latestClaim(tx, actor.accountId);
    if (latest && latest.decidedAt === null) throw refusal('claim.requestOpen');
    const match = await matchRoster(tx, hashIdNumber(ctx.cipher, check.value), input.name);
    const id = ctx.id();
    await insertClaimRequest(tx, {
      id,
      accountId: actor.accountId,
      personId: match?.personId ?? null,
      unionId: match?.unionId ?? null,
      requestedAt: ctx.now(),
    });
    await audit(ctx, tx, 'claim.request', { type: 'claimRequest', id }, { permission: 'graduate.own' });
  });
  return { message: '交给工会核对了，一般三个工作日内有结果，会在消息里告诉你。' };
}

type ListRoute = typeof claimRoutes.listClaimRequests;

/** Requests of the scope that wait, oldest first: the account's own name beside the roster's. */
export async function listClaimRequests(ctx: Context, input: Input<ListRoute>): Promise<Reply<ListRoute>> {
  const scope = ctx.policy.unionScope('claim.decide');
  const page = { limit: pageSize, offset: (input.page - 1) * pageSize };
  const { items, total } = await listOpenClaims(ctx.db, scope, page);
  return {
    items: items.map((item) => ({
      ...item,
      rosterName: maskName(item.rosterName),
      requestedAt: isoInstant(item.requestedAt),
    })),
    total,
    page: input.page,
  };
}

type DecideRoute = typeof claimRoutes.decideClaim;

/** Confirms a match, which joins account and roster entry, or refuses it; the graduate is told. */
export async function decideClaim(ctx: Context, input: Input<DecideRoute>): Promise<Reply<DecideRoute>> {
  const scope = ctx.policy.unionScope('claim.decide');
  const actor = ctx.policy.require('claim.decide');
  return ctx.transaction(async (tx) => {
    const claim = await lockClaimRequest(tx, scope, input.id);
    if (!claim) throw refusal('claim.notFound');
    const decision = {
      decidedAt: ctx.now(),
      decidedBy: actor.accountId,
      confirmed: input.confirm,
      reason: input.reason,
    };
    await decideClaimRequest(tx, claim.id, decision);
    if (input.confirm) {
      await joinRoster(ctx, tx, { accountPersonId: claim.accountPersonId, rosterPersonId: claim.personId });
    }
    await addJob(tx, 'deliver-notice', {
      topic: 'request',
      accountId: claim.accountId,
      title: input.confirm ? '工会确认了你的登记' : '工会没有对上你的登记',
      body: input.confirm ? '以后工会老师可以帮你推荐岗位、记录去向。' : '请联系工会老师，要一个认领码。',
      href: '/me/claim',
      onceKey: `claim:${claim.id}`,
    });
    const subject = { type: 'claimRequest', id: claim.id, unionId: claim.unionId };
    const detail = { personId: claim.personId, confirmed: input.confirm };
    await audit(ctx, tx, 'claim.decide', subject, {
      permission: 'claim.decide',
      reason: input.reason,
      detail,
    });
    return { id: claim.id };
  });
}
