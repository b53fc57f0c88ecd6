import { internshipRoutes } from '@sunshine/contract/applications/internship-routes.ts';
import { referralRoutes } from '@sunshine/contract/applications/referral-routes.ts';
import { applicationRoutes } from '@sunshine/contract/applications/routes.ts';
import { matchingRoutes } from '@sunshine/contract/positions/matching-routes.ts';
import { call } from '#lib/server/api.ts';
import { pageExists } from '#lib/server/existing-pages.ts';
import { url } from '#lib/url.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const [applications, resume, internships, recommended, referrals] = await Promise.all([
    call(event, applicationRoutes.listOwnApplications, {}),
    call(event, applicationRoutes.ownResume),
    call(event, internshipRoutes.listOwnInternships),
    call(event, matchingRoutes.listRecommendations),
    call(event, referralRoutes.listOwnReferrals),
  ]);
  return {
    applications,
    internships: internships.items,
    recommended: recommended.items.slice(0, 3),
    referrals: { waiting: referrals.waiting, total: referrals.items.length },
    missing: resume.missing,
    updatedAt: resume.updatedAt,
    more: [url.myHelp(), url.myClaim()].filter(pageExists),
  };
};
