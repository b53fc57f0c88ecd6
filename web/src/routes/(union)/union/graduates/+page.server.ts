import { claimRoutes, graduateRoutes } from '@sunshine/contract/households/routes.ts';
import { type GraduateSituation, graduateSituations } from '@sunshine/contract/households/status.ts';
import { mayPerform } from '@sunshine/contract/permissions.ts';
import { call } from '#lib/server/api.ts';
import { rolesIn } from '#lib/session.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { searchParams } = event.url;
  const asked = searchParams.get('situation') ?? '';
  const situation: GraduateSituation | 'all' =
    asked in graduateSituations ? (asked as GraduateSituation) : 'all';
  const q = searchParams.get('q')?.trim().slice(0, 60) ?? '';
  const year = Number(searchParams.get('year')) || undefined;
  const place = searchParams.get('place') === 'here' ? 'here' : 'all';
  const page = Number(searchParams.get('page')) || 1;
  const roles = rolesIn(event.locals.account, 'union').map(({ role }) => role);
  const mayDecide = roles.some((role) => mayPerform(role, 'claim.decide'));
  const [list, claims] = await Promise.all([
    call(event, graduateRoutes.listGraduates, { q, situation, year, place, page }),
    mayDecide ? call(event, claimRoutes.listClaimRequests, {}) : { total: 0 },
  ]);
  return {
    q,
    situation,
    year,
    place,
    list,
    claims: claims.total,
    mayWrite: roles.some((role) => mayPerform(role, 'graduate.write')),
  };
};
