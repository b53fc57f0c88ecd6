import { z } from 'zod';
import { recordFileRoutes } from '../attachments/record-file-routes.ts';
import { routes } from '../route.ts';
import { keysOf } from '../shared/labels.ts';
import { id, idParams, page, paged, text } from '../shared/schemas.ts';
import { OwnReferralSchema, ReferralLineSchema, ReferralSchema } from './referral-schemas.ts';
import { referralStates } from './referral-vocabulary.ts';
import { OwnResumeSchema } from './schemas.ts';

const count = z.number().int();
const state = z.enum(keysOf(referralStates));
const stated = z.object({ id, state });
const rights = { read: 'referral.read', write: 'referral.write' } as const;
const files = recordFileRoutes('/api/union/referrals', '推荐', rights);

/** Referrals (工会推荐): proposed by a union, agreed to by the graduate for this one application. */
export const referralRoutes = routes({
  listReferrals: {
    method: 'GET',
    path: '/api/union/referrals',
    permission: 'referral.read',
    summary: '本单位的推荐和它们的进展',
    query: z.object({ state: state.optional(), personId: id.optional(), page }),
    reply: paged(ReferralLineSchema).extend({ counts: z.record(state, count) }),
  },
  readReferral: {
    method: 'GET',
    path: '/api/union/referrals/{id}',
    permission: 'referral.read',
    summary: '一条推荐：谁做了什么，单位看过没有',
    params: idParams,
    reply: ReferralSchema,
  },
  proposeReferral: {
    method: 'POST',
    path: '/api/union/referrals',
    permission: 'referral.write',
    summary: '把一个岗位推荐给一位毕业生，等本人同意',
    body: z.object({
      personId: z.uuid({ message: '选一位毕业生。' }),
      positionId: z.uuid({ message: '选一个岗位。' }),
      note: text('想对本人说的话', 300, 0).default(''),
    }),
    reply: stated,
  },
  recordPaperConsent: {
    method: 'POST',
    path: '/api/union/referrals/{id}/paper-consent',
    permission: 'referral.write',
    summary: '登记本人的书面同意，并代为投递',
    params: idParams,
    body: z.object({ evidence: text('书面同意', 300, 4) }),
    reply: stated,
  },
  cancelReferral: {
    method: 'POST',
    path: '/api/union/referrals/{id}/cancellation',
    permission: 'referral.write',
    summary: '撤回还没答复的推荐，写明原因',
    params: idParams,
    body: z.object({ reason: text('撤回的原因', 200, 2) }),
    reply: stated,
  },
  listReferralFiles: files.list,
  addReferralFile: files.add,
  openReferralFile: files.open,
  removeReferralFile: files.remove,

  listOwnReferrals: {
    method: 'GET',
    path: '/api/me/referrals',
    permission: 'graduate.own',
    summary: '工会推荐给我的岗位，谁看过我的简历',
    reply: z.object({
      items: z.array(OwnReferralSchema),
      waiting: count,
      /** The résumé as it would be sent; null while nothing waits for an answer. */
      resume: OwnResumeSchema.nullable(),
    }),
  },
  agreeToReferral: {
    method: 'POST',
    path: '/api/me/referrals/{id}/agreement',
    permission: 'graduate.own',
    summary: '同意这一次推荐，把看过的简历投出去',
    params: idParams,
    /** When the résumé that was looked at was last changed; another one is looked at again first. */
    body: z.object({ resumeUpdatedAt: z.string().nullable() }),
    reply: stated.extend({ applicationId: id }),
  },
  declineReferral: {
    method: 'POST',
    path: '/api/me/referrals/{id}/declination',
    permission: 'graduate.own',
    summary: '不同意这一次推荐，说一句原因',
    params: idParams,
    body: z.object({ reason: text('原因', 200, 2) }),
    reply: stated,
  },
  revokeReferral: {
    method: 'POST',
    path: '/api/me/referrals/{id}/revocation',
    permission: 'graduate.own',
    summary: '收回同意，撤回投递',
    params: idParams,
    reply: stated,
  },
});
