import { creditCodeCheckCharacter } from '@sunshine/contract/companies/credit-code.ts';
import type { Browser } from 'playwright-core';
import { field, type Visitor, visit } from '../../support/browser.ts';
import { password } from './people.ts';

const first17 = '91990118MA0000001';

/** A company registers on the public site with its credit code. */
export async function registerCompany(browser: Browser, origin: string): Promise<Visitor> {
  const recruiter = await visit(browser, origin);
  const { page } = recruiter;
  await page.goto('/register/company');
  await field(page, '统一社会信用代码').fill(first17 + creditCodeCheckCharacter(first17));
  await field(page, '单位全称').fill('上海淀湖精密仪器有限公司');
  await field(page, '简称').fill('淀湖精密仪器');
  await field(page, '单位性质').selectOption({ label: '民营企业' });
  await field(page, '单位人数').selectOption({ label: '100–299 人' });
  await field(page, '所属行业').fill('仪器仪表');
  await field(page, '所在街镇').selectOption({ label: '夏阳街道' });
  await field(page, '单位地址').fill('公园路 18 号');
  await field(page, '联系人').fill('周经理');
  await field(page, '联系电话').fill('021-59010001');
  await field(page, '姓名').fill('周可');
  await field(page, '登录名').fill('zhouke');
  await field(page, '密码').fill(password);
  await page.getByLabel(/看过隐私说明/).check();
  await page.getByRole('button', { name: '登记单位' }).click();
  await page.waitForURL((address) => address.pathname.startsWith('/company'));
  return recruiter;
}

/** The union finds the company among what is due today and verifies it. */
export async function verifyCompany({ page }: Visitor): Promise<void> {
  await page.goto('/union');
  await page.getByRole('link', { name: '核实 1 家新登记的单位' }).click();
  await page.getByRole('link', { name: '上海淀湖精密仪器有限公司' }).click();
  await page.getByRole('button', { name: '核实通过' }).click();
  await page.getByText('已核实').first().waitFor();
}

/** A position is written and sent to the union for review. */
export async function writePosition({ page }: Visitor): Promise<void> {
  await page.goto('/company/positions/new');
  await field(page, '职位名称').fill('成本会计');
  await field(page, '招聘人数').fill('3');
  await field(page, '岗位类型').selectOption({ label: '财务会计' });
  await field(page, '学历').selectOption({ label: '大专及以上' });
  await field(page, '岗位职责').fill(
    '核算产品成本，每月编制成本报表；配合仓库盘点，分析差异；整理凭证，协助年度审计。',
  );
  await field(page, '任职条件').fill('持初级会计证书优先，可在岗考取；会做数据透视表。');
  await field(page, '下限（元）').fill('6000');
  await field(page, '上限（元）').fill('8000');
  await field(page, '工作街镇').selectOption({ label: '夏阳街道' });
  await field(page, '工作地点').fill('公园路 18 号');
  await page.getByRole('button', { name: '送审' }).click();
  await page.waitForURL(/saved=sent/);
}

export async function publishPosition({ page }: Visitor): Promise<void> {
  await page.goto('/union');
  await page.getByRole('link', { name: '审核 1 个职位' }).click();
  await page.getByRole('link', { name: '成本会计' }).click();
  await page.getByRole('radio', { name: /^优先/ }).check();
  await page.getByRole('button', { name: '发布', exact: true }).click();
  await page.getByText('招聘中').first().waitFor();
}

async function openApplicant({ page }: Visitor, name: string, group: string): Promise<void> {
  await page.goto(`/company/applications?group=${group}`);
  await page.getByRole('link', { name }).first().click();
  await page.getByRole('heading', { level: 1, name }).waitFor();
  await page.waitForLoadState('networkidle');
}

export async function invite(recruiter: Visitor, name: string): Promise<void> {
  const { page } = recruiter;
  await openApplicant(recruiter, name, 'waiting');
  await field(page, '面试地点').fill('公园路 18 号 2 楼');
  await page.getByRole('button', { name: '发出面试邀请' }).click();
  await page.getByText('对方还没有答复').waitFor();
}

export async function offer(recruiter: Visitor, name: string): Promise<void> {
  const { page } = recruiter;
  await openApplicant(recruiter, name, 'interview');
  await page.getByText('发录用意向', { exact: true }).click();
  await page.getByRole('button', { name: '发出录用意向' }).click();
  await page.getByRole('button', { name: '发出录用意向' }).waitFor({ state: 'detached' });
}

export async function stateStart(recruiter: Visitor, name: string, day: string): Promise<void> {
  const { page } = recruiter;
  await openApplicant(recruiter, name, 'offered');
  await field(page, '到岗日期').fill(day);
  await page.getByRole('button', { name: '确认到岗日期' }).click();
  await page.getByText('等对方确认到岗日期').waitFor();
}
