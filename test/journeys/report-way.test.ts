import type { Role } from '@sunshine/contract/accounts/vocabulary.ts';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectAccessible, field, openBrowser } from '../support/browser.ts';
import { type RunningSite, startSite } from '../support/site.ts';
import { figure, importRoster } from './steps/loop.ts';
import { foundStreet, invite, joinUnion, openDistrict, openYear } from './steps/people.ts';
import { act, explain, handIn, openForm, stepNow, supplementClass } from './steps/reporting.ts';

let site: RunningSite;
let browser: Browser;

beforeAll(async () => {
  [site, browser] = await Promise.all([startSite(), openBrowser()]);
}, 300_000);

afterAll(async () => {
  await browser?.close();
  await site?.close();
});

const dayForm = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' });
const dayAgo = (days: number): string => dayForm.format(Date.now() - days * 86_400_000);
/** The day before yesterday's year, so that no step of the story falls into another campaign. */
const year = Number(dayAgo(20).slice(0, 4));
const street = '310118001';

test('a report is explained, handed in, returned with a remark on a cell, mended, accepted and sealed; what changes later is seen', {
  timeout: 400_000,
}, async () => {
  const admin = await openDistrict(browser, site.origin, site.setupToken());
  await openYear(admin, { year, cutoffDay: dayAgo(1), dueDay: dayAgo(-2) });
  await foundStreet(admin);
  const join = async (unit: string, role: Role, who: Parameters<typeof joinUnion>[3]) =>
    joinUnion(browser, site.origin, await invite(admin, unit, role), who);
  const preparer = await join('夏阳街道', 'caseworker', {
    name: '陆文澜',
    loginName: 'luwenlan',
    screen: 'phone',
  });
  // The acts of a reviewer are taken without script: the sheets open and send as plain pages.
  const reviewer = await join('青浦区', 'reviewer', {
    name: '顾清远',
    loginName: 'guqingyuan',
    script: false,
  });
  const statistician = await join('青浦区', 'statistician', { name: '周以宁', loginName: 'zhouyining' });
  const auditor = await join('青浦区', 'auditor', { name: '庄思正', loginName: 'zhuangsizheng' });
  await importRoster(preparer, year, dayAgo(10), { needOpenedOn: null, needsHelp: '否' });

  const own = { area: 'union', year } as const;
  await openForm(preparer, own);
  expect(await stepNow(preparer)).toBe('校验');
  await expectAccessible(preparer.page);
  await explain(preparer, '准备考研，暂不求职，联系过。');
  await handIn(preparer);

  const below = { area: 'union', year, unit: street } as const;
  await reviewer.page.goto('/union/queue');
  await reviewer.page.getByRole('link', { name: '夏阳街道总工会' }).click();
  await reviewer.page.getByText('准备考研，暂不求职').waitFor();
  await openForm(reviewer, below);
  await act(reviewer, '退回', '退回了，填报人会收到', async () => {
    await field(reviewer.page, '退回原因').fill('8 月的会计班没有计进来。');
    await field(reviewer.page, '哪个数').selectOption('03A');
    await field(reviewer.page, '写在旁边').fill('街道办过一个班，核对签到表。');
  });

  await openForm(preparer, own);
  await preparer.page.getByText('青浦区总工会退回：8 月的会计班没有计进来。').first().waitFor();
  await preparer.page.getByRole('link', { name: '批注 1 条' }).click();
  await preparer.page.getByText('街道办过一个班').waitFor();
  await expectAccessible(preparer.page);
  await supplementClass(preparer, dayAgo(5));
  expect(await figure(preparer, year, '03A')).toBe('1');
  await preparer.page.getByRole('link', { name: '批注 1 条' }).click();
  await preparer.page.getByRole('button', { name: '处理好了' }).click();
  await preparer.page.getByText('标成处理好了').waitFor();
  await openForm(preparer, own);
  await handIn(preparer);

  await openForm(reviewer, below);
  expect(await stepNow(reviewer)).toBe('审核');
  await act(reviewer, '审核通过', /^审核通过。/);

  await openForm(statistician, { area: 'district', year, unit: street });
  await act(statistician, '封存', '封存了。');
  expect(await stepNow(statistician)).toBe('');
  await statistician.page.getByText('封存内容的指纹').waitFor();
  await expectAccessible(statistician.page);

  await supplementClass(preparer, dayAgo(3));
  await openForm(auditor, { area: 'district', year, unit: street });
  await auditor.page.getByText('封存以后有变动，1 个数和现在的记录对不上').waitFor();
  expect((await auditor.page.locator('a[href*="cell=03A"]').first().innerText()).trim()).toBe('1');
  await auditor.page.getByRole('link', { name: '看是谁、哪条' }).click();
  await auditor.page.getByRole('heading', { name: '03A 技能培训' }).waitFor();
  await auditor.page.getByText('进来 1').waitFor();
  await expectAccessible(auditor.page);
  await auditor.page.goto('/district/history');
  await auditor.page.getByRole('link', { name: '夏阳街道总工会' }).waitFor();
  for (const person of [admin, preparer, reviewer, statistician, auditor])
    expect(person.troubles).toEqual([]);
});
