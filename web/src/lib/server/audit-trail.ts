import { staffRoutes } from '@sunshine/contract/accounts/staff-routes.ts';
import type { ServerLoadEvent } from '@sveltejs/kit';
import { call } from './api.ts';

/** A page of the audit trail; on request its chains are worked out again. */
export async function loadAuditTrail(event: ServerLoadEvent) {
  const search = event.url.searchParams;
  const asked = (name: string): string | undefined => search.get(name) || undefined;
  const filter = {
    subjectType: asked('subjectType'),
    subjectId: asked('subjectId'),
    from: asked('from'),
    to: asked('to'),
  };
  const [trail, check] = await Promise.all([
    call(event, staffRoutes.listAuditEntries, { ...filter, page: Number(search.get('page') ?? 1) || 1 }),
    search.has('check') ? call(event, staffRoutes.checkAuditTrail) : null,
  ]);
  return { trail, check, filter };
}
