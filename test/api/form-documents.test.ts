import { inflateRawSync } from 'node:zlib';
import type { FilledForm } from '@sunshine/contract/reports/filled-form.ts';
import { reportRoutes } from '@sunshine/contract/reports/routes.ts';
import { sunshineLines } from '@sunshine/contract/reports/sunshine-form.ts';
import { cellUnits } from '@sunshine/contract/reports/vocabulary.ts';
import { documentName, type FormDocument } from '@sunshine/server/modules/reports/documents/form-document.ts';
import { writeDocument } from '@sunshine/server/modules/reports/documents/write-document.ts';
import ExcelJS from 'exceljs';
import { describe, expect, test } from 'vitest';
import { startTestApp } from '../support/app.ts';
import { givenDistrict } from '../support/given/district.ts';
import { givenAccount } from '../support/given/people.ts';
import { givenRecords } from '../support/given/records.ts';

/** 附件1 transcribed by hand from the notice; kept apart from the product's own wording on purpose. */
const official = `2026年工会阳光就业行动情况统计表
夏阳街道总工会  填报人：陆文  联系电话：59000000
（01） （A） 本地区、本系统工会共有困难职工家庭高校毕业生 38 （人）
其中： （B） 应届毕业生 29 （人）
（C） 往届毕业生 9 （人）
（D） 已自谋职业 11 （人）
（E） 需要就业帮扶 26 （人）
（02） （A） 共为困难职工家庭高校毕业生提供实习见习机会 14 （人次）
（03） （A） 向困难职工家庭高校毕业生提供就业技能培训 22 （人次）
（B） 帮助通过职业技能鉴定获得相应职业资格证书 6 （人次）
（04） （A） 共举办就业招聘会等就业服务系列活动 3 （场）
（B） 提供适合高校毕业生的就业岗位 214 （个）
（05） （A） 通过国有大中型企业、劳模企业、社会爱心企业及政府公益性岗位等为困难职工家庭高校毕业生提供就业岗位 46 （个）
（06） （A） 共为困难职工家庭高校毕业生提供创业指导 5 （人次）
（B） 提供创业培训 3 （人次）
（C） 提供小额担保贷款 1 （人次）
（D） 提供小额担保贷款 100000 （元）
（07） （A） 共帮助落实对困难职工家庭高校毕业生的就业扶持政策 17 （人次）
（08） （A） 共实际帮助困难职工家庭高校毕业生实现就业 19 （人次）
（09） （A） 共资助困难职工家庭高校毕业生求职 12 （人次）
（B） 发放求职补贴 1.2 （万元）
（10） （A） 在本地就读的尚未签约就业的应届困难职工家庭高校毕业生（含本地和外地生源学生） 8 （人）
（11） （A） 往届未就业的困难职工家庭高校毕业生 （人）`;

const texts = '38 29 9 11 26 14 22 6 3 214 46 5 3 1 100000 17 19 12 1.2 8'.split(' ');
const form: FilledForm = {
  form: 'sunshine',
  year: 2026,
  unit: { code: '310118001', name: '夏阳街道总工会' },
  period: { start: '2026-01-01', cutoff: '2026-08-20' },
  state: 'draft',
  cells: Object.fromEntries(
    sunshineLines.map(({ code, unit }, index) => {
      const text = texts[index] ?? '';
      return [
        `sunshine.${code}`,
        { value: text === '' ? null : Number(text), text, unit: cellUnits[unit], rule: `口径${code}` },
      ];
    }),
  ),
};
const document: FormDocument = {
  form,
  preparer: { name: '陆文', phone: '59000000' },
  settings: [{ label: '往届', text: '毕业 2 年以内' }],
  lists: {
    '08A': [
      {
        on: '2026-08-05',
        person: '许*',
        idNumber: '990118********1234',
        record: '=HYPERLINK("http://127.0.0.1")',
        quantity: '1',
        unit: '夏阳街道总工会',
        personUnit: '+盈浦',
      },
    ],
  },
};

/** One file of a zip container. */
function unzip(bytes: Uint8Array, path: string): string {
  const zip = Buffer.from(bytes);
  for (let at = zip.indexOf('PK\u0001\u0002'); at >= 0; at = zip.indexOf('PK\u0001\u0002', at + 4)) {
    const name = zip.toString('utf8', at + 46, at + 46 + zip.readUInt16LE(at + 28));
    if (name !== path) continue;
    const local = zip.readUInt32LE(at + 42);
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const data = zip.subarray(start, start + zip.readUInt32LE(at + 20));
    return (zip.readUInt16LE(at + 10) === 0 ? data : inflateRawSync(data)).toString('utf8');
  }
  throw new Error(`no ${path} in the file`);
}

const squeeze = (text: string): string => text.replaceAll(/[\s\u00a0]+/g, '');

function paragraphs(xml: string): string[] {
  return [...xml.matchAll(/<w:p[ >].*?<\/w:p>/gs)].map(([paragraph]) =>
    [...paragraph.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>|<w:tab\/>/g)]
      .map(([, text]) => text ?? ' ')
      .join(''),
  );
}

describe('docx', () => {
  test('the form’s page says exactly what 附件1 prints, line by line; the rules stand behind it', async () => {
    const xml = unzip(await writeDocument('docx', document), 'word/document.xml');
    // The first section's settings stand in the form's last paragraph.
    const end = xml.indexOf('</w:p>', xml.indexOf('</w:sectPr>')) + '</w:p>'.length;
    const [formPage, notePage] = [xml.slice(0, end), xml.slice(end)];
    const expected = official.split('\n').map(squeeze);
    expect(paragraphs(formPage).map(squeeze).filter(Boolean)).toEqual(expected);
    expect(formPage).not.toContain('口径');
    const notes = paragraphs(notePage).join('\n');
    for (const part of [
      '口径说明',
      '2026年1月1日至2026年8月20日',
      '往届：毕业 2 年以内',
      '口径01A',
      '口径11A',
    ]) {
      expect(notes).toContain(part);
    }
  });

  test('小标宋 2号 and 仿宋_GB2312 3号 with fallbacks, margins of 37, 35, 28 and 26 mm, values underlined', async () => {
    const bytes = await writeDocument('docx', document);
    const xml = unzip(bytes, 'word/document.xml');
    const styles = unzip(bytes, 'word/styles.xml');
    expect(xml).toMatch(/w:eastAsia="方正小标宋简体"[^>]*\/><w:sz w:val="44"\/>/);
    expect(styles).toMatch(/w:eastAsia="仿宋_GB2312"[^>]*\/><w:sz w:val="32"\/>/);
    // 1 mm is 56.69 twips; whole ones are kept.
    for (const margin of ['w:top="2097"', 'w:bottom="1984"', 'w:left="1587"', 'w:right="1474"']) {
      expect(xml).toContain(margin);
    }
    expect(unzip(bytes, 'word/fontTable.xml')).toMatch(
      /仿宋_GB2312"><w:altName w:val="FangSong_GB2312;仿宋;FangSong/,
    );
    const underlined = [...xml.matchAll(/<w:u w:val="single"\/>.*?<w:t[^>]*>([^<]*)</g)].map(([, text]) =>
      text?.trim(),
    );
    expect(underlined).toEqual(['夏阳街道总', '陆文', '59000000', ...texts, '']);
  });
});

describe('xlsx', () => {
  async function open(): Promise<ExcelJS.Workbook> {
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(Buffer.from(await writeDocument('xlsx', document)) as unknown as ArrayBuffer);
    return book;
  }

  test('the sheet 统计表 is laid out as the form, on one A4 page', async () => {
    const sheet = (await open()).getWorksheet('统计表');
    const rows: string[] = [];
    sheet?.eachRow((row) => {
      const cells = new Set<ExcelJS.Cell>();
      row.eachCell((cell) => cells.add(cell.master));
      rows.push(squeeze([...cells].map((cell) => cell.text).join(' ')));
    });
    expect(rows).toEqual(official.split('\n').map(squeeze));
    expect(sheet?.pageSetup).toMatchObject({
      paperSize: 9,
      fitToWidth: 1,
      fitToHeight: 1,
      orientation: 'portrait',
    });
    expect(sheet?.getCell('D21').value).toBe(1.2);
    expect(sheet?.getCell('D23').value).toBeNull();
  });

  test('one sheet behind each figure, ID numbers masked and as text, nothing a program would evaluate', async () => {
    const book = await open();
    expect(book.worksheets.map((sheet) => sheet.name)).toEqual([
      '统计表',
      '口径说明',
      ...sunshineLines.map((line) => `明细${line.code}`),
    ]);
    const row = book.getWorksheet('明细08A')?.getRow(3);
    expect(row?.values).toEqual([
      undefined,
      '1',
      '2026-08-05',
      '许*',
      '990118********1234',
      `'=HYPERLINK("http://127.0.0.1")`,
      '1',
      '夏阳街道总工会',
      "'+盈浦",
    ]);
    expect(row?.getCell(4).type).toBe(ExcelJS.ValueType.String);
    expect(row?.getCell(4).numFmt).toBe('@');
  });

  test('the file is named by form, unit and day', () => {
    expect(documentName(form, '2026-08-25', 'xlsx')).toBe(
      '2026年工会阳光就业行动情况统计表_夏阳街道总工会_20260825.xlsx',
    );
  });
});

test('a unit downloads both, with its preparer on the heading, its lists masked and the export in the trail', async () => {
  const app = await startTestApp({ now: '2026-08-25T10:00:00+08:00' });
  try {
    const units = await givenDistrict(app);
    const given = givenRecords(app.db);
    const caseworker = await givenAccount(app, [{ role: 'caseworker', unionId: units.xiayang }], {
      name: '陆文',
    });
    const statistician = await givenAccount(app, [{ role: 'statistician', unionId: units.district }]);
    await app.call(reportRoutes.openCampaign, { form: 'sunshine', year: 2026 }, statistician);
    await given.graduate(await given.household(units.xiayang), { name: '沈一鸣' });
    const input = { form: 'sunshine', year: 2026, unit: '310118001' } as const;

    const xlsx = await app.call(reportRoutes.exportForm, { ...input, format: 'xlsx' }, caseworker);
    expect(decodeURIComponent(String(xlsx.headers['content-disposition']))).toContain(
      '2026年工会阳光就业行动情况统计表_夏阳街道总工会_20260825.xlsx',
    );
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(xlsx.bytes as unknown as ArrayBuffer);
    expect(squeeze(book.getWorksheet('统计表')?.getCell('A2').text ?? '')).toBe(
      '夏阳街道总工会填报人：陆文联系电话：',
    );
    expect(book.getWorksheet('明细01A')?.getRow(3).getCell(3).value).toBe('沈*鸣');

    const docx = await app.call(reportRoutes.exportForm, { ...input, format: 'docx' }, caseworker);
    expect(paragraphs(unzip(docx.bytes, 'word/document.xml')).map(squeeze)).toContain(
      '（01）（A）本地区、本系统工会共有困难职工家庭高校毕业生1（人）',
    );
    const trail = await app.db
      .$client`select detail from audit_entries where action = 'report.export' order by id`;
    expect(trail.map((entry) => entry.detail.format)).toEqual(['xlsx', 'docx']);
  } finally {
    await app.close();
  }
});
