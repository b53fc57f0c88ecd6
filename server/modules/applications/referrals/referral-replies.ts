import { auditActions } from '@sunshine/contract/accounts/audit-words.ts';
import { maskName } from '@sunshine/contract/shared/mask.ts';
import { townName } from '@sunshine/contract/unions/divisions.ts';
import type { Queryable } from '@sunshine/db/connect.ts';
import {
  staffActsOfReferrals,
  viewsOfReferrals,
} from '@sunshine/db/queries/applications/referral-receipts.ts';
import type { ReferralRow } from '@sunshine/db/queries/applications/referrals.ts';
import { isoInstant } from '@sunshine/db/queries/households/scope.ts';

/** What both sides read of a referral. */
export function referralFacts({ referral, position, companyName, application }: ReferralRow) {
  const { id, state, note, askedAt, answerUntil, answeredAt, settledAt, consentWay, reason } = referral;
  return {
    ...{ id, state, note, answerUntil, consentWay, reason, application },
    position: { ...position, townName: townName(position.town), companyName },
    askedAt: askedAt.toISOString(),
    answeredAt: answeredAt?.toISOString() ?? null,
    settledAt: settledAt?.toISOString() ?? null,
  };
}

/** The line of a union's list. */
export function referralLine(row: ReferralRow) {
  const { referral, name, hasAccount, unionName, referredBy, caseworker } = row;
  return {
    ...referralFacts(row),
    ...{ personId: referral.personId, name: maskName(name), hasAccount },
    ...{ unionName, referredBy, caseworker },
  };
}

/** Receipts (谁看过) of several referrals, in two statements. */
export async function receiptsOf(db: Queryable, ids: readonly string[]) {
  const [views, acts] = await Promise.all([viewsOfReferrals(db, ids), staffActsOfReferrals(db, ids)]);
  return (id: string) => ({
    views: views
      .filter(({ referralId }) => referralId === id)
      .map(({ firstSeenAt, lastSeenAt, fileSeenAt }) => ({
        firstSeenAt: isoInstant(firstSeenAt),
        lastSeenAt: isoInstant(lastSeenAt),
        fileSeenAt: fileSeenAt && isoInstant(fileSeenAt),
      })),
    staff: acts
      .filter(({ referralId }) => referralId === id)
      .map(({ action, name, at }) => ({ action: auditActions[action] ?? action, name, at: isoInstant(at) })),
  });
}
