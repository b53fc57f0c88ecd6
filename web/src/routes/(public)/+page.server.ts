import { applicationRoutes } from '@sunshine/contract/applications/routes.ts';
import { eventRoutes } from '@sunshine/contract/events/routes.ts';
import { searchRoutes } from '@sunshine/contract/positions/search.ts';
import { today } from '#lib/format/date.ts';
import { type ApiEvent, call } from '#lib/server/api.ts';
import { pageExists } from '#lib/server/existing-pages.ts';
import { areasOf } from '#lib/session.ts';
import { areaHome, url } from '#lib/url.ts';
import type { PageServerLoad } from './$types';

const shownPositions = 4;
const shownEvents = 3;
const shownTowns = 11;
const shownOccupations = 6;

export const load: PageServerLoad = async (event) => {
  const [newest, coming, own] = await Promise.all([
    call(event, searchRoutes.searchPositions, { sort: 'date' }),
    call(event, eventRoutes.listPublicEvents, { when: 'upcoming' }),
    ownState(event),
  ]);
  const areas = areasOf(event.locals.account);
  const help = pageExists(url.myHelp()) ? url.myHelp() : url.me();
  return {
    own,
    where: {
      towns: mostFirst(newest.facets.town, shownTowns),
      kinds: mostFirst(newest.facets.kind, shownTowns),
      occupations: mostFirst(newest.facets.occupation, shownOccupations),
    },
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

/** What waits for a graduate who is signed in; null for anybody else. */
async function ownState(event: ApiEvent) {
  const { account } = event.locals;
  if (!account || !areasOf(account).includes('graduate')) return null;
  const { items, open } = await call(event, applicationRoutes.listOwnApplications, {});
  return {
    name: account.name,
    waiting: items.filter(({ waitsForYou }) => waitsForYou).length,
    open,
    recommendations: pageExists(url.myRecommendations()) ? url.myRecommendations() : null,
  };
}

function mostFirst<T extends { count: number }>(facet: readonly T[], shown: number): T[] {
  return facet
    .filter(({ count }) => count > 0)
    .toSorted((a, b) => b.count - a.count)
    .slice(0, shown);
}

function companyDoor(): string {
  return pageExists(url.registerCompany()) ? url.registerCompany() : url.signIn(url.company());
}
