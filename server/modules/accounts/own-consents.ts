import { type ConsentPurpose, consentPurposes } from '@sunshine/contract/accounts/channel-vocabulary.ts';
import { consentTexts } from '@sunshine/contract/accounts/consent-text.ts';
import { ownConsentRoutes } from '@sunshine/contract/accounts/own-consent-routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { keysOf } from '@sunshine/contract/shared/labels.ts';
import type { Queryable } from '@sunshine/db/connect.ts';
import { endConsent, insertConsent, readConsents } from '@sunshine/db/queries/accounts/consents.ts';
import { audit } from '../../audit.ts';
import type { Context } from '../../context.ts';
import { refusal } from '../../refusal.ts';
import { operations } from '../../routing.ts';

type Routes = typeof ownConsentRoutes;
type Own = Reply<Routes['giveConsent']>;

/** What the person agreed to, for every purpose there is. */
export async function listOwnConsents(ctx: Context): Promise<Reply<Routes['listOwnConsents']>> {
  const { personId } = ctx.policy.require('graduate.own');
  return { items: await consentsOf(ctx.db, personId) };
}

/** Agrees to the text as it stands now; said twice, the first day counts. */
export async function giveConsent(
  ctx: Context,
  { purpose, version }: Input<Routes['giveConsent']>,
): Promise<Own> {
  const { personId } = ctx.policy.require('graduate.own');
  if (version !== consentTexts[purpose].version) throw refusal('consent.textChanged');
  return ctx.transaction(async (tx) => {
    const row = { id: ctx.id(), personId, purpose, version, givenAt: ctx.now() };
    if (await insertConsent(tx, row))
      await auditConsent(ctx, tx, 'consent.give', personId, { purpose, version });
    return consentOf(tx, personId, purpose);
  });
}

/** Takes an agreement back: from this moment nothing asks for it any more. */
export async function withdrawConsent(
  ctx: Context,
  { purpose }: Input<Routes['withdrawConsent']>,
): Promise<Own> {
  const { personId } = ctx.policy.require('graduate.own');
  return ctx.transaction(async (tx) => {
    if (await endConsent(tx, personId, purpose, ctx.now())) {
      await auditConsent(ctx, tx, 'consent.withdraw', personId, { purpose });
    }
    return consentOf(tx, personId, purpose);
  });
}

async function auditConsent(
  ctx: Context,
  tx: Parameters<typeof audit>[1],
  action: string,
  id: string,
  detail: Record<string, unknown>,
): Promise<void> {
  await audit(ctx, tx, action, { type: 'person', id }, { permission: 'graduate.own', detail });
}

async function consentOf(db: Queryable, personId: string, purpose: ConsentPurpose): Promise<Own> {
  const found = (await consentsOf(db, personId)).find((each) => each.purpose === purpose);
  if (!found) throw new Error(`${purpose} is no purpose of a consent`);
  return found;
}

async function consentsOf(db: Queryable, personId: string): Promise<Own[]> {
  const rows = await readConsents(db, personId);
  return keysOf(consentPurposes).map((purpose) => {
    const latest = rows.find((row) => row.purpose === purpose);
    return {
      purpose,
      version: latest?.version ?? null,
      givenAt: latest?.givenAt.toISOString() ?? null,
      withdrawnAt: latest?.withdrawnAt?.toISOString() ?? null,
      holds: latest !== undefined && latest.withdrawnAt === null,
    };
  });
}

export const ownConsentOperations = operations(ownConsentRoutes, {
  listOwnConsents,
  giveConsent,
  withdrawConsent,
});
