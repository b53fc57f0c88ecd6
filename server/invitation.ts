import type { Role } from '@sunshine/contract/accounts/vocabulary.ts';
import type { Transaction } from '@sunshine/db/connect.ts';
import { insertOneTimeToken } from '@sunshine/db/queries/accounts/one-time-tokens.ts';
import type { Context } from './context.ts';
import { newToken } from './one-time-token.ts';

const days = 7;

export interface NewInvitation {
  role: Role;
  unionId?: string | null;
  companyId?: string | null;
  /** With an address, add the job `send-invitation-letter`: it replaces the secret, so a shown link would die. */
  email?: string | null;
}

/** Stores an invitation for a week; policy, audit and the letter's job are the caller's. */
export async function createInvitation(
  tx: Transaction,
  ctx: Context,
  invitation: NewInvitation,
): Promise<{ id: string; token: string; expiresAt: Date }> {
  const id = ctx.id();
  const { token, hash } = newToken();
  const expiresAt = new Date(ctx.now().getTime() + days * 24 * 3600_000);
  await insertOneTimeToken(tx, {
    ...invitation,
    id,
    hash,
    purpose: 'invitation',
    createdBy: ctx.actor?.accountId ?? null,
    now: ctx.now(),
    expiresAt,
  });
  return { id, token, expiresAt };
}

/** The address under which an invited person fills in name and password. */
export function invitationLink(ctx: Context, token: string): string {
  return `${ctx.publicOrigin}/invitation/${token}`;
}
