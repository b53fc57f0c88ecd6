import { certificateRoutes } from '@sunshine/contract/events/certificate-routes.ts';
import { mayPerform } from '@sunshine/contract/permissions.ts';
import { call } from '#lib/server/api.ts';
import { rolesIn } from '#lib/session.ts';
import type { PageServerLoad } from './$types';

const shows = ['kept', 'renewals', 'cancelled'] as const;

export const load: PageServerLoad = async (event) => {
  const query = event.url.searchParams;
  const q = query.get('q')?.trim().slice(0, 60) ?? '';
  const show = shows.find((each) => each === query.get('show')) ?? 'kept';
  const page = Number(query.get('page')) || 1;
  return {
    q,
    show,
    added: Number(query.get('added')) || 0,
    list: await call(event, certificateRoutes.listCertificates, { q, show, page }),
    mayWrite: rolesIn(event.locals.account, 'union').some(({ role }) => mayPerform(role, 'training.write')),
  };
};
