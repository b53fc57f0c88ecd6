import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectAccessible, openBrowser } from '../support/browser.ts';
import { type RunningSite, startSite } from '../support/site.ts';
import * as hiring from './steps/hiring.ts';
import {
  answer,
  claim,
  claimCode,
  confirmFair,
  figure,
  findAndApply,
  holdFair,
  importRoster,
} from './steps/loop.ts';
import { invite, joinUnion, openDistrict, registerGraduate, setUpStreet } from './steps/people.ts';

let site: RunningSite;
let browser: Browser;

beforeAll(async () => {
  [site, browser] = await Promise.all([startSite(), openBrowser()]);
}, 300_000);

afterAll(async () => {
  await browser?.close();
  await site?.close();
});

const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date());
const year = Number(today.slice(0, 4));
const whole = { timeout: 400_000 };

test(
  'a union, a company and a graduate go the whole way, and the official form stands filled',
  whole,
  async () => {
    const admin = await openDistrict(browser, site.origin, site.setupToken());
    const link = await setUpStreet(admin, year);
    const caseworker = await joinUnion(browser, site.origin, link);
    const cell = (code: string): Promise<string> => figure(caseworker, year, code);

    await importRoster(caseworker, year, today);
    expect([await cell('01A'), await cell('01E'), await cell('08A')]).toEqual(['2', '2', '0']);

    const recruiter = await hiring.registerCompany(browser, site.origin);
    await hiring.verifyCompany(caseworker);
    await hiring.writePosition(recruiter);
    await hiring.publishPosition(caseworker);

    const code = await claimCode(caseworker);
    const graduate = await registerGraduate(browser, site.origin, '沈一鸣');
    await claim(graduate, code);
    await findAndApply(graduate);
    await expectAccessible(graduate.page);

    await hiring.invite(recruiter, '沈一鸣');
    await answer(graduate, '接受面试');
    await hiring.offer(recruiter, '沈一鸣');
    await answer(graduate, '接受录用');
    await hiring.stateStart(recruiter, '沈一鸣', today);
    await expectAccessible(recruiter.page);
    await answer(graduate, '确认到岗日期');
    expect([await cell('08A'), await cell('02A'), await cell('04A')]).toEqual(['1', '0', '0']);

    await holdFair(caseworker, today);
    expect(await cell('04A')).toBe('0');
    const second = await joinUnion(browser, site.origin, await invite(admin, '夏阳街道', 'reviewer'), {
      name: '邵静之',
      loginName: 'shaojingzhi',
    });
    await confirmFair(second);
    await expectAccessible(second.page);
    expect([await cell('04A'), await cell('04B')]).toEqual(['1', '3']);

    await caseworker.page.goto(`/union/form?year=${year}&cell=08A`);
    await caseworker.page.getByText('沈*鸣').first().waitFor();
    await expectAccessible(caseworker.page);
    for (const format of ['docx', 'xlsx']) {
      const file = await caseworker.page.request.get(`/union/form/file?year=${year}&format=${format}`);
      expect([file.status(), (await file.body()).subarray(0, 2).toString()], format).toEqual([200, 'PK']);
    }
    for (const person of [admin, second, caseworker, recruiter, graduate])
      expect(person.troubles).toEqual([]);
  },
);
