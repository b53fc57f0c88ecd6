import { loadAuditTrail } from '#lib/server/audit-trail.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => loadAuditTrail(event);
