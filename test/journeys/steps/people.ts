import type { Role } from '@sunshine/contract/accounts/vocabulary.ts';
import type { Browser } from 'playwright-core';
import { field, type Visitor, visit } from '../../support/browser.ts';

/** Invented people of the journey; the password is a sentence, as the product suggests. */
export const password = '石桥边上的第七棵老柳树';

/** The first administrator opens an empty district with the link that the start has printed. */
export async function openDistrict(browser: Browser, origin: string, token: string): Promise<Visitor> {
  const admin = await visit(browser, origin);
  const { page } = admin;
  await page.goto(`/setup/${token}`);
  await field(page, '你的姓名').fill('夏知远');
  await field(page, '登录名').fill('admin');
  await field(page, '密码').fill(password);
  await page.getByRole('button', { name: '设好并登录' }).click();
  await page.waitForURL(/\/district/);
  return admin;
}

/** The administrator sets up a street union, opens the year and invites a caseworker; the link is shown once. */
export async function setUpStreet(admin: Visitor, year: number): Promise<string> {
  await openYear(admin, { year, cutoffDay: `${year}-12-31`, dueDay: `${year}-12-31` });
  await foundStreet(admin);
  return invite(admin, '夏阳街道', 'caseworker');
}

export async function openYear(
  { page }: Visitor,
  { year, cutoffDay, dueDay }: { year: number; cutoffDay: string; dueDay: string },
): Promise<void> {
  await page.goto('/district/campaigns');
  await field(page, '年度').fill(String(year));
  await field(page, '统计时点').fill(cutoffDay);
  await field(page, '上报截止日').fill(dueDay);
  await page.getByRole('button', { name: '开这个年度' }).click();
  await page.getByText('年度开好了').waitFor();
}

export async function foundStreet({ page }: Visitor): Promise<void> {
  await page.goto('/district/units');
  await field(page, '哪一种').selectOption({ label: '镇、街道总工会' });
  await page.locator('[name=divisionCode]').selectOption({ label: '夏阳街道' });
  await field(page, '全称').fill('夏阳街道总工会');
  await field(page, '简称').fill('夏阳街道');
  await field(page, '联系电话').fill('021-59000001');
  await page.getByRole('button', { name: '设工会' }).click();
  await page.getByRole('link', { name: '夏阳街道总工会' }).waitFor();
}

/** Invites a colleague to a unit for a role; the link is shown once. */
export async function invite({ page }: Visitor, unitName: string, role: Role): Promise<string> {
  await page.goto('/district/accounts');
  const unit = field(page, '哪个单位');
  const option = await unit.locator('option', { hasText: unitName }).first().getAttribute('value');
  await unit.selectOption(option);
  await field(page, '做什么').selectOption(role);
  await page.getByRole('button', { name: '邀请', exact: true }).click();
  return field(page, '邀请链接').inputValue();
}

interface Colleague {
  name: string;
  loginName: string;
  screen?: 'phone' | 'desktop';
  script?: boolean;
}

/** A colleague follows the link, makes an account and stands in the union's area, or the district's. */
export async function joinUnion(
  browser: Browser,
  origin: string,
  link: string,
  { name, loginName, ...options }: Colleague = { name: '陆文澜', loginName: 'luwenlan' },
): Promise<Visitor> {
  const colleague = await visit(browser, origin, options);
  const { page } = colleague;
  await page.goto(new URL(link).pathname);
  await field(page, '姓名').fill(name);
  await field(page, '登录名').fill(loginName);
  await field(page, '密码').fill(password);
  await page.getByLabel(/我已看过并同意/).check();
  await page.getByRole('button', { name: '建账号并加入' }).click();
  await page.waitForURL(/\/(union|district)/);
  return colleague;
}

/** Anyone may register; the phone number is the login name. */
export async function registerGraduate(browser: Browser, origin: string, name: string): Promise<Visitor> {
  const graduate = await visit(browser, origin, { screen: 'phone' });
  const { page } = graduate;
  await page.goto('/register');
  await field(page, '姓名').fill(name);
  await field(page, '手机号或登录名').fill('19900001234');
  await field(page, '密码').fill(password);
  await page.getByLabel(/我已看过并同意/).check();
  await page.getByRole('button', { name: '建账号' }).click();
  await page.waitForURL(/\/me/);
  return graduate;
}
