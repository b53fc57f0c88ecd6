import { benefitRoutes } from '@sunshine/contract/benefits/routes.ts';
import { call } from '#lib/server/api.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => call(event, benefitRoutes.listUnionPolicies);
