import { siteFacts } from '#lib/server/site-facts.ts';
import { unread } from '#lib/server/unread.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = ({ locals }) => ({
  account: locals.account,
  appearance: locals.appearance,
  facts: siteFacts(),
  messages: unread(locals.account),
});
