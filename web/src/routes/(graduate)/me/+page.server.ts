import { internshipRoutes } from '@sunshine/contract/applications/internship-routes.ts';
import { applicationRoutes } from '@sunshine/contract/applications/routes.ts';
import { call } from '#lib/server/api.ts';
import { pageExists } from '#lib/server/existing-pages.ts';
import { url } from '#lib/url.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const [applications, resume, internships] = await Promise.all([
    call(event, applicationRoutes.listOwnApplications, {}),
    call(event, applicationRoutes.ownResume),
    call(event, internshipRoutes.listOwnInternships),
  ]);
  return {
    applications,
    internships: internships.items,
    missing: resume.missing,
    updatedAt: resume.updatedAt,
    more: [url.myHelp(), url.myClaim()].filter(pageExists),
  };
};
