/**
 * Life of a referral (工会推荐): a union worker proposes a position, the graduate agrees for this one
 * application, may take the consent back, and sees who saw what.
 */
export const referralStates = {
  asked: '等本人同意',
  agreed: '本人同意，已投递',
  declined: '本人不同意',
  revoked: '本人收回同意',
  lapsed: '没等到答复',
  cancelled: '工会撤回',
} as const;
export type ReferralState = keyof typeof referralStates;

/** How the consent was given: by the graduate on the site, or on paper that the union keeps. */
export const consentWays = { site: '本人在网上同意', paper: '本人书面同意' } as const;
export type ConsentWay = keyof typeof consentWays;

/** Days a graduate has to answer. */
export const referralDays = { toAnswer: 14 } as const;
