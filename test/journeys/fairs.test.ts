import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Backstage, openBackstage } from '../support/backstage.ts';
import { openBrowser, visit } from '../support/browser.ts';
import { givenRecords } from '../support/given/records.ts';
import { newPeople, type SitePeople } from '../support/given/site-people.ts';
import { keepSession, signInAt } from '../support/signed-in.ts';
import { type RunningSite, startSite } from '../support/site.ts';

let site: RunningSite;
let backstage: Backstage;
let browser: Browser;
let people: SitePeople;
let company: { id: string; name: string };

beforeAll(async () => {
  site = await startSite({
    fill: async (place) => {
      backstage = await openBackstage(place);
      people = await newPeople(backstage);
      const sql = backstage.db.$client;
      const [found] = await sql<{ id: string; name: string; unionId: string }[]>`
        select c.id, c.name, c.union_id as "unionId" from companies c join role_grants g on g.company_id = c.id
        join accounts a on a.id = g.account_id where a.login_name = ${people.recruiter}`;
      if (!found) throw new Error('the recruiter has no company');
      company = found;
      await sql`update companies set state = 'verified' where id = ${found.id}`;
      await givenRecords(backstage.db).position(found.id, found.unionId, { validUntil: day(90) });
    },
  });
  browser = await openBrowser();
}, 400_000);
afterAll(async () => {
  await browser?.close();
  await backstage?.close();
  await site?.close();
});

async function pageOf(loginName: string | null, options: { script: boolean }): Promise<Page> {
  const { page, context } = await visit(browser, site.origin, { screen: 'phone', ...options });
  if (loginName) await keepSession(context, site.origin, await signInAt(site.origin, loginName));
  return page;
}
const said = (page: Page) => page.locator('.done-line, .note.ok, .note.warn').first().innerText();
function day(offset: number): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(
    Date.now() + offset * 86_400_000,
  );
}
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first().click();

let fairPath = '';

test('a fair from its plan to its booths on a phone without script: sessions, checklist, a company that comes, a booth', async () => {
  const staff = await pageOf(people.caseworker, { script: false });
  await staff.goto('/union/fairs/new');
  await staff.getByLabel('活动名称').fill('开春招聘会');
  await staff.getByLabel('开始日期').fill(day(20));
  await staff.getByRole('textbox', { name: /^地点/ }).fill('区职工文体中心');
  await staff.locator('[name="session-0-label"]').fill('上午场');
  await staff.locator('[name="session-0-day"]').fill(day(20));
  await staff.locator('[name="session-0-from"]').fill('09:00');
  await staff.locator('[name="session-0-to"]').fill('12:00');
  await staff.locator('[name="session-0-capacity"]').fill('80');
  await staff.getByLabel('预计人数').fill('1200');
  await press(staff, '存下，去筹备');
  expect(new URL(staff.url()).pathname).toMatch(/\/checklist$/);
  fairPath = new URL(staff.url()).pathname.replace('/checklist', '');

  await staff.getByLabel('许可或备案的编号').fill('青公许字第 18 号');
  await press(staff, /^做好了：公安许可/);
  expect(await said(staff)).toContain('公安许可或备案号');

  await staff.goto(`${fairPath}/companies/invite`);
  await staff.getByRole('checkbox', { name: `邀请 ${company.name}` }).check();
  await press(staff, '邀请选中的');
  expect(await said(staff)).toContain('1 家里邀请了 1 家');

  const recruiter = await pageOf(people.recruiter, { script: false });
  await recruiter.goto('/company/fairs');
  await recruiter.getByRole('link', { name: '开春招聘会' }).click();
  await press(recruiter, '参加');
  expect(await said(recruiter)).toContain('说定了');
  await recruiter.getByLabel('到场的人').fill('周敏、顾平');
  await recruiter.getByRole('checkbox', { name: /成本会计/ }).check();
  await press(recruiter, '存下');
  expect(await said(recruiter)).toContain('展出 1 个岗位');

  await staff.goto(`${fairPath}/booths`);
  await staff.locator('[name="rows"]').fill('2');
  await staff.locator('[name="perRow"]').fill('4');
  await press(staff, '排进去');
  expect(await said(staff)).toContain('排了 8 个展位');
  await press(staff, '按顺序分展位');
  expect(await said(staff)).toContain('排进去 1 家');
  await staff.getByRole('link', { name: '改展位 A8' }).click();
  await staff.locator('[name="column"]').first().fill('12');
  // What works with script only is not there to be pressed in vain.
  expect(await staff.getByRole('button', { name: '拖着挪' }).count()).toBe(0);
  await press(staff, '挪到这里');
  expect(await said(staff)).toContain('展位 A8 挪到列 12');

  const visitor = await pageOf(null, { script: false });
  await visitor.goto(fairPath.replace('/union/fairs', '/events'));
  await visitor.getByRole('link', { name: /^展位 A1，/ }).click();
  const shown = visitor.locator(`#company-${company.id}`);
  expect(await shown.innerText()).toContain('成本会计');
  expect(await visitor.locator('body').innerText()).not.toContain('周敏');
});

test('with script a booth is dragged with the pointer and pushed with the arrow keys, and stays where it was dropped', async () => {
  const staff = await pageOf(people.caseworker, { script: true });
  await staff.goto(`${fairPath}/booths`);
  await press(staff, '拖着挪');
  const booth = staff.getByRole('button', { name: /^展位 A5，/ });
  const before = await booth.getAttribute('aria-label');
  expect(before).toContain('列 2 行 4');
  await booth.scrollIntoViewIfNeeded();
  const box = await booth.boundingBox();
  if (!box) throw new Error('booth A5 is not drawn');
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await staff.mouse.move(x, y);
  await staff.mouse.down();
  await staff.mouse.move(x + 20, y + 40, { steps: 4 });
  await staff.mouse.move(x + 36, y + 72, { steps: 4 });
  await staff.mouse.up();
  await staff.getByRole('button', { name: /^展位 A5，空着，列 3 行 6/ }).waitFor();
  await staff.getByRole('button', { name: /^展位 A5，/ }).press('ArrowRight');
  await staff.getByRole('button', { name: /^展位 A5，空着，列 4 行 6/ }).waitFor();
  await staff.reload();
  expect(await staff.locator('tr', { hasText: 'A5' }).innerText()).toContain('列 4，行 6');
  const [row] = await backstage.db.$client`select x, y from booths where number = 'A5'`;
  expect([row?.x, row?.y]).toEqual([3, 5]);
});

test('the poster is one sheet of A4, its calendar file opens, and a wrong drop is told and put back', async () => {
  const visitor = await pageOf(null, { script: true });
  const path = fairPath.replace('/union/fairs', '/events');
  await visitor.goto(`${path}/poster`);
  const sheet = (await visitor.pdf({ format: 'A4' })).toString('latin1');
  expect(sheet.match(/\/Type\s*\/Page\b(?!s)/g)?.length).toBe(1);
  const file = await visitor.request.get(`${path}/calendar.ics`);
  expect([file.status(), file.headers()['content-type']]).toEqual([200, 'text/calendar; charset=utf-8']);
  expect(await file.text()).toContain('SUMMARY:开春招聘会 上午场');

  const staff = await pageOf(people.caseworker, { script: true });
  await staff.goto(`${fairPath}/booths`);
  await press(staff, '拖着挪');
  await staff.getByRole('button', { name: /^展位 A1，/ }).press('ArrowRight');
  await staff.locator('.note.bad').waitFor();
  expect(await staff.locator('.note.bad').innerText()).toContain('这里已经有别的展位或设施');
  const [row] = await backstage.db.$client`select x, y from booths where number = 'A1'`;
  expect([row?.x, row?.y]).toEqual([1, 1]);
});
