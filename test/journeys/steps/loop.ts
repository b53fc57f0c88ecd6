import { expectAccessible, field, type Visitor } from '../../support/browser.ts';
import { type GivenRosterRow, givenRosterFile, givenRosterRow } from '../../support/given/roster-file.ts';

/** The figure of a cell as the paper of the official form prints it. */
export async function figure({ page }: Visitor, year: number, code: string): Promise<string> {
  await page.goto(`/union/form?year=${year}`);
  return (await page.locator(`a[href*="cell=${code}"]`).first().innerText()).trim();
}

/** Two good rows and a bad one: the dry run names it, the good ones enter. `second` changes the second good row. */
export async function importRoster(
  { page }: Visitor,
  year: number,
  needOpenedOn: string,
  second: GivenRosterRow = {},
): Promise<void> {
  const openedOn = `${year}-01-01`;
  const graduationYear = String(year);
  const rows = [
    givenRosterRow(0, {
      workerName: '沈建国',
      memberName: '沈一鸣',
      graduationYear,
      openedOn,
      needOpenedOn,
    }),
    givenRosterRow(1, { openedOn, graduationYear, needOpenedOn, ...second }),
    givenRosterRow(2, { workerIdNumber: '990118197203150011' }),
  ];
  await page.goto('/union/rosters');
  await field(page, '名册').setInputFiles({
    name: '夏阳名册.xlsx',
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    buffer: await givenRosterFile(rows),
  });
  await page.getByRole('button', { name: '上传，先不写入' }).click();
  await page.getByRole('button', { name: '试跑，先不写入' }).click();
  await page.getByRole('button', { name: '写入 2 行' }).waitFor({ timeout: 60_000 });
  await expectAccessible(page);
  await page.getByRole('button', { name: '写入 2 行' }).click();
  await page.getByText('新写入 2').waitFor({ timeout: 60_000 });
}

/** The caseworker makes a code for a graduate of the roster; it is shown once. */
export async function claimCode({ page }: Visitor): Promise<string> {
  await page.goto('/union/graduates');
  await page.getByRole('link', { name: '沈*鸣' }).first().click();
  await page.getByRole('button', { name: '给认领码' }).click();
  return page.getByText(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/).innerText();
}

export async function claim({ page }: Visitor, code: string): Promise<void> {
  await page.goto('/me/claim');
  await field(page, '认领码').fill(code);
  await page.getByRole('button', { name: '接上', exact: true }).click();
  await page.getByText('已经接上').waitFor();
}

/** Half a word of pinyin finds the position as soon as the index has followed; two presses apply. */
export async function findAndApply({ page }: Visitor): Promise<void> {
  const position = page.getByRole('link', { name: '成本会计' });
  for (let look = 1; look <= 20; look += 1) {
    await page.goto('/positions?q=kuaij');
    if ((await position.count()) > 0) break;
    await page.waitForTimeout(1000);
  }
  await position.first().click();
  await page.getByRole('link', { name: '投递简历' }).last().click();
  await page.getByRole('button', { name: '确认投递' }).click();
  await page.getByText('已投递').first().waitFor();
}

/** The graduate answers what waits on the own page of the application. */
export async function answer({ page }: Visitor, button: string): Promise<void> {
  await page.goto('/me/applications');
  await page.getByRole('link', { name: '成本会计' }).first().click();
  await page.getByRole('button', { name: button }).click();
  await page.getByRole('button', { name: button }).waitFor({ state: 'detached' });
  // While it runs the button bears other words: it is done when nothing is busy any more.
  await page.locator('[aria-busy="true"]').waitFor({ state: 'detached' });
}

/** A fair of one day, with the published position, its result filled in. */
export async function holdFair({ page }: Visitor, today: string): Promise<void> {
  await page.goto('/union/fairs/new');
  await field(page, '活动名称').fill('夏阳街道毕业季招聘会');
  await field(page, '开始日期').fill(today);
  await field(page, '地点').fill('夏阳街道社区文化活动中心');
  await page.getByRole('button', { name: '存下，去筹备' }).click();
  await page.waitForURL(/checklist/);
  await page.goto(page.url().replace('checklist', 'positions'));
  await page.getByLabel('展出 上海淀湖精密仪器有限公司 成本会计').check();
  await page.getByRole('button', { name: '存下这一页的选择' }).click();
  await page.getByText('已展出 1 个').waitFor();
  await page.getByRole('link', { name: '选好了，回到活动' }).click();
  await page.getByRole('link', { name: '去填结果' }).click();
  await field(page, '入场（人次）').fill('120');
  await field(page, '说明').fill('按纸质签到表');
  await page.getByRole('button', { name: '填好了，请人确认' }).click();
  await page.getByText('等第二个人确认').first().waitFor();
}

/** A second person looks at the result and confirms it. */
export async function confirmFair({ page }: Visitor): Promise<void> {
  await page.goto('/union');
  await page.getByRole('link', { name: '确认 1 场活动的结果' }).click();
  await page.getByRole('button', { name: '确认结果' }).click();
  await page.getByText('已确认，计入统计表').waitFor();
}
