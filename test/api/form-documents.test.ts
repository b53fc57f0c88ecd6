import type { FilledForm } from '@sunshine/contract/reports/filled-form.ts';
import { reportRoutes } from '@sunshine/contract/reports/routes.ts';
import { sunshineLines } from '@sunshine/contract/reports/sunshine-form.ts';
import { cellUnits } from '@sunshine/contract/reports/vocabulary.ts';
import { documentName, type FormDocument } from '@sunshine/server/modules/reports/documents/form-document.ts';
import { writeDocument } from '@sunshine/server/modules/reports/documents/write-document.ts';
import ExcelJS from 'exceljs';
import { getDocumentProxy } from 'unpdf';
import { describe, expect, test } from 'vitest';
import { startTestApp } from '../support/app.ts';
import { givenDistrict } from '../support/given/district.ts';
import { givenAccount } from '../support/given/people.ts';
import { givenRecords } from '../support/given/records.ts';
import { paragraphs, pdfPages, squeeze, unzip, workbook } from '../support/read-documents.ts';

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
  state: 'sealed',
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
  ownOnly: false,
  preparer: { name: '陆文', phone: '59000000' },
  asOf: '2026-08-20',
  seal: {
    version: 2,
    correctionReason: '补上一份漏报的名单',
    takenAt: '2026-08-23T02:05:00.000Z',
    submittedAt: '2026-08-23T02:06:00.000Z',
    sealedAt: '2026-08-25T16:30:00.000Z',
    hash: '0123456789abcdef'.repeat(4),
  },
  checks: [
    { level: 'hard', title: '01A＝01B＋01C', passed: true, finding: '38＝29＋9', note: null, override: null },
    {
      level: 'soft',
      title: '01D＋01E 应等于 01A',
      passed: false,
      finding: '11＋26＝37，01A 为 38，差 1',
      note: '一人出国，没有需求',
      override: null,
    },
    {
      level: 'hard',
      title: '11A 不大于 01C',
      passed: false,
      finding: '10，01C 为 9，多 1',
      note: null,
      override: '档案晚到，已核',
    },
  ],
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

/** What stands behind the form: unit, seal, checks with what was said to them, settings, rules. */
const behind = [
  '口径说明',
  '填报单位：夏阳街道总工会，代码 310118001',
  '统计期间：2026年1月1日至2026年8月20日，首尾两天都算在内',
  '状态：已封存',
  '版次：第 2 版，更正：补上一份漏报的名单',
  '数字：2026年8月23日 10:05 取定，截到 2026年8月20日',
  '上报时间：2026年8月23日 10:06',
  // The Shanghai day, though it is still the day before in Greenwich.
  '封存时间：2026年8月26日 00:30',
  '校验值：0123456789abcdef 0123456789abcdef 0123456789abcdef 0123456789abcdef（SHA-256）',
  '01A＝01B＋01C：必须满足，满足，38＝29＋9',
  '01D＋01E 应等于 01A：应当满足，不满足，11＋26＝37，01A 为 38，差 1；说明：一人出国，没有需求',
  '11A 不大于 01C：必须满足，不满足，10，01C 为 9，多 1；放行：档案晚到，已核',
  '往届：毕业 2 年以内',
  '口径01A',
  '口径11A',
];

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
    for (const part of behind) expect(notes).toContain(part);
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

describe('pdf', () => {
  const pages = async (of: FormDocument = document) => pdfPages(await writeDocument('pdf', of));

  test('the form comes first and says exactly what 附件1 prints; what marks the sealed version stands behind it', async () => {
    const all = await pages();
    const behindAt = all.findIndex((page) => page.includes('口径说明'));
    const expected = squeeze(official);
    expect(all.slice(0, behindAt).join('')).toBe(expected);
    const notes = all.slice(behindAt).join('');
    for (const part of behind) expect(notes).toContain(squeeze(part));
  });

  test('A4 with margins of 37, 35, 28 and 26 mm, title 2号, body 3号, in a type that is embedded', async () => {
    const pdf = await getDocumentProxy(await writeDocument('pdf', document));
    const page = await pdf.getPage(1);
    const { width, height } = page.getViewport({ scale: 1 });
    expect([width, height].map(Math.round)).toEqual([595, 842]);
    const { items } = await page.getTextContent();
    const spans = items.flatMap((item) => ('str' in item && item.str.trim() !== '' ? [item] : []));
    const millimetres = (points: number): number => (points * 25.4) / 72;
    expect(Math.min(...spans.map((span) => millimetres(span.transform[4])))).toBeGreaterThanOrEqual(27.9);
    expect(Math.max(...spans.map((span) => millimetres(span.transform[4] + span.width)))).toBeLessThanOrEqual(
      184.1,
    );
    expect(Math.min(...spans.map((span) => millimetres(span.transform[5])))).toBeGreaterThanOrEqual(35);
    expect(Math.max(...spans.map((span) => millimetres(span.transform[5])))).toBeLessThanOrEqual(297 - 37);
    expect(spans[0]?.height).toBeCloseTo(22);
    expect([...new Set(spans.slice(1).map((span) => Math.round(span.height)))]).toEqual([16]);
    const raw = Buffer.from(await writeDocument('pdf', document)).toString('latin1');
    expect(raw).toMatch(/\/FontFile2/);
    expect(raw.length).toBeLessThan(400_000);
  });

  test('a blank stays blank, and a name with a rare character is printed', async () => {
    const all = await pages({ ...document, preparer: { name: '㛃喆', phone: '' } });
    expect(all.join('')).toContain('填报人：㛃喆');
    expect(all.join('')).toContain('往届未就业的困难职工家庭高校毕业生（人）');
  });
});

describe('xlsx', () => {
  const open = async () => workbook(await writeDocument('xlsx', document));

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
    expect(documentName(document, '2026-08-25', 'xlsx')).toBe(
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
