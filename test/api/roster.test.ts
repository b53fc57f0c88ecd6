import { graduateRoutes, householdRoutes, rosterRoutes } from '@sunshine/contract/households/routes.ts';
import { resumeRosters } from '@sunshine/server/modules/households/roster/resume-rosters.ts';
import { runRosterCommit } from '@sunshine/server/modules/households/roster/roster-job.ts';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.ts';
import { replyOf } from '../support/call.ts';
import { type GivenDistrict, givenDistrict } from '../support/given/district.ts';
import { type GivenAccount, givenAccount } from '../support/given/people.ts';
import { type GivenRosterRow, givenRosterFile, givenRosterRow } from '../support/given/roster-file.ts';
import { runJobs } from '../support/jobs.ts';
import { uploadTo } from '../support/upload.ts';

let app: TestApp;
let units: GivenDistrict;
let lu: GivenAccount;
let zhang: GivenAccount;

beforeAll(async () => {
  app = await startTestApp();
  units = await givenDistrict(app);
  lu = await givenAccount(app, [{ role: 'caseworker', unionId: units.xiayang }], { name: '陆静' });
  zhang = await givenAccount(app, [{ role: 'caseworker', unionId: units.yingpu }], { name: '张敏' });
});
afterAll(() => app.close());

const r = rosterRoutes;

async function checked(bytes: Buffer, as = lu, name = '夏阳2026名册.xlsx') {
  const uploaded = replyOf(await uploadTo(app, r.uploadRoster, {}, { name, bytes }, as));
  const { sheet, mapping } = uploaded.sheets[0] ?? { sheet: '', mapping: {} };
  replyOf(await app.call(r.checkRoster, { id: uploaded.id, sheet, mapping }, as));
  await runJobs(app);
  return replyOf(await app.call(r.readRoster, { id: uploaded.id }, as));
}

async function committed(bytes: Buffer, as = lu) {
  const { id } = await checked(bytes, as);
  replyOf(await app.call(r.commitRoster, { id }, as));
  await runJobs(app);
  return replyOf(await app.call(r.readRoster, { id }, as));
}

/** Every row of the domain, to tell whether anything changed. */
async function everything(): Promise<string> {
  const tables = [
    'people',
    'households',
    'household_versions',
    'household_episodes',
    'household_managements',
    'household_members',
    'graduates',
    'studies',
    'outcomes',
    'help_needs',
  ];
  const texts: string[] = [];
  for (const table of tables) {
    const rows = await app.db
      .$client`select coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as sum from ${app.db.$client(table)} t`;
    texts.push(`${table} ${rows[0]?.['sum']}`);
  }
  return texts.join('\n');
}

const bad: GivenRosterRow[] = [
  { memberIdNumber: '990118200306150041' },
  { memberIdNumber: '990118200302300015' },
  { workerIdNumber: '99011819720315' },
  { memberName: null },
  { workerName: null },
  { category: '很困难' },
  { mainCause: null },
  { openedOn: '去年' },
  { degree: '高中' },
  { major: { formula: 'A1', result: '会计' } },
  { outcome: '签劳动合同', needsHelp: null },
  { workerPhone: '1990000' },
];
const roster300 = Array.from({ length: 300 }, (_, h) =>
  givenRosterRow(h, h % 25 === 7 ? bad[Math.floor(h / 25)] : {}),
);

test('of 300 rows with 12 bad ones 288 come in, 12 are reported cell by cell, and again changes nothing', {
  timeout: 60_000,
}, async () => {
  const bytes = await givenRosterFile(roster300);
  const before = await everything();
  const dryRun = await checked(bytes);
  expect(dryRun).toMatchObject({
    state: 'checked',
    rowsTotal: 300,
    rowsDone: 300,
    rowsNew: 288,
    rowsUnchanged: 0,
    rowsBad: 12,
  });
  expect(await everything()).toBe(before);

  replyOf(await app.call(r.commitRoster, { id: dryRun.id }, lu));
  await runJobs(app);
  expect(replyOf(await app.call(r.readRoster, { id: dryRun.id }, lu))).toMatchObject({
    state: 'committed',
    rowsDone: 300,
    rowsNew: 288,
    rowsBad: 12,
    hasFile: false,
  });
  const problems = replyOf(await app.call(r.listRosterBadRows, { id: dryRun.id }, lu));
  expect(problems.total).toBe(12);
  expect(problems.items[0]).toEqual({
    row: 9,
    name: expect.stringMatching(/^.\*.$/u),
    problems: [
      {
        column: '家庭成员身份证号',
        value: '990118********0041',
        problem: '身份证号第 18 位不对',
        remedy: '第 18 位按前 17 位算应为 X，请核对证件。',
      },
    ],
  });
  expect(replyOf(await app.call(householdRoutes.listHouseholds, {}, lu)).total).toBe(288);
  expect(replyOf(await app.call(graduateRoutes.listGraduates, {}, lu))).toMatchObject({
    total: 288,
    counts: { helpNeeded: 288 },
  });

  const after = await everything();
  expect(await committed(bytes)).toMatchObject({
    state: 'committed',
    rowsNew: 0,
    rowsChanged: 0,
    rowsUnchanged: 288,
    rowsBad: 12,
  });
  expect(await everything()).toBe(after);
});

test('the bad rows come back as a file that can be mended and imported', { timeout: 60_000 }, async () => {
  const rows = [
    givenRosterRow(1000),
    givenRosterRow(1001, { memberIdNumber: '990118200306150041', major: '=1+1' }),
  ];
  const { id } = await committed(await givenRosterFile(rows));
  const reply = await app.call(r.downloadRosterBadRows, { id }, lu);
  expect(decodeURIComponent(String(reply.headers['content-disposition']))).toContain(
    '夏阳2026名册_有错的1行.xlsx',
  );
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(reply.bytes as unknown as ArrayBuffer);
  const sheet = workbook.getWorksheet('名册');
  const headers = (sheet?.getRow(1).values as string[]).slice(1);
  const cell = (label: string) => sheet?.getCell(2, headers.indexOf(label) + 1);
  expect(cell('原因')?.value).toBe(
    '家庭成员身份证号：身份证号第 18 位不对。第 18 位按前 17 位算应为 X，请核对证件。',
  );
  expect(cell('原表行号')?.value).toBe('3');
  expect(cell('专业')?.type).toBe(ExcelJS.ValueType.String);

  const mend = cell('家庭成员身份证号');
  if (mend) mend.value = givenRosterRow(1001).memberIdNumber ?? null;
  const mended = Buffer.from(await workbook.xlsx.writeBuffer());
  expect(await committed(mended)).toMatchObject({ rowsNew: 1, rowsBad: 0 });
});

test('what lies in the database of an import holds no ID number, phone or word of hardship', async () => {
  const row = givenRosterRow(1100, { memberIdNumber: '990118200306150041' });
  const dryRun = await checked(await givenRosterFile([row, givenRosterRow(1101)]));
  const stored = await app.db.$client`
    select encode(file_sealed, 'escape') as file, i::text as whole, b.cells, b.problems
    from roster_imports i join lateral (
      select string_agg(encode(cells_sealed, 'escape'), '') as cells, string_agg(problems::text, '') as problems
      from roster_bad_rows where import_id = i.id) b on true where i.id = ${dryRun.id}`;
  const text = JSON.stringify(stored);
  for (const value of [
    row.memberIdNumber,
    row.workerIdNumber,
    row.workerPhone,
    '相对困难',
    '子女上学',
    '990118200306150041',
  ]) {
    expect(text).not.toContain(String(value));
  }
});

test('a person in an archive of another unit is a bad row that names the unit and nothing else', async () => {
  await committed(await givenRosterFile([givenRosterRow(1200, { archiveNumber: 'QP-XY-1200' })]));
  const dryRun = await checked(await givenRosterFile([givenRosterRow(1200)]), zhang);
  const { items } = replyOf(await app.call(r.listRosterBadRows, { id: dryRun.id }, zhang));
  expect(items[0]?.problems).toEqual([
    expect.objectContaining({
      column: '建档职工身份证号',
      problem: '此人已在夏阳街道的档案里',
      remedy: '联系夏阳街道，办迁入，不要重建。',
    }),
  ]);
  expect(JSON.stringify(items)).not.toContain('QP-XY-1200');
});

test('a later roster adds what is new to a known household and overwrites nothing', async () => {
  const first = givenRosterRow(1300);
  await committed(await givenRosterFile([first]));
  const sibling = givenRosterRow(1301);
  const later = [
    {
      ...first,
      workerPhone: '19911111111',
      outcome: '签劳动合同',
      outcomeFrom: '2026-08-01',
      needsHelp: null,
    },
    {
      ...first,
      workerPhone: '19911111111',
      memberName: sibling.memberName,
      memberIdNumber: sibling.memberIdNumber,
    },
  ];
  expect(await committed(await givenRosterFile(later))).toMatchObject({
    rowsChanged: 1,
    rowsNew: 1,
    rowsBad: 0,
  });
  const { items } = replyOf(
    await app.call(householdRoutes.listHouseholds, { q: String(first.workerIdNumber) }, lu),
  );
  const archive = replyOf(await app.call(householdRoutes.readHousehold, { id: items[0]?.id ?? '' }, lu));
  expect(archive.worker.phone).toBe('199****1300');
  expect(archive.members).toHaveLength(3);
  expect(archive.versions.map(({ version, summary }) => [version, summary[0]])).toEqual([
    [2, '名册导入补充'],
    [1, '建档'],
  ]);
  const graduate = archive.members.find(({ idNumber }) =>
    idNumber?.endsWith(String(first.memberIdNumber).slice(14)),
  );
  const detail = replyOf(await app.call(graduateRoutes.readGraduate, { id: graduate?.personId ?? '' }, lu));
  expect(detail).toMatchObject({
    situation: 'settled',
    needs: [{ closedOn: expect.any(String), closedBy: 'self' }],
  });
});

test('an old roster does not bring back what was settled since', async () => {
  const bytes = await givenRosterFile([givenRosterRow(1400)]);
  await committed(bytes);
  const { items } = replyOf(
    await app.call(graduateRoutes.listGraduates, { q: String(givenRosterRow(1400).memberIdNumber) }, lu),
  );
  const id = items[0]?.personId ?? '';
  replyOf(await app.call(graduateRoutes.recordOutcome, { id, kind: 'contract', from: '2026-08-05' }, lu));
  expect(await committed(bytes)).toMatchObject({ rowsUnchanged: 1, rowsChanged: 0 });
  expect(replyOf(await app.call(graduateRoutes.readGraduate, { id }, lu)).situation).toBe('settled');
});

test('an import whose process was killed after a batch goes on behind it within minutes and ends the same', {
  timeout: 60_000,
}, async () => {
  const rows = Array.from({ length: 1100 }, (_, h) => givenRosterRow(2000 + h));
  const dryRun = await checked(await givenRosterFile(rows));
  await app.db
    .$client`update roster_imports set state = 'committing', rows_done = 0, rows_new = 0, rows_bad = 0, rows_changed = 0, rows_unchanged = 0 where id = ${dryRun.id}`;
  let transactions = 0;
  const dying = new Proxy(app.services.db, {
    get: (db, key) => {
      if (key !== 'transaction') return Reflect.get(db, key);
      return (work: Parameters<typeof db.transaction>[0]) => {
        transactions += 1;
        // The second batch never reaches the database; marking the import failed does not either: the process is gone.
        return transactions === 1 ? db.transaction(work) : new Promise(() => undefined);
      };
    },
  });
  void runRosterCommit({ ...app.services, db: dying }, { importId: dryRun.id });
  await expect
    .poll(async () => replyOf(await app.call(r.readRoster, { id: dryRun.id }, lu)).rowsDone, {
      timeout: 15_000,
    })
    .toBe(250);
  await expect.poll(() => transactions, { timeout: 15_000 }).toBe(2);

  await resumeRosters(app.services);
  expect(replyOf(await app.call(r.readRoster, { id: dryRun.id }, lu)).rowsDone).toBe(250);
  app.clock.set('2026-08-11T09:03:00+08:00');
  await resumeRosters(app.services);
  // Two workers at once: each batch is written by one of them.
  await Promise.all([runJobs(app), runRosterCommit(app.services, { importId: dryRun.id })]);
  expect(replyOf(await app.call(r.readRoster, { id: dryRun.id }, lu))).toMatchObject({
    state: 'committed',
    rowsDone: 1100,
    rowsNew: 1100,
    rowsUnchanged: 0,
    rowsBad: 0,
  });
});

test('an own spreadsheet is mapped column by column; required columns left out are named', async () => {
  const headers = { workerName: '甲', workerIdNumber: '乙', category: '丙', mainCause: '丁', openedOn: '戊' };
  const bytes = await givenRosterFile([givenRosterRow(1500)], { headers, sheet: '自己的表' });
  const uploaded = replyOf(await uploadTo(app, r.uploadRoster, {}, { name: '自己的表.xlsx', bytes }, lu));
  expect(uploaded.sheets).toEqual([
    {
      sheet: '自己的表',
      headerRow: 1,
      headers: ['甲', '乙', '丙', '丁', '戊'].map((title, i) => ({ letter: 'ABCDE'[i], title })),
      mapping: {},
      missing: ['workerName', 'workerIdNumber', 'category', 'mainCause', 'openedOn'],
    },
  ]);
  const partial = await app.call(
    r.checkRoster,
    { id: uploaded.id, sheet: '自己的表', mapping: { workerName: 'A' } },
    lu,
  );
  expect(partial).toMatchObject({
    status: 400,
    body: { code: 'roster.mappingIncomplete', fields: { openedOn: '建档日期要对上一列。' } },
  });
  const mapping = { workerName: 'A', workerIdNumber: 'B', category: 'C', mainCause: 'D', openedOn: 'E' };
  replyOf(await app.call(r.checkRoster, { id: uploaded.id, sheet: '自己的表', mapping }, lu));
  await runJobs(app);
  expect(replyOf(await app.call(r.readRoster, { id: uploaded.id }, lu))).toMatchObject({
    state: 'checked',
    rowsNew: 1,
    rowsBad: 0,
  });
  expect(replyOf(await app.call(r.readRosterSheets, { id: uploaded.id }, lu)).chosen).toEqual({
    sheet: '自己的表',
    mapping,
  });
});

test.each([
  [
    'a damaged file',
    async () => (await givenRosterFile([givenRosterRow(0)])).subarray(0, 3000),
    422,
    '文件坏了，读不完整。在表格软件里打开、另存一份，再传。',
  ],
  [
    'a password-protected file',
    async () =>
      Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from('EncryptedPackage', 'utf16le')]),
    422,
    '文件有密码，读不了。在表格软件里取消密码，另存后再传。',
  ],
  [
    'a sheet without headers',
    () => givenRosterFile([], { headers: {} }),
    422,
    '没有找到表头。名册要有一行列名，比如“建档职工姓名”。',
  ],
  [
    'a file of 60 MB',
    async () => Buffer.alloc(60 * 1024 * 1024, 'PK\u0003\u0004'),
    413,
    '文件超过 20 MB。删掉图片和不用的表，或分成几个文件再传。',
  ],
])('%s is refused with its own sentence', async (_, make, status, message) => {
  const reply = await uploadTo(app, r.uploadRoster, {}, { name: '名册.xlsx', bytes: await make() }, lu);
  expect([reply.status, reply.body]).toMatchObject([status, { message }]);
});

test('an import is missing for another unit and cannot be written twice at once', async () => {
  const dryRun = await checked(await givenRosterFile([givenRosterRow(1600)]));
  for (const route of [r.readRoster, r.commitRoster, r.downloadRosterBadRows, r.abandonRoster]) {
    expect(await app.call(route, { id: dryRun.id }, zhang)).toMatchObject({
      status: 404,
      body: { code: 'roster.notFound' },
    });
  }
  const replies = await Promise.all([1, 2].map(() => app.call(r.commitRoster, { id: dryRun.id }, lu)));
  expect(replies.map(({ status }) => status).sort()).toEqual([200, 409]);
  await runJobs(app);
});

test('an abandoned import keeps neither file nor rows', async () => {
  const dryRun = await checked(await givenRosterFile([givenRosterRow(1700, { category: '很困难' })]));
  replyOf(await app.call(r.abandonRoster, { id: dryRun.id }, lu));
  const after = replyOf(await app.call(r.readRoster, { id: dryRun.id }, lu));
  expect(after).toMatchObject({ state: 'failed', hasFile: false, rowsBad: 0 });
  expect(replyOf(await app.call(r.listRosterBadRows, { id: dryRun.id }, lu)).items).toEqual([]);
});
