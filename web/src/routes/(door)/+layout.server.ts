import { requireArea } from '#lib/server/require-area.ts';
import type { LayoutServerLoad } from './$types';

/** The door and the wall of an event: for union staff, without the rail, since nobody goes elsewhere from here. */
export const load: LayoutServerLoad = (event) => {
  const account = requireArea(event, 'union');
  return { staff: account.name };
};
