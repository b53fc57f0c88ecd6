import { addJob } from '@sunshine/db/jobs.ts';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Backstage, openBackstage } from '../support/backstage.ts';
import { expectAccessible, openBrowser, type Visitor, visit } from '../support/browser.ts';
import { givenRecords } from '../support/given/records.ts';
import { newPeople, type SitePeople } from '../support/given/site-people.ts';
import { keepSession, signInAt } from '../support/signed-in.ts';
import { type RunningSite, startSite } from '../support/site.ts';

let site: RunningSite;
let backstage: Backstage;
let browser: Browser;
let people: SitePeople;

beforeAll(async () => {
  site = await startSite({
    fill: async (place) => {
      backstage = await openBackstage(place);
      people = await newPeople(backstage);
      await studied();
      await openPositions();
      await backstage.runJobs();
    },
  });
  browser = await openBrowser();
}, 400_000);
afterAll(async () => {
  await browser?.close();
  await backstage?.close();
  await site?.close();
});

/** The graduate's résumé has what an application needs. */
async function studied(): Promise<void> {
  const [account] = await backstage.db.$client<{ id: string }[]>`
    select person_id as id from accounts where login_name = ${people.graduate}`;
  await givenRecords(backstage.db).study(account?.id ?? '', {});
}

/** Five positions that differ in what they are filtered by. */
async function openPositions(): Promise<void> {
  const [unit] = await backstage.db.$client<{ id: string }[]>`
    select union_id as id from role_grants g join accounts a on a.id = g.account_id
    where a.login_name = ${people.caseworker} and g.role = 'caseworker'`;
  const unionId = unit?.id ?? '';
  const records = givenRecords(backstage.db);
  const companyId = await records.company(unionId);
  /** Without a word of accounting. */
  const careful = { conditions: '细心，手稳。', duties: '做好交代的每一件事，做完登记。' } as const;
  const open = { validUntil: '2099-12-31', publishedAt: new Date() } as const;
  const ids = await Promise.all(
    [
      { title: '成本会计', town: '310118001', payMin: 6000, payMax: 8000 },
      { title: '税务会计', town: '310118002', payMin: 9000, payMax: 12_000 },
      { title: '总账会计', town: '310118105', payMin: 8000, payMax: 10_000 },
      {
        ...careful,
        title: '文物修复助理',
        town: '310118102',
        payMin: 5000,
        payMax: 6000,
        occupation: 'other' as const,
      },
      {
        ...careful,
        title: '仓储管理员',
        town: '310118107',
        kind: 'internship' as const,
        occupation: 'logistics' as const,
      },
    ].map((more) => records.position(companyId, unionId, { ...open, ...more })),
  );
  await backstage.db.transaction((tx) => addJob(tx, 'index-positions', { ids }));
}

async function come(who: keyof SitePeople | 'nobody', options: { script?: boolean } = {}): Promise<Visitor> {
  const visitor = await visit(browser, site.origin, { screen: 'phone', ...options });
  if (who !== 'nobody')
    await keepSession(visitor.context, site.origin, await signInAt(site.origin, people[who]));
  return visitor;
}

const titles = (page: Page) => page.locator('.pos h3 a').allInnerTexts();

/** The page shows a row known to be there, and then nothing that axe can find. */
async function expectShown(page: Page, row: string): Promise<void> {
  await page.getByText(row).first().waitFor();
  await expectAccessible(page);
}

test('half a word leads by the keyboard to a suggestion, its results, a filter, and an address that others can open', async () => {
  const { page, troubles } = await come('graduate');
  await page.goto('/');
  const box = page.getByRole('combobox', { name: '职位、公司或专业' });
  await box.pressSequentially('kuai', { delay: 30 });
  const list = page.getByRole('listbox', { name: '联想' });
  await list.waitFor();
  expect(await box.getAttribute('aria-expanded')).toBe('true');
  await box.press('ArrowDown');
  const active = await box.getAttribute('aria-activedescendant');
  expect(await page.locator(`[id="${active}"]`).getAttribute('aria-selected')).toBe('true');
  await expectAccessible(page);
  await box.press('Escape');
  expect(await box.getAttribute('aria-expanded')).toBe('false');
  expect(await box.inputValue()).toBe('kuai');
  await box.press('End');
  await box.fill('会计');
  await list.waitFor();
  await page.getByRole('option', { name: /会计/ }).first().click();
  await page.waitForURL(/\/positions\?q=/);
  await expectShown(page, '成本会计');

  await page.goto('/positions?q=会计');
  await page.getByRole('link', { name: /筛选/ }).click();
  const sheet = page.getByRole('dialog', { name: '筛选' });
  await sheet.getByRole('radio', { name: /8 千以上/ }).check();
  await sheet.getByRole('button', { name: '按选好的条件看' }).click();
  await page.waitForURL(/salaryMin=8000/);
  expect((await titles(page)).sort()).toEqual(['总账会计', '税务会计']);

  expect(new URL(page.url()).searchParams.get('q')).toBe('会计');
  const other = await come('nobody');
  await other.page.goto(page.url());
  expect((await titles(other.page)).sort()).toEqual(['总账会计', '税务会计']);
  await other.page.getByRole('link', { name: '去掉 8 千以上' }).click();
  await other.page.waitForURL((at) => !at.searchParams.has('salaryMin'));
  expect((await titles(other.page)).sort()).toEqual(['总账会计', '成本会计', '税务会计']);
  expect([troubles, other.troubles]).toEqual([[], []]);
});

test('every filter stands in the address in one order; what it cannot mean is left out and said', async () => {
  const { page } = await come('nobody');
  await page.goto('/positions?near=310118105&town=&within=20&occupation=finance&q=会计&sort=distance&page=');
  expect(decodeURIComponent(new URL(page.url()).search)).toBe(
    '?q=会计&occupation=finance&near=310118105&within=20&sort=distance',
  );
  expect(await titles(page)).toEqual(['总账会计', '成本会计', '税务会计']);
  await expectShown(page, '就在赵巷镇');
  await page.goto('/positions?q=会计&kind=partTime&salaryMin=viel');
  await expectShown(page, '地址里有不认识的条件');
  expect(await page.locator('.note').first().innerText()).toContain('类别“partTime”，月薪“viel”');
  await page.getByRole('link', { name: '去掉它们' }).click();
  await page.waitForURL((at) => !at.searchParams.has('kind'));
});

test('a graduate keeps a position, subscribes to a search, and leaves a wish where only a wider search finds something', async () => {
  const { page, troubles } = await come('graduate');
  await page.goto('/positions?q=成本会计');
  const star = page.getByRole('button', { name: '收藏成本会计' });
  await star.click();
  await expect.poll(() => star.getAttribute('aria-pressed')).toBe('true');
  await page.getByRole('button', { name: '订阅这次搜索' }).click();
  await page.getByText('存好了，叫“成本会计”').waitFor();

  await page.goto('/me/favourites');
  await expectShown(page, '成本会计');
  await page.goto('/me/searches');
  await expectShown(page, '每天早上提醒');

  await page.goto('/positions?q=文物修复&town=310118104&salaryMin=8000');
  await page.getByText('没有完全符合的。放宽了“月薪”“地点”').waitFor();
  expect(await titles(page)).toEqual(['文物修复助理']);
  await expectShown(page, '文物修复助理');
  await page.getByRole('button', { name: '登记愿望' }).click();
  await page.getByText('登记好了').waitFor();
  await page.goto('/me/searches');
  await expectShown(page, '文物修复，金泽镇，8 千以上');
  await page.getByRole('button', { name: /^收回/ }).click();
  await page.getByText('收回了').waitFor();
  expect(troubles).toEqual([]);
});

test('without script the same: search, filter, keep, subscribe, wish, apply', async () => {
  const { page } = await come('graduate', { script: false });
  await page.goto('/');
  await page.getByRole('searchbox', { name: '职位、公司或专业' }).fill('税务会计');
  await page.getByRole('button', { name: '搜索' }).click();
  expect((await titles(page))[0]).toBe('税务会计');
  await page.getByRole('button', { name: '收藏税务会计' }).click();
  expect(await page.getByRole('button', { name: '收藏税务会计' }).getAttribute('aria-pressed')).toBe('true');
  expect(new URL(page.url()).searchParams.get('q')).toBe('税务会计');
  await page.getByRole('button', { name: '订阅这次搜索' }).click();
  expect(await page.locator('.done-line').innerText()).toContain('存好了，叫“税务会计”');

  await page.goto('/positions?q=水下考古');
  await page.getByRole('button', { name: '登记愿望' }).click();
  expect(await page.locator('.done-line').innerText()).toContain('登记好了');

  await page.goto('/me/searches');
  await page.getByRole('button', { name: '打开“税务会计”' }).click();
  expect((await titles(page))[0]).toBe('税务会计');
  await page.getByRole('link', { name: '税务会计' }).first().click();
  await page.getByRole('link', { name: '投递简历' }).first().click();
  expect(new URL(page.url()).pathname).toMatch(/^\/me\/apply\//);
  await page.getByRole('button', { name: '确认投递' }).click();
  expect(new URL(page.url()).pathname).toMatch(/^\/me\/applications\//);
  expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('税务会计');
  await page.goto('/me/favourites');
  await page.getByRole('button', { name: '不再收藏税务会计' }).click();
  expect(await page.locator('.done-line').innerText()).toContain('不再收藏');
});

test('who is not signed in is counted only, and the union sees the demand', async () => {
  const { page } = await come('nobody');
  for (const words of ['水下考古', '水下考古']) {
    await page.goto(`/positions?q=${words}`);
    await page.getByRole('button', { name: '登记愿望' }).click();
    await page.getByText('不知道你是谁').waitFor();
  }
  const staff = await come('caseworker');
  await staff.page.goto('/union/demand');
  await expectShown(staff.page, '近 30 天登记了');
});
