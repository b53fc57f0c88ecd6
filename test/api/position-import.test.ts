import { exampleMark, importSheetName, postingColumns } from '@sunshine/contract/positions/import-columns.ts';
import { positionRoutes } from '@sunshine/contract/positions/routes.ts';
import { keysOf } from '@sunshine/contract/shared/labels.ts';
import { auditEntries } from '@sunshine/db/schema/accounts.ts';
import { positions } from '@sunshine/db/schema/positions.ts';
import { positionImports } from '@sunshine/db/schema/postings.ts';
import { and, eq, sql } from 'drizzle-orm';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp, testMorning } from '../support/app.ts';
import { replyOf } from '../support/call.ts';
import { collide } from '../support/collide.ts';
import { type GivenCompany, givenCompany } from '../support/given/companies.ts';
import { type GivenDistrict, givenDistrict } from '../support/given/district.ts';
import { type GivenPostingRow, givenPostingFile } from '../support/given/position-import.ts';
import { uploadTo } from '../support/upload.ts';

let app: TestApp;
let units: GivenDistrict;
let company: GivenCompany;

beforeAll(async () => {
  app = await startTestApp();
  units = await givenDistrict(app);
});
afterAll(() => app.close());
beforeEach(async () => {
  app.clock.set(testMorning);
  company = await givenCompany(app, units.xiayang);
});

type Row = GivenPostingRow;
const keys = keysOf(postingColumns);
const good: Row = {
  title: '仓储管理员',
  kind: '全职',
  occupation: '物流仓储',
  headcount: 3,
  education: '大专及以上',
  majors: '物流管理、供应链管理',
  employmentType: '签劳动合同',
  town: '华新镇',
  address: '华新镇新协路 1 号',
  payUnit: '元/月',
  payMin: 6000,
  payMax: 8000,
  payMonths: 13,
  duties: '负责仓库的收货、上架、盘点和出库，用扫码枪登记，每天核对库存并整理台账。',
  conditions: '大专及以上，物流类专业，会用办公软件。',
  openToCurrentYear: '是',
  validUntil: '2026-10-31',
};

const fileOf = givenPostingFile;
const send = (bytes: Buffer, as = company.recruiter) =>
  uploadTo(app, positionRoutes.importPositions, {}, { name: '秋招职位.xlsx', bytes }, as);
const imported = async (rows: readonly Row[]) => {
  const { id } = replyOf(await send(await fileOf(rows)));
  return replyOf(await app.call(positionRoutes.readPositionImport, { id }, company.recruiter));
};
const countOf = (companyId: string) => app.db.$count(positions, eq(positions.companyId, companyId));
const refusedOf = async (bytes: Buffer) => {
  const { status, body } = await send(bytes);
  expect(await countOf(company.id)).toBe(0);
  return [status, body];
};

describe('a workbook of positions (批量导入职位)', () => {
  test('each good row becomes a draft with all its elements, and the trail has one entry', async () => {
    const result = await imported([good, { ...good, title: '盘点员', kind: '实习', employmentType: null }]);
    expect(result).toMatchObject({ fileName: '秋招职位.xlsx', rowsCreated: 2, rowsBad: 0, bad: [] });
    expect(result.created).toMatchObject([
      { row: 2, title: '仓储管理员', state: 'draft', blocked: 0 },
      { row: 3, title: '盘点员', state: 'draft', blocked: 0 },
    ]);
    const [first, second] = await app.db
      .select()
      .from(positions)
      .where(eq(positions.companyId, company.id))
      .orderBy(sql`title = '盘点员'`);
    expect(first).toMatchObject({
      title: '仓储管理员',
      kind: 'fullTime',
      occupation: 'logistics',
      headcount: 3,
      education: 'college',
      majors: ['物流管理', '供应链管理'],
      employmentType: 'contract',
      town: '310118107',
      payMin: 6000,
      payMax: 8000,
      payUnit: 'month',
      payMonths: 13,
      openToCurrentYear: true,
      validUntil: '2026-10-31',
      state: 'draft',
      adRulesVersion: '2026-01',
    });
    expect(second).toMatchObject({ kind: 'internship', employmentType: 'internshipAgreement' });
    const trail = await app.db.select().from(auditEntries).where(eq(auditEntries.subjectId, company.id));
    expect(trail).toMatchObject([{ action: 'position.import', detail: { rowsCreated: 2, rowsBad: 0 } }]);
  });

  test('a bad row is listed with column, problem and remedy; the good ones beside it are made', async () => {
    const result = await imported([
      good,
      { ...good, headcount: '若干', validUntil: '2026-08-10', kind: '临时' },
      { ...good, title: null, payMin: 9000 },
    ]);
    expect([result.rowsCreated, result.rowsBad]).toEqual([1, 2]);
    expect(result.bad).toEqual([
      {
        row: 3,
        title: '仓储管理员',
        problems: [
          { column: '类型', problem: '“临时”不在可选的里面。可选：全职、实习、见习、公益性岗位。' },
          { column: '招聘人数', problem: '“若干”不是数。写整数。' },
        ],
      },
      { row: 4, title: '', problems: [{ column: '职位名称', problem: '没有填。2 到 40 个字。' }] },
    ]);
  });

  test.each([
    ['a last day that is past', { validUntil: '2026-08-10' }, '有效期至', '已经过了'],
    ['a last day beyond a year', { validUntil: '2027-08-12' }, '有效期至', '最长一年'],
    ['an upper pay below the lower', { payMax: 5000 }, '待遇上限', '上限不能低于下限'],
    ['a formula', { headcount: { formula: '1+1', result: 2 } }, '招聘人数', '公式'],
    ['half a person', { headcount: 1.5 }, '招聘人数', '写整数'],
    ['a day nobody knows', { validUntil: '年底' }, '有效期至', '日期看不懂'],
  ])('%s is told', async (_, more, column, words) => {
    const { bad } = await imported([{ ...good, ...more } as Row]);
    expect(bad).toHaveLength(1);
    expect(bad[0]?.problems).toMatchObject([{ column, problem: expect.stringContaining(words) }]);
  });

  test('a day may be a date of the sheet', async () => {
    await imported([{ ...good, validUntil: new Date('2026-10-31T00:00:00Z') }]);
    const [row] = await app.db.select().from(positions).where(eq(positions.companyId, company.id));
    expect(row?.validUntil).toBe('2026-10-31');
  });

  test('what the ad check blocks becomes a draft and says how much must change', async () => {
    const { created } = await imported([{ ...good, conditions: '限男性，未婚。' }]);
    expect(created).toMatchObject([{ state: 'draft', blocked: 2 }]);
  });
});

describe('what cannot be read is refused whole, in one sentence', () => {
  test('columns that are missing are named', async () => {
    const without = keys.filter((key) => key !== 'headcount' && key !== 'town');
    const [status, body] = await refusedOf(await fileOf([good], without));
    expect([status, body]).toMatchObject([
      422,
      {
        code: 'positionImport.noHeader',
        message: '表里缺这几列：招聘人数、工作街镇。用模板填，列名不要改。',
      },
    ]);
  });

  test.each([
    ['no xlsx at all', async () => Buffer.from('职位,人数'), 'notXlsx'],
    ['an old .xls', async () => Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'oldFormat'],
    ['an empty file', async () => Buffer.alloc(0), 'fileEmpty'],
    ['a sheet without rows', () => fileOf([]), 'noRows'],
    ['more than 500 rows', () => fileOf(Array.from({ length: 501 }, () => good)), 'tooManyRows'],
    ['a file that was cut', async () => (await fileOf([good])).subarray(0, 3000), 'damaged'],
  ])('%s', async (_, make, fault) => {
    expect(await refusedOf(await make())).toMatchObject([422, { code: `positionImport.${fault}` }]);
  });

  test('500 rows are imported', async () => {
    const rows = Array.from({ length: 500 }, (_, n) => ({ ...good, title: `管理员${n}` }));
    expect((await imported(rows)).rowsCreated).toBe(500);
  }, 60_000);
});

describe('once is once', () => {
  test('the same file on the same day leads to what became of it; changed or tomorrow it is another', async () => {
    const bytes = await fileOf([good]);
    const first = replyOf(await send(bytes));
    expect(first.repeated).toBe(false);
    expect(replyOf(await send(bytes))).toEqual({ id: first.id, repeated: true });
    expect(await countOf(company.id)).toBe(1);
    replyOf(await send(await fileOf([{ ...good, headcount: 4 }])));
    app.clock.set('2026-08-12T09:00:00+08:00');
    expect(replyOf(await send(bytes)).repeated).toBe(false);
    expect(await countOf(company.id)).toBe(3);
  });

  test('the same file sent twice at once is imported once', async () => {
    const bytes = await fileOf([good, { ...good, title: '盘点员' }]);
    const replies = (await Promise.all([send(bytes), send(bytes)])).map(replyOf);
    expect(new Set(replies.map(({ id }) => id)).size).toBe(1);
    expect(await countOf(company.id)).toBe(2);
    expect(await app.db.$count(positionImports, eq(positionImports.companyId, company.id))).toBe(1);
  });

  test('the same file of another company is its own', async () => {
    const other = await givenCompany(app, units.xiayang);
    const bytes = await fileOf([good]);
    replyOf(await send(bytes));
    expect(replyOf(await send(bytes, other.recruiter)).repeated).toBe(false);
  });

  test('a company that is suspended meanwhile imports nothing', async () => {
    const bytes = await fileOf([good]);
    const hold = sql`update companies set state = 'suspended' where id = ${company.id}`;
    const [outcome] = await collide(app, hold, [() => send(bytes)]);
    expect([outcome?.status, outcome?.body]).toMatchObject([409, { code: 'position.companyMayNotPost' }]);
    expect(await countOf(company.id)).toBe(0);
    expect(await app.db.$count(positionImports, eq(positionImports.companyId, company.id))).toBe(0);
  });
});

describe('the files', () => {
  const sheetOf = async (bytes: Buffer, name = importSheetName) => {
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(bytes as unknown as ArrayBuffer);
    const sheet = workbook.getWorksheet(name);
    if (!sheet) throw new Error(`no sheet ${name}`);
    return sheet;
  };

  test('the template has drop-downs, a guide and one example, which is passed over when it comes back', async () => {
    const { bytes } = await app.call(positionRoutes.positionImportTemplate, {}, company.recruiter);
    const sheet = await sheetOf(bytes);
    expect(sheet.getRow(1).getCell(1).text).toBe('职位名称');
    expect(sheet.getRow(2).getCell(1).text).toBe(`${exampleMark}仓储管理员`);
    expect(sheet.getCell(3, keys.indexOf('town') + 1).dataValidation?.type).toBe('list');
    expect((await sheetOf(bytes, '填写说明')).rowCount).toBeGreaterThan(keys.length);
    expect(await refusedOf(bytes)).toMatchObject([422, { code: 'positionImport.noRows' }]);
  });

  test('the example of the template without its mark is a posting that may be sent', async () => {
    const example = Object.fromEntries(keys.map((key) => [key, postingColumns[key].example])) as Row;
    const { created } = await imported([example]);
    expect(created).toMatchObject([{ state: 'draft', blocked: 0 }]);
  });

  test('bad rows come back with their problems, as texts that nothing evaluates, and can be sent again', async () => {
    const result = await imported([good, { ...good, title: '=1+1的职位', headcount: '若干' }]);
    const { bytes } = await app.call(
      positionRoutes.positionImportBadRows,
      { id: result.id },
      company.recruiter,
    );
    const sheet = await sheetOf(bytes);
    const row = sheet.getRow(2);
    expect(row.getCell(1).value).toBe('=1+1的职位');
    expect(row.getCell(1).type).toBe(ExcelJS.ValueType.String);
    expect(sheet.getRow(1).getCell(keys.length + 2).text).toBe('问题');
    expect(row.getCell(keys.length + 2).text).toBe('招聘人数：“若干”不是数。写整数。');
    expect(replyOf(await send(bytes)).repeated).toBe(false);
  });

  test('an import of another company is not found', async () => {
    const { id } = await imported([{ ...good, headcount: '若干' }]);
    const other = await givenCompany(app, units.xiayang);
    for (const route of [positionRoutes.readPositionImport, positionRoutes.positionImportBadRows]) {
      const { status, body } = await app.call(route, { id }, other.recruiter);
      expect([status, body]).toMatchObject([404, { code: 'positionImport.notFound' }]);
    }
  });

  test('an import without bad rows has no file of them', async () => {
    const { id } = await imported([good]);
    const { status, body } = await app.call(positionRoutes.positionImportBadRows, { id }, company.recruiter);
    expect([status, body]).toMatchObject([404, { code: 'positionImport.noBadRows' }]);
  });

  test('several of the drafts are sent in one act', async () => {
    const { created } = await imported([good, { ...good, title: '盘点员', conditions: '限男性。' }]);
    const ids = created.map(({ positionId }) => positionId);
    const { done, rows } = replyOf(
      await app.call(positionRoutes.actOnPositions, { ids, act: 'submit' }, company.recruiter),
    );
    expect([done, rows.map((row) => row.done)]).toEqual([1, [true, false]]);
    const sent = and(eq(positions.companyId, company.id), eq(positions.state, 'submitted'));
    expect(await app.db.$count(positions, sent)).toBe(1);
  });
});
