import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { expectAccessible, openBrowser, visit } from '../support/browser.ts';
import { writeFakeVideo } from '../support/fake-video.ts';
import { type DoorSite, startDoorSite } from '../support/given/door-site.ts';
import { keepSession, signInAt } from '../support/signed-in.ts';

let place: DoorSite;
let browser: Browser;
let fairId: string;
let door: string;

beforeAll(async () => {
  place = await startDoorSite();
  browser = await openBrowser();
}, 400_000);
afterAll(async () => {
  await browser?.close();
  await place?.close();
});
let fairs = 0;
beforeEach(async () => {
  fairs += 1;
  ({ fairId, door } = await place.otherFair(`第 ${fairs} 场招聘会`));
});

async function phone(options: { script?: boolean; by?: Browser } = {}) {
  const { by = browser, script = true } = options;
  const visitor = await visit(by, place.site.origin, { screen: 'phone', script });
  await signIn(visitor.context);
  return visitor;
}

async function signIn(context: BrowserContext): Promise<void> {
  const { origin } = place.site;
  await keepSession(context, origin, await signInAt(origin, place.people.caseworker));
}

/** The page is on the device: its list, its worker, its files. */
async function opened(page: Page, gate = '1 号门'): Promise<void> {
  await page.goto(`${door}?gate=${encodeURIComponent(gate)}`);
  await page.getByText('已联网').waitFor();
  const isKept = () =>
    page.evaluate(async (path) => {
      const [name] = (await caches.keys()).filter((each) => each.startsWith('door-'));
      return name !== undefined && (await (await caches.open(name)).match(path)) !== undefined;
    }, door);
  // Asked again and again: a promise given to waitForFunction counts as true before it is settled.
  await expect.poll(isKept, { timeout: 15_000 }).toBe(true);
}

async function check(page: Page, code: string): Promise<string> {
  const before = await page.locator('.door-page tbody tr').count();
  await page.getByLabel('码下面的 8 位字符').fill(code);
  await page.getByRole('button', { name: '核对', exact: true }).click();
  await page.waitForFunction(
    (rows) => document.querySelectorAll('.door-page tbody tr').length > rows,
    before,
  );
  return page.locator('.res h2').innerText();
}

const waitingToSend = (page: Page) => page.locator('.door-stats dd').nth(2).innerText();
const scansKept = () => place.backstage.db.$client<
  { result: string; offline: boolean; gate: string; said: string | null }[]
>`
  select result, offline, gate, said_offline as said from scans where event_id = ${fairId} order by scanned_at, id`;
const admitted = async () =>
  await place.backstage.db
    .$client`select registration_id as id, gate from admissions where event_id = ${fairId}`;

test('with the network cut the device checks by itself, keeps what it scanned over a reload, and sends it when the network is back', async () => {
  const [first] = await Promise.all([place.ticket('沈一鸣', fairId), place.ticket('周小满', fairId)]);
  const { page, context, troubles } = await phone();
  await opened(page, '2 号门');
  await context.setOffline(true);
  expect(await check(page, first.code)).toBe('请进');
  expect(await page.locator('.res').innerText()).toContain('沈*鸣');
  expect(await check(page, first.code)).toBe('已经进场');
  expect(await check(page, 'FX227306')).toBe('没有报名');
  expect(await waitingToSend(page)).toBe('3');
  expect(await page.getByText('离线', { exact: true }).count()).toBe(1);
  await expectAccessible(page);

  await page.reload();
  await page.getByText('3 条待上传').waitFor();
  expect(await page.locator('h1').innerText()).toContain('2 号门');
  expect(await page.locator('.door-page tbody').innerText()).toContain('沈*鸣');
  expect(await check(page, first.code)).toBe('已经进场');
  expect(await scansKept()).toEqual([]);

  await context.setOffline(false);
  await page.getByText('已联网').waitFor();
  await page.waitForFunction(() => document.querySelectorAll('.door-stats dd')[2]?.textContent === '0');
  expect((await scansKept()).map(({ result, offline, gate, said }) => [result, offline, gate, said])).toEqual(
    [
      ['admitted', true, '2 号门', 'admitted'],
      ['already', true, '2 号门', 'already'],
      ['unknown', true, '2 号门', 'unknown'],
      ['already', true, '2 号门', 'already'],
    ],
  );
  expect(await admitted()).toEqual([{ id: first.registrationId, gate: '2 号门' }]);
  expect(troubles.filter((each) => !/ERR_INTERNET_DISCONNECTED|Failed to fetch/.test(each))).toEqual([]);
  await context.close();
});

test.each([
  'the earlier',
  'the later',
])('two gates without a network let one ticket in; with %s one sending first the person counts once and both scans are listed', async (firstToSend) => {
  const ticket = await place.ticket('沈一鸣', fairId);
  const [east, west] = [await phone(), await phone()];
  await opened(east.page, '东门');
  await opened(west.page, '西门');
  await east.context.setOffline(true);
  await west.context.setOffline(true);
  expect(await check(east.page, ticket.code)).toBe('请进');
  await new Promise((resolve) => setTimeout(resolve, 1100));
  expect(await check(west.page, ticket.code)).toBe('请进');

  const order = firstToSend === 'the earlier' ? [east, west] : [west, east];
  for (const { page, context } of order) {
    await context.setOffline(false);
    await page.waitForFunction(() => document.querySelectorAll('.door-stats dd')[2]?.textContent === '0');
  }
  expect(await admitted()).toEqual([{ id: ticket.registrationId, gate: '东门' }]);
  expect((await scansKept()).map(({ gate, said }) => [gate, said])).toEqual([
    ['东门', 'admitted'],
    ['西门', 'admitted'],
  ]);

  const { page } = east;
  await page.goto(`/union/fairs/${fairId}/scans`);
  const conflict = page.locator('li', { has: page.getByText('沈一鸣', { exact: true }) }).first();
  const lines = await conflict.locator('li').allInnerTexts();
  expect(lines.map((line) => line.replace(/^.*?(东门|西门)/, '$1'))).toEqual([
    '东门，离线，算这一次',
    '西门，离线',
  ]);
  await expectAccessible(page);
  await east.context.close();
  await west.context.close();
});

test('the camera reads the QR code of a ticket and lets its holder in without a key pressed', async () => {
  const ticket = await place.ticket('沈一鸣', fairId);
  const folder = await mkdtemp(join(tmpdir(), 'sunshine-camera-'));
  const filming = await openBrowser([
    '--use-fake-device-for-media-stream',
    '--use-fake-ui-for-media-stream',
    `--use-file-for-fake-video-capture=${await writeFakeVideo(folder, ticket.text)}`,
  ]);
  try {
    const { page, troubles } = await phone({ by: filming });
    await opened(page);
    await page.getByRole('button', { name: '打开摄像头' }).click();
    await page.locator('.scan.ok').waitFor();
    expect(await page.locator('.res h2').innerText()).toBe('请进');
    expect(await page.locator('.res .who').innerText()).toBe('沈*鸣');
    await expectAccessible(page);
    await page.getByRole('button', { name: '关掉摄像头' }).click();
    await page.getByRole('button', { name: '打开摄像头' }).waitFor();
    expect(troubles).toEqual([]);
    const [scan] = await place.backstage.db.$client`select way, result from scans where event_id = ${fairId}`;
    expect(scan).toEqual({ way: 'camera', result: 'admitted' });
  } finally {
    await filming.close();
    await rm(folder, { recursive: true, force: true });
  }
});

test('without script the form checks a code, keeps the name of its door, and counts who came without one', async () => {
  const ticket = await place.ticket('沈一鸣', fairId);
  const { page, context } = await phone({ script: false });
  await page.goto(`${door}?gate=${encodeURIComponent('南门')}`);
  const send = async (code: string): Promise<string> => {
    await page.getByLabel('码下面的 8 位字符').fill(code);
    await page.getByRole('button', { name: '核对', exact: true }).click();
    return page.locator('.res h2').innerText();
  };
  expect(await send(ticket.code.toLowerCase())).toBe('请进');
  expect(await send(ticket.code)).toBe('已经进场');
  expect(await send('FX227306')).toBe('没有报名');
  expect(await page.getByRole('link', { name: '现场报名' }).getAttribute('href')).toBe(
    `/union/fairs/${fairId}/registrations/new`,
  );
  await page.getByRole('button', { name: '没有码，计 1 人' }).click();
  expect(await page.locator('.door-stats dd').first().innerText()).toBe('2');
  expect((await scansKept()).map(({ result, gate, offline }) => [result, gate, offline])).toEqual([
    ['admitted', '南门', false],
    ['already', '南门', false],
    ['unknown', '南门', false],
    ['admitted', '南门', false],
  ]);

  expect(await send(ticket.code)).toBe('已经进场');
  await page.getByRole('button', { name: '再次进场' }).click();
  expect(await page.locator('.res h2').innerText()).toBe('再次进场');
  await page.getByRole('button', { name: '放错了，撤销' }).click();
  expect(await page.locator('.res h2').innerText()).toBe('撤销了');
  await context.close();
});

test('a session that ended during the hours without a network loses nothing: the page says so, and signed in again the scans go up', async () => {
  const ticket = await place.ticket('沈一鸣', fairId);
  const { page, context } = await phone();
  await opened(page);
  await context.setOffline(true);
  expect(await check(page, ticket.code)).toBe('请进');
  await context.clearCookies();
  await context.setOffline(false);
  await page.getByText('登录过期了').waitFor();
  expect(await waitingToSend(page)).toBe('1');
  expect(await scansKept()).toEqual([]);
  await expectAccessible(page);

  await signIn(context);
  await page.goto(door);
  await page.waitForFunction(() => document.querySelectorAll('.door-stats dd')[2]?.textContent === '0');
  await expect
    .poll(async () => (await scansKept()).map(({ result, offline }) => [result, offline]))
    .toEqual([['admitted', true]]);
  expect(await page.getByText('登录过期了').count()).toBe(0);
  await context.close();
});
