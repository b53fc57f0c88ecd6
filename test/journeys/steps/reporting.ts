import { expect } from 'vitest';
import { expectAccessible, field, type Visitor } from '../../support/browser.ts';

/** Address of the form a person works on; `unit` is another one than their own. */
export interface FormPlace {
  area: 'union' | 'district';
  year: number;
  unit?: string;
}

export async function openForm({ page }: Visitor, { area, year, unit }: FormPlace): Promise<void> {
  await page.goto(`/${area}/form?year=${year}${unit ? `&unit=${unit}` : ''}`);
  await page.getByRole('heading', { level: 1, name: '阳光就业统计表' }).waitFor();
}

/** Opens the sheet of an act, fills it in, presses its button; the page says what comes next. */
export async function act(
  { page }: Visitor,
  word: string,
  said: RegExp | string,
  fill: () => Promise<void> = async () => undefined,
): Promise<void> {
  await page.getByRole('link', { name: word, exact: true }).click();
  const sheet = page.getByRole('dialog');
  await sheet.waitFor();
  await fill();
  await sheet.getByRole('button', { name: word, exact: true }).click();
  await page.getByText(said).first().waitFor();
}

/** The figure of the step that is now. */
export async function stepNow({ page }: Visitor): Promise<string> {
  const now = page.locator('.steps [aria-current=step]');
  return (await now.count()) === 0 ? '' : (await now.innerText()).replace(/[\d\s]+/g, '');
}

/** Writes the note on the check that is off, as the sentence at the top asks. */
export async function explain({ page }: Visitor, note: string): Promise<void> {
  await page.getByText('还差 1 处说明就能上报').waitFor();
  await page.getByRole('link', { name: '去写' }).click();
  await field(page, '说明').fill(note);
  await page.getByRole('button', { name: '存下说明' }).click();
  await page.getByText('说明存下了').waitFor();
}

/** Checks and hands in, from whatever state the report is in. */
export async function handIn(preparer: Visitor): Promise<void> {
  const { page } = preparer;
  await act(preparer, '校验', '校验通过，接着上报', async () => {
    await field(page, '联系电话').fill('59000001');
  });
  expect(await stepNow(preparer)).toBe('上报');
  await act(preparer, '上报', '上报了');
  await page.getByText('上报时的数字').waitFor();
  await expectAccessible(page);
}

/** A class held outside the platform, a list of names at hand: one more in 03A. */
export async function supplementClass({ page }: Visitor, onDay: string): Promise<void> {
  await page.goto('/union/supplements/new?kind=skillTraining');
  await field(page, '日期').fill(onDay);
  await field(page, '做了什么').fill('初级会计实务班，6 天');
  await page.locator('[name=evidence]').fill('签到表，存夏阳街道工会办公室');
  await page.getByRole('button', { name: '记下这条' }).click();
  await page.waitForURL((address) => !address.pathname.endsWith('/new'));
}
