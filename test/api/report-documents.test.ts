import { reportRoutes } from '@sunshine/contract/reports/routes.ts';
import { cellCodes, sunshineLines } from '@sunshine/contract/reports/sunshine-form.ts';
import { auditEntries } from '@sunshine/db/schema/accounts.ts';
import { people as persons } from '@sunshine/db/schema/people.ts';
import { printForm } from '@sunshine/server/modules/reports/print-form.ts';
import { eq } from 'drizzle-orm';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.ts';
import { type Caller, replyOf } from '../support/call.ts';
import { givenAccount } from '../support/given/people.ts';
import { type GivenRecords, givenRecords } from '../support/given/records.ts';
import { codes, givenReportPeople, type ReportPeople, reportActsOf } from '../support/given/report-people.ts';
import { paragraphs, pdfPages, sheetRows, squeeze, unzip, workbook } from '../support/read-documents.ts';

let app: TestApp;
let people: ReportPeople;
let given: GivenRecords;
let acts: ReturnType<typeof reportActsOf>;

const year = { form: 'sunshine', year: 2026 } as const;

/** A year in which a person is served by two units, a position is shown at two, and one settled nothing. */
async function givenYear(): Promise<void> {
  const { units } = people;
  const [home, other] = [await given.household(units.xiayang), await given.household(units.yingpu)];
  const served = await given.graduate(home, { name: '沈一鸣' });
  await app.db.update(persons).set({ idNumberMask: '310118********1234' }).where(eq(persons.id, served));
  await given.placement(served, units.xiayang, '2026-07-01');
  await given.placement(served, units.yingpu, '2026-08-10');
  await given.supplementary('jobSeekingAllowance', units.xiayang, '2026-06-30', {
    personId: served,
    amountFen: 120_050n,
    title: '=HYPERLINK("http://127.0.0.1")',
  });
  await given.graduate(other, { name: '许可', study: { graduationYear: 2025 } });
  const company = await given.company(units.xiayang);
  const positionId = await given.position(company, units.xiayang, {});
  await given.event(units.xiayang, '2026-04-11', [{ positionId, headcount: 4 }]);
  await given.event(units.yingpu, '2026-05-11', [{ positionId, headcount: 6 }]);
  await given.event(units.district, '2026-05-20');
}

beforeAll(async () => {
  app = await startTestApp({ now: '2026-08-22T09:00:00+08:00' });
  people = await givenReportPeople(app);
  given = givenRecords(app.db);
  acts = reportActsOf(app);
  await givenYear();
});
afterAll(() => app.close());

const download = async (format: 'docx' | 'xlsx' | 'pdf', more: object = {}, as: Caller = people.xiayang) => {
  const input = { ...year, unit: codes.xiayang, format, ...more };
  const reply = await app.call(reportRoutes.exportForm, input, as);
  if (!reply.ok) throw new Error(JSON.stringify(reply.body));
  return reply.bytes;
};
const cell = (page: string[], code: string): string => {
  const line = sunshineLines.find((each) => each.code === code);
  const [, value] = page.join('').split(`${line?.wording}`);
  return value?.split('（')[0] ?? '';
};
const formPages = async (bytes: Uint8Array): Promise<string[]> => {
  const pages = await pdfPages(bytes);
  return pages.slice(
    0,
    pages.findIndex((page) => page.includes('口径说明')),
  );
};
const docxText = (bytes: Uint8Array): string =>
  paragraphs(unzip(bytes, 'word/document.xml')).map(squeeze).join('\n');

describe('one workbook of all units', () => {
  const export_ = async (unit: string, as: Caller) =>
    app.call(reportRoutes.exportUnits, { ...year, unit }, as);
  let book: ExcelJS.Workbook;
  beforeAll(async () => {
    book = await workbook((await export_(codes.district, people.statistician)).bytes);
  });

  test('汇总 is the table of units: recounted, summed, the difference, 本级, each unit with its state', async () => {
    const table = replyOf(await app.call(reportRoutes.listUnits, year, people.statistician));
    const [, , , , whole, below, apart, ...units] = sheetRows(book, '汇总');
    const of = (row: string[] | undefined) =>
      Object.fromEntries(cellCodes.map((code, i) => [code, row?.[i + 4]]));
    expect(of(whole)).toEqual(table.whole.cells);
    expect(of(below)).toEqual(table.below);
    // One position at the fairs of two units: 4 and 6 in their rows, 6 in the district.
    expect([of(whole)['04B'], of(below)['04B'], of(apart)['04B'], of(apart)['01A']]).toEqual([
      '6',
      '10',
      '4',
      '',
    ]);
    expect(units.map((row) => [row[0], row[1], row[2]])).toEqual(
      table.units.map(({ name, code, ownOnly }) => [ownOnly ? `${name}本级` : name, code, '草稿']),
    );
    expect(units.map(of)).toEqual(table.units.map(({ cells }) => cells));
    expect(of(units[1])['09B']).toBe('0.12005');
    expect(book.getWorksheet('汇总')?.getCell('E5').value).toBe(2);
  });

  test('every check of every unit, and persons counted by two units by their masked names', async () => {
    const rows = sheetRows(book, '勾稽');
    expect(rows[0]).toEqual(['单位', '级别', '校验', '结果', '数', '说明', '放行']);
    expect(rows.filter((row) => row[3] === '不满足').map((row) => [row[0], row[2], row[4]])).toEqual([
      ['青浦区总工会', '01D＋01E 应等于 01A', '0＋1＝1，01A 为 2，差 1'],
      ['盈浦街道总工会', '01D＋01E 应等于 01A', '0＋0＝0，01A 为 1，差 1'],
      ['盈浦街道总工会', '帮助上岗的人数（08A′）不大于 01E', '1，01E 为 0，多 1'],
    ]);
    // Nine checks for the whole, 本级 and each of three units.
    expect(rows).toHaveLength(1 + 5 * 9);
    expect(sheetRows(book, '重复人员').slice(1)).toEqual([
      ['08A', '共实际帮助困难职工家庭高校毕业生实现就业', '沈*鸣', '夏阳街道总工会、盈浦街道总工会'],
    ]);
  });

  test('lists behind the figures: ID numbers masked and text, nothing a program would evaluate, each list as long as its figure', async () => {
    expect(book.worksheets.map(({ name }) => name)).toEqual([
      '汇总',
      '勾稽',
      '重复人员',
      '口径说明',
      ...cellCodes.map((code) => `明细${code}`),
    ]);
    const placements = sheetRows(book, '明细08A').slice(2);
    expect(placements.map((row) => [row[1], row[2], row[3], row[6]])).toEqual([
      ['2026-08-10', '沈*鸣', '310118********1234', '盈浦街道总工会'],
      ['2026-07-01', '沈*鸣', '310118********1234', '夏阳街道总工会'],
    ]);
    expect(book.getWorksheet('明细08A')?.getCell('D3')).toMatchObject({
      type: ExcelJS.ValueType.String,
      numFmt: '@',
    });
    const formulas: string[] = [];
    for (const sheet of book.worksheets) {
      sheet.eachRow((row) =>
        row.eachCell((each) => {
          if (each.type === ExcelJS.ValueType.Formula || /^[=+@]/.test(each.text)) formulas.push(each.text);
        }),
      );
    }
    expect(formulas).toEqual([]);
    expect(JSON.stringify(book.worksheets.map(({ name }) => sheetRows(book, name)))).not.toContain('沈一鸣');
    for (const code of cellCodes) {
      const [head, , ...rows] = sheetRows(book, `明细${code}`);
      const sum = rows.reduce((total, row) => total + Math.round(Number(row[5]) * 1e6), 0) / 1e6;
      expect([code, head?.[0]]).toEqual([code, expect.stringMatching(new RegExp(`　${sum}（`))]);
    }
  });

  test('prints on A3 or A4 across, as wide as a page, with its heads on every page', () => {
    expect(book.getWorksheet('汇总')?.pageSetup).toMatchObject({
      paperSize: 8,
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
    });
    for (const name of ['勾稽', '重复人员', '明细08A']) {
      expect(book.getWorksheet(name)?.pageSetup).toMatchObject({
        paperSize: 9,
        orientation: 'landscape',
        fitToWidth: 1,
      });
    }
  });

  test('is named by form, unit and day, noted in the trail, and another unit’s is missing', async () => {
    const own = await export_(codes.xiayang, people.xiayang);
    expect(decodeURIComponent(String(own.headers['content-disposition']))).toContain(
      '2026年工会阳光就业行动情况统计表_夏阳街道总工会各单位_20260822.xlsx',
    );
    const rows = sheetRows(await workbook(own.bytes), '汇总').slice(4);
    expect(rows.map(([name]) => name)).toEqual([
      '夏阳街道总工会（重新计数）',
      '各行相加',
      '相加多出的',
      '夏阳街道总工会本级',
      '夏阳街道城北社区工会',
    ]);
    const trail = await app.db.select().from(auditEntries).where(eq(auditEntries.action, 'report.export'));
    expect(trail.at(-1)).toMatchObject({
      actorAccountId: people.xiayang.accountId,
      unionId: people.units.xiayang,
      detail: { year: 2026, format: 'xlsx', units: 2 },
    });
    const foreign = await export_(codes.yingpu, people.xiayang);
    expect([foreign.status, foreign.body]).toMatchObject([404, { code: 'report.notFound' }]);
    const recruiter = await givenAccount(app, [
      { role: 'recruiter', companyId: await given.company(people.units.xiayang) },
    ]);
    expect((await export_(codes.district, recruiter)).status).toBe(403);
  });
});

describe('the written summary', () => {
  const read = async (unit: string, as: Caller, more: object = {}) =>
    replyOf(await app.call(reportRoutes.readSummary, { ...year, unit, ...more }, as));
  const textOf = (summary: Awaited<ReturnType<typeof read>>): string =>
    summary.sections.flatMap(({ paragraphs: lines }) => lines).join('');

  test('says the figures of the form in sentences, leaves out what is zero, and names nobody', async () => {
    const summary = await read(codes.district, people.statistician);
    expect(summary.title).toBe('青浦区总工会2026年阳光就业行动总结');
    expect(textOf(summary)).toContain(
      '截至2026年8月20日，青浦区总工会共有困难职工家庭高校毕业生 2 人，其中应届 1 人、往届 1 人。' +
        '已自谋职业 0 人，需要就业帮扶 1 人，其余 1 人既没有自谋职业，也没有帮扶需求。',
    );
    expect(textOf(summary)).toContain(
      '共实际帮助 1 人实现就业，计 2 人次，帮扶成功率 100.0%（1÷1），总体就业率 50.0%（1÷2）。',
    );
    expect(textOf(summary)).toContain('举办就业招聘会等就业服务活动 3 场，提供适合高校毕业生的岗位 6 个。');
    expect(textOf(summary)).toContain('资助求职 1 人次，发放求职补贴 0.12005 万元。');
    expect(textOf(summary)).not.toMatch(/培训|创业|贷款|沈|许可|310118/);
    expect(summary).toMatchObject({ frozen: false, source: expect.stringContaining('还没有上报') });
  });

  test('every number in it is one of the form, a rate, a difference or a date', async () => {
    const form = replyOf(
      await app.call(reportRoutes.readForm, { ...year, unit: codes.district }, people.statistician),
    );
    const known = new Set([
      ...Object.values(form.form.cells).map(({ text }) => text),
      ...[form.success, form.employment].flatMap((rate) =>
        rate ? [rate.text, `${rate.part}`, `${rate.whole}`] : [],
      ),
      `${form.details['08A']?.persons}`,
      '2026',
      '8',
      '20',
    ]);
    const numbers = textOf(await read(codes.district, people.statistician)).match(/\d[\d.]*%?/g) ?? [];
    expect(numbers.length).toBeGreaterThan(15);
    expect(numbers.filter((each) => !known.has(each))).toEqual([]);
  });

  test('compares with last year where there are figures, exactly, and with nothing where there are none', async () => {
    expect(textOf(await read(codes.xiayang, people.xiayang))).not.toContain('相比');
    const baseline = {
      form: 'sunshine',
      year: 2025,
      unit: codes.xiayang,
      cells: { '01A': '4', '01E': '1', '09B': '0.1' },
      source: '2025 年盖章的纸',
    } as const;
    replyOf(await app.call(reportRoutes.saveBaseline, baseline, people.statistician));
    expect(textOf(await read(codes.xiayang, people.xiayang))).toContain(
      '和 2025 年相比，困难职工家庭高校毕业生从 4 人到 1 人，减少 3 人（75.0%）；需要就业帮扶的从 1 人到 1 人，持平；求职补贴从 0.1 万元到 0.12005 万元，增加 0.02005 万元（20.1%）。',
    );
    // 本级 alone was never reported.
    expect(textOf(await read(codes.xiayang, people.xiayang, { own: 'true' }))).not.toContain('相比');
  });

  test('of a unit with nobody says so', async () => {
    expect(textOf(await read(codes.education, people.education))).toContain(
      '截至2026年8月20日，区教育工会没有困难职工家庭高校毕业生。还没有帮助实现就业的。',
    );
  });

  test('as docx says the same, is noted in the trail, and another unit’s is missing', async () => {
    const input = { ...year, unit: codes.xiayang };
    const file = await app.call(reportRoutes.exportSummary, input, people.xiayang);
    expect(decodeURIComponent(String(file.headers['content-disposition']))).toContain(
      '2026年阳光就业行动总结_夏阳街道总工会_20260822.docx',
    );
    const summary = await read(codes.xiayang, people.xiayang);
    const expected = [
      summary.title,
      ...summary.sections.flatMap(({ head, paragraphs: lines }) => [head, ...lines]),
    ];
    expect(docxText(file.bytes)).toBe(expected.map(squeeze).join('\n'));
    const trail = await app.db
      .select()
      .from(auditEntries)
      .where(eq(auditEntries.action, 'report.exportSummary'));
    expect(trail).toMatchObject([
      { actorAccountId: people.xiayang.accountId, unionId: people.units.xiayang },
    ]);
    for (const route of [reportRoutes.readSummary, reportRoutes.exportSummary] as const) {
      const foreign = await app.call(route, { ...year, unit: codes.yingpu }, people.xiayang);
      expect([foreign.status, foreign.body]).toMatchObject([404, { code: 'report.notFound' }]);
    }
  });
});

describe('a report that was handed in and sealed', () => {
  beforeAll(async () => {
    replyOf(await acts.declareNil('grassroots', people.xiayang));
    for (const check of ['change.01A', 'leftOver', 'placedWithinNeed']) {
      await acts.note('xiayang', check, people.xiayang, '去年有三人毕业满两年');
    }
    replyOf(await acts.check('xiayang', people.xiayang, '021-59000000'));
    replyOf(await acts.submit('xiayang', people.xiayang));
    replyOf(await acts.accept('xiayang', people.xiayangReviewer));
    replyOf(await acts.accept('xiayang', people.districtReviewer));
    app.clock.set('2026-08-25T15:30:00+08:00');
    replyOf(await acts.seal('xiayang', people.statistician));
    // What happens afterwards is drift: another graduate, another name of the unit.
    await given.graduate(await given.household(people.units.xiayang), { name: '后来人' });
    await app.db.$client`update unions set name = '夏阳街道工会联合会' where id = ${people.units.xiayang}`;
  });

  test('prints the frozen figures with the name the unit had, and its preparer; behind the form version, time and hash', async () => {
    const { hash } = await acts.status('xiayang', people.xiayang);
    const bytes = await download('pdf');
    const pages = await formPages(bytes);
    expect(cell(pages, '01A')).toBe('1');
    expect(pages.join('')).toContain('夏阳街道总工会填报人：陆文联系电话：021-59000000');
    expect(pages.join('')).not.toMatch(/封存|第1版|口径|校验/);
    const notes = (await pdfPages(bytes)).slice(pages.length).join('');
    for (const part of [
      '状态：已封存',
      '版次：第1版',
      '数字：2026年8月22日09:00取定，截到2026年8月20日',
      '封存时间：2026年8月25日15:30',
      `${hash}`,
      '01A与上年相比变动不大：应当满足，不满足，1，2025年4，减75%；说明：去年有三人毕业满两年',
    ]) {
      expect(notes).toContain(part);
    }
    const docx = docxText(await download('docx'));
    expect(docx).toContain('（01）（A）本地区、本系统工会共有困难职工家庭高校毕业生1（人）');
    expect(docx).toContain(squeeze(`${hash?.match(/.{16}/g)?.join(' ')}`));
  });

  test('the workbook’s lists are those of the snapshot', async () => {
    const book = await workbook(await download('xlsx'));
    expect(
      sheetRows(book, '明细01A')
        .slice(2)
        .map((row) => row[2]),
    ).toEqual(['沈*鸣']);
    expect(sheetRows(book, '统计表')[2]?.[3]).toBe('1');
    expect(
      Object.fromEntries(sheetRows(book, '口径说明').map(([label, text]) => [label, text])),
    ).toMatchObject({
      状态: '已封存',
      封存时间: '2026年8月25日 15:30',
    });
  });

  test('a correction is a version of its own; the first one prints as before', async () => {
    replyOf(await acts.correct('xiayang', people.xiayang, '漏了一人'));
    const live = docxText(await download('docx'));
    expect(live).toContain('（01）（A）本地区、本系统工会共有困难职工家庭高校毕业生2（人）');
    expect(live).toContain('数字：还没有上报，截到2026年8月20日，以后还会变');
    expect(cell(await formPages(await download('pdf', { version: 1 })), '01A')).toBe('1');
    const input = { ...year, unit: codes.xiayang, format: 'pdf', version: 7 } as const;
    const missing = await app.call(reportRoutes.exportForm, input, people.xiayang);
    expect([missing.status, missing.body]).toMatchObject([404, { code: 'report.notFound' }]);
    const trail = await app.db.select().from(auditEntries).where(eq(auditEntries.action, 'report.export'));
    expect(trail.some(({ detail }) => detail.format === 'pdf' && detail.version === 1)).toBe(true);
  });

  test('at the machine a version is named; one that never was gives one clear sentence', async () => {
    const order = { ...year, unit: codes.xiayang, version: 1 } as const;
    const json = await printForm(app.db, { ...order, as: 'json' }, '2026-08-25');
    expect(JSON.parse(Buffer.from(json.bytes).toString())).toMatchObject({
      state: 'sealed',
      unit: { name: '夏阳街道总工会' },
      cells: { 'sunshine.01A': { value: 1 } },
    });
    const pdf = await printForm(app.db, { ...order, as: 'pdf' }, '2026-08-25');
    expect(pdf.name).toBe('2026年工会阳光就业行动情况统计表_夏阳街道总工会_20260825.pdf');
    expect(Buffer.from(pdf.bytes).subarray(0, 5).toString()).toBe('%PDF-');
    await expect(printForm(app.db, { ...order, as: 'pdf', version: 7 }, '2026-08-25')).rejects.toThrow(
      '夏阳街道工会联合会没有第 7 版。现在有：1、2。',
    );
  });

  test('本级 alone says so in its name and behind the form', async () => {
    const reply = await app.call(
      reportRoutes.exportForm,
      { ...year, unit: codes.district, own: 'true', format: 'docx' },
      people.statistician,
    );
    expect(decodeURIComponent(String(reply.headers['content-disposition']))).toContain(
      '_青浦区总工会本级_20260825.docx',
    );
    expect(docxText(reply.bytes)).toContain('填报单位：青浦区总工会（只含本级），代码310118');
  });

  test('the summary of a sealed report says the sealed figures', async () => {
    const input = { ...year, unit: codes.xiayang, version: 1 };
    const summary = replyOf(await app.call(reportRoutes.readSummary, input, people.xiayang));
    expect(summary).toMatchObject({ frozen: true, source: '按封存的第 1 版。' });
    expect(summary.sections[0]?.paragraphs[0]).toContain('夏阳街道总工会共有困难职工家庭高校毕业生 1 人');
  });
});
