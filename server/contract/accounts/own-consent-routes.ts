import { z } from 'zod';
import { routes } from '../route.ts';
import { keysOf } from '../shared/labels.ts';
import { instant, paged } from '../shared/schemas.ts';
import { consentPurposes } from './channel-vocabulary.ts';

const purpose = z.enum(keysOf(consentPurposes));
const params = z.object({ purpose });

const OwnConsentSchema = z.object({
  purpose,
  /** Version agreed to; null when it was never given. */
  version: z.string().nullable(),
  givenAt: instant.nullable(),
  withdrawnAt: instant.nullable(),
  /** Given and not withdrawn. */
  holds: z.boolean(),
});

/** Separate consents (单独同意) of the person who is signed in. */
export const ownConsentRoutes = routes({
  listOwnConsents: {
    method: 'GET',
    path: '/api/me/consents',
    permission: 'graduate.own',
    summary: '我同意过什么，什么时候',
    reply: paged(OwnConsentSchema).pick({ items: true }),
  },
  giveConsent: {
    method: 'PUT',
    path: '/api/me/consents/{purpose}',
    permission: 'graduate.own',
    summary: '同意一件事；写明看的是哪一版文字',
    params,
    body: z.object({ version: z.string({ message: '先看一遍要同意的文字。' }) }),
    reply: OwnConsentSchema,
  },
  withdrawConsent: {
    method: 'DELETE',
    path: '/api/me/consents/{purpose}',
    permission: 'graduate.own',
    summary: '收回同意，马上生效',
    params,
    reply: OwnConsentSchema,
  },
});
