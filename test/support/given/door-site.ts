import { dayOf } from '@sunshine/server/clock.ts';
import { type Backstage, openBackstage } from '../backstage.ts';
import { type RunningSite, startSite } from '../site.ts';
import { type GivenTicket, givenTicket } from './door.ts';
import { givenFair } from './fair.ts';
import { givenRecords } from './records.ts';
import { newPeople, type SitePeople } from './site-people.ts';

/** A running site with a fair today. */
export interface DoorSite {
  site: RunningSite;
  backstage: Backstage;
  people: SitePeople;
  fairId: string;
  /** Path of the page of the door. */
  door: string;
  /** Another fair, today as well. */
  otherFair(title: string): Promise<{ fairId: string; door: string }>;
  /** Somebody with a ticket. */
  ticket(name: string, fairId?: string): Promise<GivenTicket>;
  close(): Promise<void>;
}

export async function startDoorSite(): Promise<DoorSite> {
  let backstage: Backstage | undefined;
  let people: SitePeople | undefined;
  const site = await startSite({
    fill: async (place) => {
      backstage = await openBackstage(place);
      people = await newPeople(backstage);
    },
  });
  if (!backstage || !people) throw new Error('the site was not filled');
  const behind = backstage;
  const desk = { db: behind.db, services: behind.services, clock: behind.services.clock };
  const [unit] = await behind.db.$client<{ id: string }[]>`
    select g.union_id as id from role_grants g join accounts a on a.id = g.account_id
    where a.login_name = ${people.caseworker}`;
  if (!unit) throw new Error('the caseworker has no unit');
  const fairToday = (title: string): Promise<string> => {
    const day = dayOf(behind.services.clock.now());
    const closes = new Date(`${day}T23:59:00+08:00`);
    return givenFair(desk, unit.id, { title, startsOn: day, endsOn: day, registrationClosesAt: closes });
  };
  const fairId = await fairToday('夏季高校毕业生招聘会');
  const doorOf = (id: string): string => `/union/fairs/${id}/door`;
  return {
    site,
    backstage: behind,
    people,
    fairId,
    door: doorOf(fairId),
    otherFair: async (title) => {
      const id = await fairToday(title);
      return { fairId: id, door: doorOf(id) };
    },
    ticket: async (name, of = fairId) =>
      givenTicket(desk, of, await givenRecords(behind.db).graduate(null, { name })),
    close: async () => {
      await behind.close();
      await site.close();
    },
  };
}
