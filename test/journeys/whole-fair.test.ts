import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Backstage, openBackstage } from '../support/backstage.ts';
import { expectAccessible, field, openBrowser, type Visitor, visit } from '../support/browser.ts';
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
      const [found] = await backstage.db.$client<{ id: string; name: string; unionId: string }[]>`
        update companies c set state = 'verified' from role_grants g join accounts a on a.id = g.account_id
        where g.company_id = c.id and a.login_name = ${people.recruiter}
        returning c.id, c.name, c.union_id as "unionId"`;
      if (!found) throw new Error('the recruiter has no company');
      company = found;
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

const visitors: Visitor[] = [];
async function enter(loginName: string, screen: 'phone' | 'desktop'): Promise<Page> {
  const visitor = await visit(browser, site.origin, { screen });
  await keepSession(visitor.context, site.origin, await signInAt(site.origin, loginName));
  visitors.push(visitor);
  return visitor.page;
}
function day(offset: number): string {
  const at = new Date(Date.now() + offset * 86_400_000);
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(at);
}
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first().click();
const told = (page: Page, words: string) =>
  page.locator('.done-line, .note').filter({ hasText: words }).first().waitFor();
/** The page shows what it must, and whoever cannot see or point can use it. */
async function stands(page: Page, row: string): Promise<void> {
  await page.locator('main').getByText(row).first().waitFor();
  await expectAccessible(page);
}

async function writeResume(page: Page): Promise<void> {
  await page.goto('/me/resume');
  await field(page, '学校').fill('上海商贸职业学院');
  await field(page, '专业').fill('会计');
  await field(page, '学历').selectOption({ label: '大专' });
  await field(page, '毕业年份').fill(day(0).slice(0, 4));
  await press(page, '存学历');
  await page.getByRole('button', { name: '存学历' }).waitFor({ state: 'detached' });
  await field(page, '手机号').fill('19900000001');
  await press(page, '存这一栏');
  await page.locator('.done-line').first().waitFor();
}

test('a whole fair: a union plans it and invites, a company comes with a position, a graduate gets in, is met at the booth, and counts once in the evening', async () => {
  const staff = await enter(people.caseworker, 'desktop');
  await staff.goto('/union/fairs/new');
  await field(staff, '活动名称').fill('春季招聘会');
  await field(staff, '开始日期').fill(day(20));
  await field(staff, '地点').fill('区职工文体中心');
  await staff.locator('[name="registrationOpens"]').fill(`${day(-10)}T09:00`);
  await staff.locator('[name="registrationClosesAt"]').fill(`${day(20)}T23:58`);
  await press(staff, '存下，去筹备');
  await staff.waitForURL(/checklist/);
  const first = new URL(staff.url()).pathname.replace('/checklist', '');
  await staff.goto(`${first}/booths`);
  await staff.locator('[name="rows"]').fill('1');
  await staff.locator('[name="perRow"]').fill('3');
  await press(staff, '排进去');
  await told(staff, '排了 3 个展位');
  await staff.goto(first);
  await staff.locator('summary', { hasText: '存成模板' }).click();
  await field(staff, '模板名称').fill('街道招聘会');
  await press(staff, '存成模板');
  await told(staff, '存成模板');

  await staff.goto('/union/fairs/copy');
  await field(staff, '照着哪一场').selectOption({ label: '模板：街道招聘会' });
  await field(staff, '活动名称').fill('今天的招聘会');
  await field(staff, '开始日期').fill(day(0));
  await press(staff, '照样筹备');
  await staff.getByRole('heading', { level: 1, name: '今天的招聘会' }).waitFor();
  const fair = new URL(staff.url()).pathname;
  const fairId = fair.split('/').at(-1) ?? '';
  await stands(staff, '区职工文体中心');
  await staff.goto(`${fair}/companies/invite`);
  await staff.getByRole('checkbox', { name: `邀请 ${company.name}` }).check();
  await press(staff, '邀请选中的');
  await staff.getByText('1 家里邀请了 1 家').waitFor();

  const recruiter = await enter(people.recruiter, 'phone');
  await recruiter.goto('/company/fairs');
  await recruiter.getByRole('link', { name: '今天的招聘会' }).click();
  await press(recruiter, '参加');
  await told(recruiter, '说定了');
  await recruiter.getByLabel('到场的人').fill('周敏');
  await recruiter.getByRole('checkbox', { name: /成本会计/ }).check();
  await press(recruiter, '存下');
  await told(recruiter, '展出 1 个岗位');

  await staff.goto(`${fair}/booths`);
  await press(staff, '按顺序分展位');
  await told(staff, '排进去 1 家');
  await recruiter.reload();
  await stands(recruiter, 'A1');

  const graduate = await enter(people.graduate, 'phone');
  await graduate.goto(`/events/${fairId}`);
  await stands(graduate, '成本会计');
  await graduate.getByRole('link', { name: '报名或看入场码' }).click();
  await graduate.getByRole('button', { name: '报名', exact: true }).click();
  await told(graduate, '报上名了');
  const code = await graduate.locator('.ticket .code').innerText();
  await press(graduate, '同意展位扫码');
  await told(graduate, '展位可以扫你的入场码了');
  await stands(graduate, code);
  await writeResume(graduate);

  const door = await enter(people.caseworker, 'phone');
  await door.goto(fair);
  await door.getByRole('link', { name: '签到', exact: true }).click();
  await door.getByText('已联网').waitFor();
  await door.getByRole('link', { name: '单位签到' }).click();
  await press(door, /^到了/);
  await told(door, '到了');
  await stands(door, 'A1');
  await door.getByRole('link', { name: '观众签到' }).click();
  await door.getByText('已联网').waitFor();
  await door.getByLabel('码下面的 8 位字符').fill(code);
  await press(door, '核对');
  await stands(door, '请进');
  expect(await door.locator('.res .who').innerText()).toBe('沈*鸣');

  await recruiter.getByRole('link', { name: '展位扫码' }).click();
  await recruiter.getByLabel('入场码').first().fill(code);
  await field(recruiter, '岗位').selectOption({ label: '成本会计' });
  await recruiter.getByRole('button', { name: '投递', exact: true }).click();
  await told(recruiter, '记下了：沈一鸣，投递');
  await stands(recruiter, '沈一鸣');
  await recruiter.getByRole('link', { name: '看简历' }).click();
  await stands(recruiter, '沈一鸣');

  await graduate.goto(`/me/events/${fairId}`);
  await stands(graduate, '哪些展位记下了我');
  await graduate.getByRole('link', { name: '看投递' }).click();
  await stands(graduate, '成本会计');

  await staff.goto(`${fair}/arrivals`);
  await stands(staff, '每一刻钟进场的人');
  const counts = await staff.locator('.wall-big dd:not(.of)').allInnerTexts();
  expect(counts).toEqual(['1', '1', '0', '1']);
  await staff.goto(`${fair}/scans`);
  await stands(staff, '沈*鸣');

  await staff.goto(`${fair}/results`);
  await stands(staff, '投递简历');
  await press(staff, '填好了，请人确认');
  await staff.getByText('等第二个人确认').first().waitFor();
  const second = await enter(people.reviewer, 'desktop');
  await second.goto(`${fair}/results`);
  await press(second, '确认结果');
  await second.getByText('已确认，计入统计表').waitFor();
  await stands(second, '投递简历');
  expect(visitors.flatMap(({ troubles }) => troubles)).toEqual([]);
  const rows = await backstage.db.$client`
    select (select count(*)::int from admissions where event_id = ${fairId}) as admitted,
      (select count(*)::int from applications where position_id in (
        select position_id from event_positions where event_id = ${fairId})) as applications,
      (select count(*)::int from intents where event_id = ${fairId} and kind = 'application') as intents`;
  expect(rows[0]).toEqual({ admitted: 1, applications: 1, intents: 1 });
});
