import { deflateRawSync } from 'node:zlib';
import { inspectWorkbook, readRoster } from '@sunshine/server/modules/households/roster/read-sheets.ts';
import type { RosterRow } from '@sunshine/server/modules/households/roster/roster-row.ts';
import { inspectInThread, readInThread } from '@sunshine/server/modules/households/roster/run-in-thread.ts';
import { writeTemplate } from '@sunshine/server/modules/households/roster/write-template.ts';
import ExcelJS from 'exceljs';
import { describe, expect, test } from 'vitest';
import { syntheticIdNumber } from '../support/given/id-numbers.ts';
import { type GivenRosterRow, givenRosterFile, givenRosterRow } from '../support/given/roster-file.ts';

const today = '2026-08-11';

async function read(bytes: Buffer): Promise<RosterRow[]> {
  const [preview] = await inspectWorkbook(bytes);
  if (!preview) throw new Error('no sheet');
  const rows: RosterRow[] = [];
  for await (const row of readRoster(bytes, preview.sheet, preview.mapping, today)) rows.push(row);
  return rows;
}

async function readRows(...rows: GivenRosterRow[]): Promise<RosterRow[]> {
  return read(await givenRosterFile(rows));
}

async function problemsOf(...rows: GivenRosterRow[]): Promise<string[]> {
  const read = await readRows(...rows);
  return read.flatMap((row) =>
    row.problems.map(({ column, problem }) => `${row.number} ${column}：${problem}`),
  );
}

const faultOf = (bytes: Buffer): Promise<unknown> =>
  inspectWorkbook(bytes).then(
    () => 'read',
    (error) => error.fault,
  );

describe('a good row', () => {
  test('is read as household, member, study, outcome and need', async () => {
    const [row] = await readRows(
      givenRosterRow(0, { archiveNumber: 'QP-XY-2025-0001', migrantWorker: '是', campusDivision: '江苏省' }),
    );
    expect(row?.problems).toEqual([]);
    expect(row?.household).toMatchObject({
      archiveNumber: 'QP-XY-2025-0001',
      name: '沈建明',
      category: 'relative',
      migrantWorker: true,
    });
    expect(row?.member).toEqual({
      name: '沈一明',
      idNumber: syntheticIdNumber('2000-01-15', 1),
      phone: null,
      relation: 'child',
      identity: 'graduate',
      placeOfOrigin: null,
      study: {
        school: '上海商贸职业学院',
        campusDivision: '320000',
        major: '大数据与会计',
        degree: 'college',
        educationMode: 'regular',
        graduationYear: 2026,
      },
      outcome: { kind: 'seeking', from: null, resolvedBy: 'self', evidence: null },
      need: { openedOn: null },
    });
  });

  test('may hold dates and phones as numbers, words people use, and full-width digits', async () => {
    const [row] = await readRows(
      givenRosterRow(0, {
        openedOn: new Date('2025-03-18T00:00:00Z'),
        workerPhone: 19900000001,
        relation: '女儿',
        degree: '专科',
        graduationYear: '2026届',
        memberIdNumber: '９９０１１８２００３０６１５００４ｘ',
        outcome: 10,
        outcomeFrom: '2026年7月1日',
        needsHelp: null,
      }),
    );
    expect(row?.problems).toEqual([]);
    expect(row?.household).toMatchObject({ openedOn: '2025-03-18', phone: '19900000001' });
    expect(row?.member).toMatchObject({
      relation: 'child',
      idNumber: '99011820030615004X',
      outcome: { kind: 'agreement', from: '2026-07-01' },
    });
  });

  test('may register the archived worker alone', async () => {
    const { workerName, workerIdNumber, category, mainCause, openedOn } = givenRosterRow(0);
    const [row] = await readRows({ workerName, workerIdNumber, category, mainCause, openedOn });
    expect(row?.problems).toEqual([]);
    expect(row?.member).toBeUndefined();
  });
});

describe('a bad cell is named', () => {
  test.each<[string, GivenRosterRow, string]>([
    [
      'a wrong check character',
      { memberIdNumber: '990118200306150041' },
      '2 家庭成员身份证号：身份证号第 18 位不对',
    ],
    [
      'an ID number stored as a number',
      { workerIdNumber: 990118197203150000 },
      '2 建档职工身份证号：身份证号存成了数字，后几位已经丢了',
    ],
    ['a day that does not exist', { openedOn: '2025-02-30' }, '2 建档日期：日期不存在'],
    ['a day to come', { openedOn: '2027-01-01' }, '2 建档日期：建档日期还没有到'],
    ['a formula', { major: { formula: 'A1&"x"', result: '会计' } }, '2 专业：这一格是公式'],
    ['an error value', { school: { error: '#N/A' } }, '2 毕业学校：这一格是错误值 #N/A'],
    ['a word outside the list', { category: '很困难' }, '2 困难类别：不在可选的里面'],
    ['a missing name', { memberName: null }, '2 家庭成员姓名：缺家庭成员姓名'],
    [
      'a settled outcome without its day',
      { outcome: '签劳动合同', needsHelp: null },
      '2 去向日期：缺去向日期',
    ],
    [
      'need of help beside a settled outcome',
      { outcome: '升学', outcomeFrom: '2026-07-01' },
      '2 需要就业帮扶：去向已经落实，又填了需要帮扶',
    ],
    ['a graduate of twelve years', { graduationYear: '2012' }, '2 毕业年份：2000 年出生，毕业时只有 12 岁'],
  ])('%s', async (_, changes, problem) => {
    expect(await problemsOf(givenRosterRow(0, changes))).toEqual([problem]);
  });

  test('with the right check character to compare, and the value masked', async () => {
    const [row] = await readRows(givenRosterRow(0, { memberIdNumber: '990118200306150041' }));
    expect(row?.problems).toEqual([
      {
        column: '家庭成员身份证号',
        value: '990118********0041',
        problem: '身份证号第 18 位不对',
        remedy: '第 18 位按前 17 位算应为 X，请核对证件。',
      },
    ]);
  });

  test('when it contradicts an earlier row: a person twice, in two households, a household told in two ways', async () => {
    const [a, b] = [givenRosterRow(0), givenRosterRow(1)];
    expect(await problemsOf(a, b, { ...a })).toEqual(['4 家庭成员身份证号：和第 2 行是同一人']);
    expect(await problemsOf(a, { ...b, memberIdNumber: a.memberIdNumber })).toEqual([
      '3 家庭成员身份证号：此人在第 2 行的另一户里',
    ]);
    const sibling = { ...a, memberIdNumber: b.memberIdNumber, workerPhone: '19900009999' };
    expect(await problemsOf(a, sibling)).toEqual(['3 建档职工手机：同一户，建档职工手机和第 2 行不一样']);
  });
});

describe('an own spreadsheet', () => {
  test('is mapped by its headers, below a title, whatever the sheet is called', async () => {
    const headers = {
      workerName: '困难职工姓名',
      workerIdNumber: '职工身份证',
      category: '困难类型',
      mainCause: '致困原因',
      openedOn: '建档时间',
      memberName: '姓名',
      memberIdNumber: '身份证号',
      relation: '关系',
    };
    const bytes = await givenRosterFile([givenRosterRow(0)], {
      headers,
      sheet: '2026年',
      title: '夏阳街道困难职工名册',
    });
    const [preview] = await inspectWorkbook(bytes);
    expect(preview).toMatchObject({
      sheet: '2026年',
      headerRow: 2,
      mapping: {
        workerName: 'A',
        workerIdNumber: 'B',
        category: 'C',
        mainCause: 'D',
        openedOn: 'E',
        memberName: 'F',
        memberIdNumber: 'G',
        relation: 'H',
      },
    });
    expect((await read(bytes))[0]).toMatchObject({ number: 3, problems: [] });
  });

  test('the template can be filled and read back, and offers drop-downs', async () => {
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load((await writeTemplate()) as unknown as ArrayBuffer);
    expect(workbook.worksheets.map(({ name }) => name)).toEqual(['名册', '填写说明', '选项']);
    const sheet = workbook.getWorksheet('名册');
    const labels = (sheet?.getRow(1).values as string[]).slice(1);
    expect(sheet?.getCell(2, labels.indexOf('困难类别') + 1).dataValidation.formulae).toEqual([
      '选项!$A$1:$A$3',
    ]);
    const row = givenRosterRow(0);
    sheet?.getCell(2, 2) &&
      Object.assign(sheet.getCell(2, labels.indexOf('建档职工姓名') + 1), { value: row.workerName });
    const rows = await read(Buffer.from(await workbook.xlsx.writeBuffer()));
    expect(rows.map(({ typed }) => typed)).toEqual([{ workerName: '沈建明' }]);
  });
});

describe('a file that is no roster gets its own sentence', () => {
  test('empty, text, old .xls, password, wrong sheet', async () => {
    const ole = Buffer.from('d0cf11e0a1b11ae1', 'hex');
    expect(await faultOf(Buffer.alloc(0))).toBe('fileEmpty');
    expect(await faultOf(Buffer.from('姓名,身份证号'))).toBe('notXlsx');
    expect(await faultOf(Buffer.concat([ole, Buffer.from('Workbook', 'utf16le')]))).toBe('oldFormat');
    expect(await faultOf(Buffer.concat([ole, Buffer.from('EncryptedPackage', 'utf16le')]))).toBe(
      'passwordProtected',
    );
    expect(await faultOf(await givenRosterFile([], { headers: {} }))).toBe('noHeader');
  });

  test('more than 20 MB is refused before it is opened', async () => {
    expect(await faultOf(Buffer.alloc(60 * 1024 * 1024, 'PK\u0003\u0004'))).toBe('fileTooLarge');
  });

  test('a file cut short or changed anywhere is refused, never a crash', async () => {
    const bytes = await givenRosterFile([givenRosterRow(0), givenRosterRow(1)]);
    expect(await faultOf(bytes.subarray(0, bytes.length / 2))).toBe('damaged');
    for (let at = 40; at < bytes.length; at += Math.ceil(bytes.length / 40)) {
      const changed = Buffer.from(bytes);
      changed.writeUInt8(changed.readUInt8(at) ^ 0xff, at);
      const outcome = await read(changed).then(
        () => 'read',
        (error) => error.fault,
      );
      expect(['read', 'damaged', 'notXlsx', 'noHeader', 'noRows', 'unpacksTooLarge']).toContain(outcome);
    }
  });

  test('in the worker thread it is the same refusal, and rows come in batches', async () => {
    await expect(inspectInThread(Buffer.from('姓名'))).rejects.toMatchObject({ fault: 'notXlsx' });
    const bytes = await givenRosterFile(Array.from({ length: 251 }, (_, h) => givenRosterRow(h)));
    const [preview] = await inspectInThread(bytes);
    const sizes: number[] = [];
    for await (const batch of readInThread(bytes, preview?.sheet ?? '', preview?.mapping ?? {}, today)) {
      sizes.push(batch.filter((row) => row.problems.length === 0).length);
    }
    expect(sizes).toEqual([250, 1]);
  });

  test('a bomb is refused by what it declares, and by what it unpacks to when it lies', async () => {
    expect(await faultOf(zipOf('xl/workbook.xml', Buffer.alloc(4096), 500 * 1024 * 1024))).toBe(
      'unpacksTooLarge',
    );
    expect(await faultOf(zipOf('xl/workbook.xml', Buffer.alloc(64 * 1024 * 1024), 1000))).toBe('damaged');
  });
});

/** A zip with one part whose directory says `declared` bytes. */
function zipOf(name: string, content: Buffer, declared: number): Buffer {
  const packed = deflateRawSync(content);
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(name.length, 26);
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(0x02014b50, 0);
  entry.writeUInt16LE(8, 10);
  entry.writeUInt32LE(packed.length, 20);
  entry.writeUInt32LE(declared, 24);
  entry.writeUInt16LE(name.length, 28);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt32LE(30 + name.length + packed.length, 16);
  return Buffer.concat([local, Buffer.from(name), packed, entry, Buffer.from(name), end]);
}
