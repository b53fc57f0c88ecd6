import { redirect } from '@sveltejs/kit';
import { url } from '#lib/url.ts';
import type { PageServerLoad } from './$types';

/** A company starts at the people who applied. */
export const load: PageServerLoad = () => redirect(303, url.companyApplications());
