import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Backstage, openBackstage } from '../support/backstage.ts';
import { field, openBrowser, visit } from '../support/browser.ts';
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
      const [unit] = await backstage.db.$client<{ id: string }[]>`
        select union_id as id from role_grants g join accounts a on a.id = g.account_id
        where a.login_name = ${people.caseworker} and g.role = 'caseworker'`;
      const records = givenRecords(backstage.db);
      for (const name of ['沈一鸣', '陆佳', '王一', '王一'])
        await records.graduate(await records.household(unit?.id ?? ''), { name });
    },
  });
  browser = await openBrowser();
}, 400_000);
afterAll(async () => {
  await browser?.close();
  await backstage?.close();
  await site?.close();
});

async function pageOf(loginName: string, options: { script: boolean }): Promise<Page> {
  const { page, context } = await visit(browser, site.origin, { screen: 'phone', ...options });
  await keepSession(context, site.origin, await signInAt(site.origin, loginName));
  return page;
}
const said = (page: Page) => page.locator('.done-line, .note.ok, .note.warn').first().innerText();

/** A day of this year that is past, and one to come. */
const day = (offset: number): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(Date.now() + offset * 86_400_000);

test('a class from its plan to certificates on a phone without script: names typed, twins picked, all present but one', async () => {
  const page = await pageOf(people.caseworker, { script: false });
  await page.goto('/union/trainings/new');
  await page.getByLabel('班名').fill('低压电工取证班');
  await page.getByLabel('开课日期').fill(day(-2));
  await page.getByLabel('第 1 次课的日期').fill(day(-2));
  await page.getByLabel('第 1 次课的时间').fill('9:00–11:30');
  await page.getByLabel('第 2 次课的日期').fill(day(-1));
  await page.getByRole('button', { name: '存下，去报名' }).click();

  await page.getByRole('textbox', { name: '姓名' }).last().fill('沈一鸣\n陆佳\n王一\n查无此人');
  await page.getByRole('button', { name: '给名单上的人报名' }).click();
  expect(await said(page)).toContain('2 人报上名了，2 人没有');
  expect(await page.locator('.outlist').innerText()).toContain('查无此人：名册里没有找到');
  await page.locator('fieldset', { hasText: '王一' }).getByRole('checkbox').first().check();
  await page.getByRole('button', { name: '就是勾的' }).click();
  expect(await said(page)).toContain('1 人报上名了');

  await page.getByRole('link', { name: '回到班里' }).click();
  for (const number of [1, 2]) {
    await page.getByRole('link', { name: /^点名/ }).first().click();
    await page.getByRole('button', { name: '全部到' }).click();
    expect(await said(page)).toContain('到 3 人');
    if (number === 1) {
      const second = page.getByRole('radiogroup').nth(1);
      await second.getByRole('radio', { name: '缺' }).check();
      await page.getByRole('button', { name: '记下点名' }).click();
      expect(await said(page)).toContain('到 2 人');
    }
    await page.getByRole('link', { name: '回到班里' }).click();
  }
  await page.getByRole('button', { name: '结班' }).click();
  expect(await said(page)).toContain('结班了，到课够的有 3 人');

  await page.getByRole('link', { name: '登记证书' }).click();
  await page.getByLabel('证书名称').fill('低压电工作业证');
  await page.getByLabel('发证机构').fill('应急管理部门');
  await page.getByLabel('发证日期').first().fill(day(0));
  await page.getByLabel('1 沈*鸣 的证书编号').fill('T-2026-001');
  await page.getByRole('button', { name: '记下证书' }).click();
  expect(await said(page)).toContain('1 张证书记下了');
});

test('several talked with together are one entry with script as well, and the follow-up is done in its line', async () => {
  const page = await pageOf(people.caseworker, { script: true });
  await page.goto('/union/trainings/guidance/new');
  await page.locator('.tick-list').getByRole('checkbox').first().check();
  await page.getByRole('button', { name: '加上勾的人' }).click();
  await page.getByRole('link', { name: /^去掉/ }).waitFor();
  await page.getByLabel('还有谁，写姓名').fill('沈一鸣');
  await field(page, '谈了什么').fill('看了选址和成本。');
  await field(page, '回访').fill(day(7));
  await page.getByRole('button', { name: '记下指导' }).click();
  await page.getByText(/^\d 人的指导记下了/).waitFor();
  await page.getByText('回访过了').first().click();
  await field(page, '回访情况').fill('已经开张。');
  await page.getByRole('button', { name: '记下回访' }).first().click();
  await page.getByText('的回访记下了').waitFor();
});

test('a graduate signs up for an open class and takes it back before it begins', async () => {
  const staff = await pageOf(people.caseworker, { script: true });
  await staff.goto('/union/trainings/new');
  await staff.getByLabel('班名').fill('新媒体运营晚班');
  await staff.getByLabel('开课日期').fill(day(5));
  await staff.locator('[name="capacity"]').fill('1');
  await staff.getByLabel('毕业生可以自己在网上报名').check();
  await staff.getByRole('button', { name: '存下，去报名' }).click();
  await staff.getByRole('heading', { name: '报名' }).waitFor();

  const page = await pageOf(people.graduate, { script: true });
  await page.goto('/me/trainings');
  await page.getByRole('button', { name: /^报名\s*新媒体运营晚班/ }).click();
  await page.getByText('报上名了').waitFor();
  await page.getByRole('button', { name: /^去不了，退出/ }).click();
  await page.getByText('名额让出来了').waitFor();
  expect(await page.getByText('还有 1 个名额').count()).toBe(1);
});
