import { referralSteps } from '@sunshine/contract/applications/referral-status.ts';
import type { ReferralState } from '@sunshine/contract/applications/referral-vocabulary.ts';
import type { Transaction } from '@sunshine/db/connect.ts';
import { addJob } from '@sunshine/db/jobs.ts';
import type { Referral } from '@sunshine/db/queries/applications/referrals.ts';
import { refusal } from '../../../refusal.ts';

/** Refuses an answer to what was answered already, or whose last day is past. */
export function requireUnanswered(
  { state, answerUntil }: Pick<Referral, 'state' | 'answerUntil'>,
  to: ReferralState,
  by: 'graduate' | 'caseworker',
  today: string,
): void {
  if (state === 'lapsed' || (state === 'asked' && answerUntil < today)) throw refusal('referral.lapsed');
  const steps: Partial<Record<ReferralState, Partial<Record<ReferralState, readonly string[]>>>> =
    referralSteps;
  if (!steps[state]?.[to]?.includes(by)) throw refusal('referral.settled');
}

export const ownReferralAddress = '/me/referrals';
export const unionReferralAddress = (id: string): string => `/union/referrals/${id}`;

/** A word to the union worker who looks after the referral: who proposed it, or who took it over. */
export async function tellCaseworker(
  tx: Transaction,
  { id, referredBy, caseworkerId }: Pick<Referral, 'id' | 'referredBy' | 'caseworkerId'>,
  message: { what: string; title: string; body: string },
): Promise<void> {
  const { what, title, body } = message;
  const accountId = caseworkerId ?? referredBy;
  const onceKey = `referral-${what}:${id}:${accountId}`;
  await addJob(tx, 'deliver-notice', {
    accountId,
    topic: 'work',
    title,
    body,
    href: unionReferralAddress(id),
    onceKey,
  });
}
