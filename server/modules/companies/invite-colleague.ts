import type { companyRoutes } from '@sunshine/contract/companies/routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { addJob } from '@sunshine/db/jobs.ts';
import { insertOneTimeToken } from '@sunshine/db/queries/accounts/one-time-tokens.ts';
import { audit } from '../../audit.ts';
import type { Context } from '../../context.ts';
import { takeLimit } from '../../limits.ts';
import { newToken } from '../../one-time-token.ts';

type Route = typeof companyRoutes.inviteColleague;

/** Days an invitation can be accepted. */
const daysToAccept = 7;

/** Invites a colleague: by letter, where the worker makes the secret, or by a link that is shown this once. */
export async function inviteColleague(ctx: Context, input: Input<Route>): Promise<Reply<Route>> {
  const actor = ctx.policy.require('company.own');
  const companyId = ctx.policy.company('company.own');
  await takeLimit(ctx, `company.invite:${companyId}`, { max: 30, windowSeconds: 24 * 3600 });
  const { email = null } = input;
  const { token, hash } = newToken();
  const expiresAt = new Date(ctx.now().getTime() + daysToAccept * 24 * 3600 * 1000);

  return ctx.transaction(async (tx) => {
    const id = ctx.id();
    const createdBy = actor.accountId;
    const invitation = {
      id,
      hash,
      purpose: 'invitation',
      role: 'recruiter',
      companyId,
      email,
      createdBy,
    } as const;
    await insertOneTimeToken(tx, { ...invitation, now: ctx.now(), expiresAt });
    if (email) await addJob(tx, 'send-invitation-letter', { tokenId: id });
    const detail = { role: 'recruiter', mailed: email !== null };
    await audit(
      ctx,
      tx,
      'company.invite',
      { type: 'company', id: companyId },
      { permission: 'company.own', detail },
    );
    const link = email ? null : `${ctx.publicOrigin}/invitation/${token}`;
    return { id, link, expiresAt: expiresAt.toISOString() };
  });
}
