import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fillDemo } from '@sunshine/server/demo/fill.ts';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Backstage, openBackstage, type SitePlace } from '../support/backstage.ts';
import { expectAccessible, openBrowser, type Visitor, visit } from '../support/browser.ts';
import { parametersOf, viewsOf } from '../support/given/page-addresses.ts';
import { uploadPostings } from '../support/given/position-import.ts';
import { uploadBadRoster } from '../support/given/roster-upload.ts';
import { demoPeople, newPeople, peopleOfArea, type SitePeople } from '../support/given/site-people.ts';
import { keepSession, signInAt } from '../support/signed-in.ts';
import { type RunningSite, startSite } from '../support/site.ts';
import { addressOfPage, type SitePage, sitePages } from '../support/site-pages.ts';

const phone = { width: 360, height: 780 };
const desktop = { width: 1280, height: 900 };
const pages = sitePages().filter(({ kind }) => kind === 'page');
/** Pages whose first reader in `peopleOfArea` does not see all of it. */
const bestReader: Readonly<Record<string, keyof SitePeople>> = {
  '/district/units': 'administrator',
  '/district/units/[id]': 'administrator',
  '/union/queue': 'reviewer',
};
/** Names in our code never reach the screen, nor does what has no value. */
const raw = /\b(undefined|NaN|null|\[object \w+\]|[a-z]+[A-Z]\w*)\b/;

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

/** One running site and a browser for everyone who uses it. */
interface Place {
  site: RunningSite;
  backstage: Backstage;
  people: SitePeople;
  /** As whom public pages are looked at. */
  publicReader: 'graduate' | 'nobody';
  visitors: Map<string, Visitor>;
}

async function openPlace(
  publicReader: Place['publicReader'],
  arrange: (backstage: Backstage, at: SitePlace) => Promise<SitePeople>,
): Promise<Place> {
  let made: { backstage: Backstage; people: SitePeople } | undefined;
  const fill = async (at: SitePlace): Promise<void> => {
    const backstage = await openBackstage(at);
    made = { backstage, people: await arrange(backstage, at) };
  };
  const site = await startSite({ fill });
  if (!made) throw new Error('nothing was arranged');
  return { site, ...made, publicReader, visitors: new Map() };
}

async function closePlace(place: Place | undefined): Promise<void> {
  for (const { context } of place?.visitors.values() ?? []) await context.close();
  await place?.backstage.close();
  await place?.site.close();
}

async function visitorOf(place: Place, who: keyof SitePeople | 'nobody'): Promise<Visitor> {
  const known = place.visitors.get(who);
  if (known) return known;
  const visitor = await visit(browser, place.site.origin, { screen: 'phone' });
  if (who !== 'nobody') {
    await keepSession(
      visitor.context,
      place.site.origin,
      await signInAt(place.site.origin, place.people[who]),
    );
  }
  place.visitors.set(who, visitor);
  return visitor;
}

/** The first of those who work in the area that may open the page. */
async function readerOf(place: Place, { area, path }: SitePage, at: string): Promise<Visitor> {
  const best = bestReader[path];
  if (best) return visitorOf(place, best);
  // Who is signed in has nothing to do at the doors; public pages carry a fuller head for them.
  const atDoor = area === 'auth' && !/^\/(account|messages)/.test(path);
  if (atDoor || area === 'public') return visitorOf(place, atDoor ? 'nobody' : place.publicReader);
  const readers = peopleOfArea[area];
  const answers: string[] = [];
  for (const who of readers) {
    const visitor = await visitorOf(place, who);
    const reply = await visitor.context.request.get(at, { maxRedirects: 0, failOnStatusCode: false });
    if (reply.status() === 200) return visitor;
    answers.push(`${who} ${reply.status()}`);
  }
  throw new Error(`nobody may open ${at}: ${answers.join(', ')}`);
}

interface PageWords {
  title: string;
  headings: string[];
  text: string;
}

/** Asked at once: five questions to the browser would take longer than the page itself. */
const pageWords = `({
  title: document.title,
  headings: [...document.querySelectorAll('h1')].map((each) => each.innerText),
  text: document.body.innerText,
})`;

/** What every page owes to everyone, on a phone and on a desktop. */
async function expectGoodPage(visitor: Visitor, at: string, picture: string): Promise<void> {
  const { page, troubles } = visitor;
  troubles.length = 0;
  await page.setViewportSize(phone);
  const reply = await page.goto(at, { waitUntil: 'load' });
  expect(reply?.status(), at).toBe(200);
  expect(new URL(page.url()).pathname, 'no page leads elsewhere').toBe(at.split('?')[0]);
  const { title, headings, text } = await page.evaluate<PageWords>(pageWords);
  expect(title, at).toContain('阳光就业');
  expect(headings.length, `${at}: headings of the first level`).toBe(1);
  expect(headings[0]?.trim(), at).not.toBe('');
  expect(raw.exec(text)?.[0], `${at} shows a name of our code`).toBeUndefined();

  await keepPicture(page, `${picture}.phone`);
  await expectAccessible(page);
  await page.setViewportSize(desktop);
  await keepPicture(page, `${picture}.desktop`);
  await expectAccessible(page);
  expect(troubles, `${at}: console`).toEqual([]);
}

/** With PAGE_PICTURES=folder a picture of each page is kept there, to look at. */
async function keepPicture(page: Page, name: string): Promise<void> {
  const folder = process.env.PAGE_PICTURES;
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  const file = name.replaceAll(/[/[\]?=&]+/g, '_').slice(0, 100);
  await page.screenshot({ path: join(folder, `${file}.png`), fullPage: true });
}

/** So small a district may have no fair that the recruiter's company comes to. */
async function comesToAFair({ db }: Backstage, recruiter: string): Promise<void> {
  await db.$client`
    insert into event_companies (id, event_id, company_id, state, moved_at, moved_by)
    select gen_random_uuid(), e.id, g.company_id, 'approved', now(), a.id
    from (select id from events where kind = 'jobFair' and state = 'planned' order by starts_on limit 1) e,
      role_grants g join accounts a on a.id = g.account_id
    where a.login_name = ${recruiter} and g.role = 'recruiter'
    on conflict (event_id, company_id) do update set state = 'approved', reason = null`;
}

describe('with the records of a district', () => {
  let place: Place;
  beforeAll(async () => {
    place = await openPlace('graduate', async (backstage, { dataDir }) => {
      await fillDemo(backstage.services, { dataDir, scale: 0.05 });
      await backstage.runJobs();
      const demo = await demoPeople(backstage);
      await comesToAFair(backstage, demo.recruiter);
      return demo;
    });
    const { accessToken } = await signInAt(place.site.origin, place.people.caseworker);
    await uploadBadRoster(place.site.origin, { authorization: `Bearer ${accessToken}` }, '名册里的怪字');
    const recruiter = await signInAt(place.site.origin, place.people.recruiter);
    await uploadPostings(place.site.origin, { authorization: `Bearer ${recruiter.accessToken}` });
  }, 400_000);
  afterAll(() => closePlace(place));

  test.each(pages)('$path is whole on a phone and on a desktop', async (found) => {
    const { path } = found;
    const values = path.includes('[') ? await parametersOf(place.backstage, place.people, path) : [''];
    expect(values, `${path} is new: say in given/page-addresses.ts which record it shows`).toBeDefined();
    expect(values?.length, `the demo has no record for ${path}`).toBeGreaterThan(0);
    for (const [index, value] of (values ?? []).entries()) {
      for (const [face, view] of (await viewsOf(place.backstage, path)).entries()) {
        const at = addressOfPage(path, [value]) + view;
        const picture = `full${path}${index || ''}${face ? `-${face}` : ''}`;
        await expectGoodPage(await readerOf(place, found, at), at, picture);
      }
    }
  });

  test.each([
    ['/', 'nobody'],
    ['/positions', 'nobody'],
    ['/me', 'graduate'],
    ['/company/applications', 'recruiter'],
    ['/union/form', 'caseworker'],
    ['/district', 'statistician'],
  ] as const)('%s is whole in the dark and in large text', async (at, who) => {
    const { context } = await visitorOf(place, who);
    for (const [name, value] of [
      ['theme', 'dark'],
      ['text', 'large'],
    ] as const) {
      await context.addCookies([{ name, value, url: place.site.origin }]);
      await expectGoodPage(await visitorOf(place, who), at, `${value}${at}`);
      await context.clearCookies({ name });
    }
  });
});

describe('in a district on its first day', () => {
  let place: Place;
  beforeAll(async () => {
    place = await openPlace('nobody', async (backstage) => {
      const people = await newPeople(backstage);
      await backstage.runJobs();
      return people;
    });
  }, 400_000);
  afterAll(() => closePlace(place));

  test.each(
    pages.filter(({ path }) => !path.includes('[')),
  )('$path says what is missing, whole on a phone and on a desktop', async (found) => {
    const visitor = await readerOf(place, found, found.path);
    await expectGoodPage(visitor, found.path, `empty${found.path}`);
  });
});
