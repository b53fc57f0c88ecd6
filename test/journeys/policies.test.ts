import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { claimRoutes, householdRoutes } from '@sunshine/contract/households/routes.ts';
import { dayOf } from '@sunshine/server/clock.ts';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBackstage } from '../support/backstage.ts';
import { expectAccessible, field, openBrowser, type Visitor, viewports, visit } from '../support/browser.ts';
import { syntheticIdNumber } from '../support/given/id-numbers.ts';
import { newPeople, type SitePeople } from '../support/given/site-people.ts';
import { signedInAgain } from '../support/given/staff.ts';
import { keepSession, signInAt } from '../support/signed-in.ts';
import { type RunningSite, startSite } from '../support/site.ts';

let site: RunningSite;
let browser: Browser;
let people: SitePeople;
const year = new Date().getFullYear();

/** A district on its first day with one archived graduate of this year, and one with an account of their own. */
beforeAll(async () => {
  const fill = async (place: { databaseUrl: string; dataDir: string }): Promise<void> => {
    const backstage = await openBackstage(place);
    const { stage, services } = backstage;
    people = await newPeople(backstage);
    stage.on(dayOf(services.clock.now()));
    const { actor } = await signedInAgain(stage, { name: '', loginName: people.caseworker });
    const household = await stage.act(
      householdRoutes.openHousehold,
      {
        name: '顾建国',
        idNumber: syntheticIdNumber('1971-05-20', 811),
        openedOn: `${year}-01-05`,
        category: 'relative',
        mainCause: 'schooling',
      },
      actor,
    );
    const study = {
      school: '上海商贸职业学院',
      campusDivision: '310118',
      major: '会计',
      degree: 'college',
    } as const;
    await stage.act(
      householdRoutes.addMember,
      {
        id: household.id,
        version: household.version,
        name: '顾一帆',
        idNumber: syntheticIdNumber('2003-06-15', 812),
        relation: 'child',
        identity: 'graduate',
        study: { ...study, graduationYear: year },
      },
      actor,
    );
    const graduate = await signedInAgain(stage, { name: '', loginName: people.graduate });
    await stage.act(claimRoutes.saveOwnStudy, { ...study, graduationYear: year }, graduate.actor);
    await backstage.runJobs();
    await backstage.close();
  };
  [site, browser] = await Promise.all([startSite({ fill }), openBrowser()]);
}, 300_000);
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

async function visitor(who: keyof SitePeople, options: Parameters<typeof visit>[2]): Promise<Visitor> {
  const come = await visit(browser, site.origin, options);
  await keepSession(come.context, site.origin, await signInAt(site.origin, people[who]));
  return come;
}

/** With PAGE_PICTURES=folder the page is kept there as it stands, on a phone and on a desktop. */
async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env.PAGE_PICTURES;
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  const size = page.viewportSize();
  for (const [screen, view] of Object.entries(viewports)) {
    await page.setViewportSize(view);
    await page.screenshot({ path: join(folder, `policies-${name}.${screen}.png`), fullPage: true });
  }
  if (size) await page.setViewportSize(size);
}

const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first().click();

test('the district starts from samples, sharpens the conditions and publishes; everybody reads it', async () => {
  const { page, troubles } = await visitor('statistician', { screen: 'desktop' });
  await page.goto('/district/policies');
  await press(page, /从样板加 \d+ 项草稿/);
  await page.getByText(/加了 \d+ 项草稿/).waitFor();
  await page.getByRole('link', { name: '灵活就业社会保险补贴' }).click();
  await press(page, /拿掉.*办过灵活就业登记/);
  await page.getByText('这条条件拿掉了。').waitFor();
  await page.getByRole('link', { name: '年龄不大于' }).click();
  await field(page, '不大于几岁').fill('80');
  await press(page, /加上“年龄不大于”/);
  await page.getByText('最大 70 岁。').first().waitFor();
  await picture(page, 'condition-refused');
  await field(page, '不大于几岁').fill('35');
  await press(page, /加上“年龄不大于”/);
  await page.getByText('不超过 35 岁').first().waitFor();

  await field(page, '能得到什么').fill('给困难家庭的毕业生，按月补一部分社保。');
  await press(page, '存下');
  await page.getByText('改好了。').waitFor();
  await press(page, '发布');
  await page.getByText('“困难”不能出现在公开的页面，换个说法。').first().waitFor();
  await picture(page, 'words-refused');
  await field(page, '能得到什么').fill('灵活就业自己交社保的，按月补一部分。');
  await press(page, '存下');
  await page.getByText('改好了。').waitFor();
  await press(page, '发布');
  await page.getByText('发布了。公开页面上能看到').waitFor();
  await expectAccessible(page);
  await picture(page, 'published');

  const { page: outside } = await visit(browser, site.origin, { screen: 'phone', script: false });
  await outside.goto('/policies');
  await outside.getByRole('link', { name: '灵活就业社会保险补贴' }).click();
  await outside.getByText('不超过 35 岁').waitFor();
  expect(await outside.getByText('拿掉').count()).toBe(0);
  expect(troubles).toEqual([]);
});

test('a graduate on a phone without script begins, hands in and sees how far it is', async () => {
  const { page } = await visitor('graduate', { screen: 'phone', script: false });
  await page.goto('/me/policies');
  await page.getByText('去向还没有登记').first().waitFor();
  await press(page, '核对过了，开始办');
  await page.getByText('开始了。备好材料交到窗口').waitFor();
  await picture(page, 'own-preparing');
  await press(page, '材料交到窗口了');
  await page.getByText('记下了。窗口有了答复').waitFor();
  await page.getByText('已递交').first().waitFor();
  await picture(page, 'own-applied');
  await page.goto('/me/benefits');
  await page.getByText('已递交').first().waitFor();
});

test('a caseworker begins for a graduate, records the grant and several months in one go, and mends a mistake', async () => {
  const { page, troubles } = await visitor('caseworker', { screen: 'desktop' });
  await page.goto('/union/policies/list');
  await page.getByRole('link', { name: '灵活就业社会保险补贴' }).click();
  await page.getByText('顾*帆').first().waitFor();
  await picture(page, 'candidates');
  await press(page, '替他开始办');
  await page.getByText('开始了，本人会收到消息。').waitFor();
  await page.getByRole('link', { name: '批下来了' }).click();
  const sheet = page.getByRole('dialog');
  await sheet.getByLabel('批准金额').fill('7200');
  await picture(page, 'grant-sheet');
  await sheet.getByRole('button', { name: '记下落实' }).click();
  await sheet.getByText('这一项还没有填。').or(sheet.getByText('填一下凭据。')).first().waitFor();
  await sheet.getByLabel('凭据').fill('窗口批准通知');
  await sheet.getByRole('button', { name: '记下落实' }).click();
  await page.getByText('落实记下了，本人会收到消息。').waitFor();
  await expectAccessible(page);
  await picture(page, 'granted');

  await page.goto('/union/policies/instalments');
  await page.getByRole('checkbox', { name: /顾\*帆/ }).check();
  await field(page, '从哪个月').fill(`${year}-01`);
  await field(page, '到哪个月').fill(`${year}-01`);
  await field(page, '每月金额').fill('600');
  await press(page, '给勾上的人记发放');
  await page.getByText('记下了 1 条发放。').waitFor();
  await page.getByRole('checkbox', { name: /顾\*帆/ }).check();
  await press(page, '给勾上的人记发放');
  await page.getByText('这个月已经记过。').waitFor();
  await picture(page, 'instalments');

  await page.getByRole('link', { name: '看明细' }).click();
  await page.getByText('计入 07A 一次').waitFor();
  await page.getByRole('row', { name: /1月/ }).getByRole('link', { name: '记错了' }).click();
  await page.getByRole('dialog').getByLabel('错在哪里').fill('金额打错了');
  await press(page, '更正这个月');
  await page.getByText('已更正：金额打错了').waitFor();
  await picture(page, 'month-mended');
  await page.getByRole('link', { name: '记错了' }).last().click();
  await page.getByRole('dialog').getByLabel('错在哪里').fill('批的是别人');
  await press(page, '更正这笔');
  await page.getByText('这笔已更正，不再计数').waitFor();
  expect(troubles).toEqual([]);
});

test('without script a caseworker comes as far: open, refused with what is missing, granted', async () => {
  const { page } = await visitor('caseworker', { screen: 'phone', script: false });
  await page.goto('/union/policies?state=preparing');
  await page.getByRole('link', { name: '顾*帆' }).first().click();
  await page.getByRole('link', { name: '批下来了' }).click();
  await press(page, '记下落实');
  await page.getByRole('link', { name: '接着填' }).click();
  await field(page, '凭据').fill('窗口批准通知');
  await press(page, '记下落实');
  await page.getByText('落实记下了，本人会收到消息。').waitFor();
  await page.goto('/union/policies/grants');
  await page.getByText('计 1').first().waitFor();
});
