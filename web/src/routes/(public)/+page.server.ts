import { eventRoutes } from '@sunshine/contract/events/routes.ts';
import { searchRoutes } from '@sunshine/contract/positions/search.ts';
import { today } from '#lib/format/date.ts';
import { call } from '#lib/server/api.ts';
import { pageExists } from '#lib/server/existing-pages.ts';
import { areasOf } from '#lib/session.ts';
import { areaHome, url } from '#lib/url.ts';
import type { PageServerLoad } from './$types';

const shownPositions = 4;
const shownEvents = 3;

export const load: PageServerLoad = async (event) => {
  const [newest, coming] = await Promise.all([
    call(event, searchRoutes.searchPositions, { sort: 'date' }),
    call(event, eventRoutes.listPublicEvents, { when: 'upcoming' }),
  ]);
  const areas = areasOf(event.locals.account);
  const help = pageExists(url.myHelp()) ? url.myHelp() : url.me();
  return {
    events: coming.items.slice(0, shownEvents),
    positions: newest.items.slice(0, shownPositions),
    total: newest.total,
    fresh: newest.items[0]?.publishedOn === today(),
    doors: {
      graduate: areas.includes('graduate') ? url.me() : url.signIn(url.me()),
      company: areas.includes('company') ? areaHome('company') : companyDoor(),
      help: areas.includes('graduate') ? help : url.signIn(help),
    },
    share: {
      title: '阳光就业：工会核实过的岗位',
      description: `青浦区 ${newest.total} 个岗位在招，实习、见习、招聘会都在这里`,
    },
  };
};

function companyDoor(): string {
  return pageExists(url.registerCompany()) ? url.registerCompany() : url.signIn(url.company());
}
