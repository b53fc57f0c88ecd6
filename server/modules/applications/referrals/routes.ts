import { referralRoutes } from '@sunshine/contract/applications/referral-routes.ts';
import { findReferral } from '@sunshine/db/queries/applications/referrals.ts';
import { recordFiles } from '../../../record-files.ts';
import { operations } from '../../../routing.ts';
import { agreeToReferral } from './agree-to-referral.ts';
import { cancelReferral } from './cancel-referral.ts';
import { declineReferral } from './decline-referral.ts';
import { listReferrals, readReferral } from './list-referrals.ts';
import { listOwnReferrals } from './own-referrals.ts';
import { proposeReferral } from './propose-referral.ts';
import { recordPaperConsent } from './record-paper-consent.ts';
import { revokeReferral } from './revoke-referral.ts';

/** Evidence of a consent on paper: its scan. */
const files = recordFiles({
  read: 'referral.read',
  write: 'referral.write',
  type: 'referral',
  missing: 'referral.notFound',
  unitOf: async (db, scope, id) => (await findReferral(db, { scope }, id))?.unionId ?? null,
});

export const referralOperations = operations(referralRoutes, {
  listReferrals,
  readReferral,
  proposeReferral,
  recordPaperConsent,
  cancelReferral,
  listReferralFiles: files.list,
  addReferralFile: files.add,
  openReferralFile: files.open,
  removeReferralFile: files.remove,
  listOwnReferrals,
  agreeToReferral,
  declineReferral,
  revokeReferral,
});
