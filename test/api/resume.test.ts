import { resumeRoutes } from '@sunshine/contract/applications/resume-routes.ts';
import { completenessOf, resumeSections } from '@sunshine/contract/applications/resume-vocabulary.ts';
import { applicationRoutes as routes } from '@sunshine/contract/applications/routes.ts';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.ts';
import { replyOf } from '../support/call.ts';
import { collide } from '../support/collide.ts';
import { auditActions } from '../support/given/application-probes.ts';
import { type GivenHiring, givenHiring } from '../support/given/applications.ts';
import { givenDocx, givenJpeg, givenPdf, givenXlsx, zipOf } from '../support/given/files.ts';
import { type GivenAccount, givenAccount } from '../support/given/people.ts';
import { uploadTo } from '../support/upload.ts';

let app: TestApp;
let given: GivenHiring;
beforeAll(async () => {
  app = await startTestApp();
  given = await givenHiring(app);
});
afterAll(() => app?.close());

const practice = {
  section: 'practice' as 'education' | 'practice',
  place: '青浦区图书馆',
  role: '借阅台实习',
  from: '2025-07',
  until: '2025-08',
  text: '每天整理归还的书。',
};
const read = async (who: GivenAccount) => replyOf(await app.call(routes.ownResume, {}, who));
const add = async (who: GivenAccount, more: Partial<typeof practice> = {}) =>
  replyOf(await app.call(resumeRoutes.saveResumeEntry, { ...practice, ...more }, who));
const keep = (who: GivenAccount, file: { name: string; bytes: Buffer }) =>
  uploadTo(app, resumeRoutes.keepResumeFile, {}, file, who);

describe('how complete a résumé is', () => {
  test('the weights of the sections come to a hundred', () => {
    expect(Object.values(resumeSections).reduce((sum, { weight }) => sum + weight, 0)).toBe(100);
  });

  test('an empty one has nothing, each section adds its share, and what is missing is named in their order', () => {
    const empty = {
      phone: null,
      study: null,
      education: [],
      practice: [],
      certificates: [],
      skills: '',
      experience: '',
      introduction: '',
    };
    expect(completenessOf(empty)).toEqual({
      percent: 0,
      missing: ['contact', 'education', 'practice', 'skills', 'certificates', 'introduction'],
    });
    // By hand: contact 20, education 25, practice 20, skills 15, certificates 10, introduction 10.
    expect(completenessOf({ ...empty, phone: '19900000000', study: {} }).percent).toBe(45);
    expect(completenessOf({ ...empty, experience: '收银两个月' })).toEqual({
      percent: 20,
      missing: ['contact', 'education', 'skills', 'certificates', 'introduction'],
    });
    expect(completenessOf({ ...empty, skills: '函数', certificates: [1], introduction: '我' }).percent).toBe(
      35,
    );
  });

  test('writing a stretch of practice raises the own résumé from 45 to 65', async () => {
    const graduate = await given.graduate();
    expect((await read(graduate)).completeness).toEqual({
      percent: 45,
      missing: ['practice', 'skills', 'certificates', 'introduction'],
    });
    expect((await add(graduate)).completeness.percent).toBe(65);
  });
});

describe('the sections', () => {
  test('entries are added behind, changed in their place, moved one step, and taken out', async () => {
    const graduate = await given.graduate();
    const places = (resume: { practice: { place: string }[] }) => resume.practice.map((entry) => entry.place);
    await add(graduate, { place: '甲处' });
    await add(graduate, { place: '乙处' });
    const three = await add(graduate, { place: '丙处' });
    expect(places(three)).toEqual(['甲处', '乙处', '丙处']);
    const [first, second] = three.practice;
    if (!first || !second) throw new Error('no entries');

    const changed = replyOf(
      await app.call(
        resumeRoutes.saveResumeEntry,
        { ...practice, place: '乙二处', id: second.id, until: null },
        graduate,
      ),
    );
    expect(changed.practice[1]).toEqual({
      id: second.id,
      place: '乙二处',
      role: '借阅台实习',
      from: '2025-07',
      until: null,
      text: '每天整理归还的书。',
    });
    const move = async (id: string, to: 'up' | 'down' | 'out') =>
      places(
        replyOf(await app.call(resumeRoutes.moveResumeEntry, { section: 'practice', id, to }, graduate)),
      );
    expect(await move(second.id, 'up')).toEqual(['乙二处', '甲处', '丙处']);
    expect(await move(second.id, 'up')).toEqual(['乙二处', '甲处', '丙处']);
    expect(await move(second.id, 'down')).toEqual(['甲处', '乙二处', '丙处']);
    expect(await move(first.id, 'out')).toEqual(['乙二处', '丙处']);
    const gone = await app.call(
      resumeRoutes.moveResumeEntry,
      { section: 'practice', id: first.id, to: 'up' },
      graduate,
    );
    expect(gone).toMatchObject({ status: 404, body: { code: 'resume.entryNotFound' } });
    expect(await auditActions(app, graduate.personId)).toEqual(Array(8).fill('resume.save'));
  });

  test('an end before the beginning and a month that is none are refused at their field', async () => {
    const graduate = await given.graduate();
    const early = await app.call(resumeRoutes.saveResumeEntry, { ...practice, until: '2025-06' }, graduate);
    expect(early).toMatchObject({ status: 400, body: { fields: { until: '结束的月份早于开始的月份。' } } });
    const odd = await app.call(resumeRoutes.saveResumeEntry, { ...practice, from: '2025-13' }, graduate);
    expect(odd).toMatchObject({ status: 400, body: { fields: { from: '月份写成 2026-06 这样。' } } });
    expect((await read(graduate)).practice).toEqual([]);
  });

  test('a section takes twelve entries, the thirteenth is refused', async () => {
    const graduate = await given.graduate();
    for (let index = 0; index < 12; index += 1)
      await app.call(resumeRoutes.saveResumeCertificate, { name: `证书${index}` }, graduate);
    const more = await app.call(resumeRoutes.saveResumeCertificate, { name: '又一张' }, graduate);
    expect(more).toMatchObject({ status: 409, body: { code: 'resume.sectionFull' } });
    expect((await read(graduate)).certificates).toHaveLength(12);
  });

  test('two tabs that each add an entry at the same moment lose none', async () => {
    const graduate = await given.graduate();
    await add(graduate, { place: '第一处' });
    await collide(
      app,
      sql`select 1 from graduates where person_id = ${graduate.personId} for update`,
      ['第二处', '第三处'].map((place) => () => add(graduate, { place })),
    );
    const { practice: entries } = await read(graduate);
    expect(entries.map((entry) => entry.place).sort()).toEqual(['第一处', '第三处', '第二处']);
  });

  test('what the records know is offered and goes in only when the graduate confirms it', async () => {
    const graduate = await given.graduate({ unionId: given.grassroots });
    const { study, suggested, education } = await read(graduate);
    expect(education).toEqual([]);
    expect(suggested.education).toEqual([
      {
        place: study?.school,
        role: expect.stringContaining(`${study?.major}，`),
        until: `${study?.graduationYear}-06`,
      },
    ]);
    const taken = await app.call(
      resumeRoutes.saveResumeEntry,
      { section: 'education', place: study?.school ?? '', role: '会计', from: '2023-09', until: '2026-06' },
      graduate,
    );
    expect(replyOf(taken).suggested.education).toEqual([]);
  });
});

describe('what is kept back from companies', () => {
  test('is in no reply to the company, whichever verb it uses, and the graduate sees the same before sending', async () => {
    const graduate = await given.graduate({ name: '顾言' });
    await app.call(
      routes.saveResume,
      {
        email: 'guyan@example.com',
        skills: '会做账',
        experience: '在超市收银',
        introduction: '喜欢早起的人',
      },
      graduate,
    );
    await add(graduate, { place: '练塘书店' });
    await add(graduate, { section: 'education', place: '青浦中等学校', role: '财会' });
    await app.call(resumeRoutes.saveResumeCertificate, { name: '初级会计证', issued: '2025-05' }, graduate);
    await keep(graduate, { name: '顾言.pdf', bytes: givenPdf() });
    const open = (await read(graduate)).shown;
    expect(open).toMatchObject({
      email: 'guyan@example.com',
      graduationYear: expect.any(Number),
      introduction: '喜欢早起的人',
      education: [{ place: '青浦中等学校' }],
      practice: [{ place: '练塘书店' }],
      certificates: [{ name: '初级会计证', issued: '2025-05' }],
    });

    const hidden = [
      'email',
      'graduationYear',
      'education',
      'practice',
      'certificates',
      'introduction',
      'file',
    ] as const;
    const after = replyOf(
      await app.call(resumeRoutes.hideResumeFields, { hidden: [...hidden, 'email'] }, graduate),
    );
    expect(after.hidden).toEqual([...hidden]);
    expect(Object.keys(after.shown ?? {}).sort()).toEqual([
      'degree',
      'experience',
      'major',
      'name',
      'phone',
      'school',
      'skills',
    ]);
    const { id } = replyOf(await app.call(routes.apply, { id: given.positionId, withFile: true }, graduate));
    const replies = [
      await app.call(routes.listApplicants, { positionId: given.positionId }, given.recruiter),
      await app.call(routes.viewApplicant, { id }, given.recruiter),
      await app.call(routes.readApplicant, { id }, given.recruiter),
    ];
    const canaries = ['guyan@', '早起', '练塘书店', '青浦中等学校', '初级会计证', '在超市收银', '顾言.pdf'];
    for (const reply of replies) {
      const said = reply.bytes.toString('utf8');
      expect(said).toContain('顾言');
      expect(canaries.filter((canary) => said.includes(canary))).toEqual([]);
    }
    expect(replyOf(replies[1] as never)).toMatchObject({ resume: after.shown, file: null });
    expect((await app.call(resumeRoutes.openApplicantFile, { id }, given.recruiter)).status).toBe(404);
    const [message] = await app.db.$client`
      select payload->>'body' as body from graphile_worker._private_jobs
      where payload->>'onceKey' like ${`application-submitted:${id}%`}`;
    expect(message?.body).not.toContain('届');
  });

  test('what was sent stays as it was sent, whatever the graduate changes afterwards', async () => {
    const graduate = await given.graduate();
    await add(graduate, { place: '旧的地方' });
    const { id } = await given.application('submitted', { graduate });
    const [entry] = (await read(graduate)).practice;
    await app.call(
      resumeRoutes.moveResumeEntry,
      { section: 'practice', id: entry?.id ?? '', to: 'out' },
      graduate,
    );
    const seen = replyOf(await app.call(routes.viewApplicant, { id }, given.recruiter));
    expect(seen.resume?.practice?.map((each) => each.place)).toEqual(['旧的地方']);
    expect(JSON.stringify(seen)).not.toContain(entry?.id);
  });
});

describe('the résumé file', () => {
  test.each([
    ['a PDF', 'cv.pdf', async () => givenPdf(), 'cv.pdf'],
    ['a Word file', 'cv.docx', async () => givenDocx(), 'cv.docx'],
    ['a JPG under another ending', 'cv.png', async () => givenJpeg(), 'cv.png.jpg'],
  ])('%s is kept, sealed, under the ending of what it is', async (_case, name, bytes, kept) => {
    const graduate = await given.graduate();
    const content = await bytes();
    const saved = replyOf(await keep(graduate, { name, bytes: content }));
    expect(saved.file).toMatchObject({ name: kept, size: content.length });
    const [row] = await app.db.$client`
      select union_id, kind, content_sealed from attachments
      where owner_type = 'resume' and owner_id = ${graduate.personId} and removed_at is null`;
    expect(row).toMatchObject({ union_id: null, kind: 'resume' });
    expect(Buffer.from(row?.content_sealed).includes(content)).toBe(false);
    const opened = await app.call(resumeRoutes.openResumeFile, {}, graduate);
    expect(opened.bytes.equals(content)).toBe(true);
  });

  test.each([
    ['a workbook', 'cv.pdf', () => givenXlsx(), 422, 'resume.fileType'],
    [
      'a web page that calls itself PDF',
      'cv.pdf',
      async () => Buffer.from('<html><script>1</script></html>'),
      422,
      'attachment.typeNotAllowed',
    ],
    [
      'a Word file with macros',
      'cv.docx',
      async () => givenDocx({ parts: { 'word/vbaProject.bin': 'x' } }),
      422,
      'attachment.hasMacros',
    ],
    ['a zip', 'cv.docx', async () => zipOf({ 'a.txt': 'x' }), 422, 'attachment.typeNotAllowed'],
    ['nothing', 'cv.pdf', async () => Buffer.alloc(0), 422, 'attachment.empty'],
    [
      'more than 10 MB',
      'cv.pdf',
      async () => Buffer.concat([Buffer.from('%PDF-'), Buffer.alloc(10 * 1024 * 1024)]),
      413,
      'attachment.tooLarge',
    ],
  ])('%s is refused', async (_case, name, bytes, status, code) => {
    const graduate = await given.graduate();
    expect(await keep(graduate, { name, bytes: await bytes() })).toMatchObject({ status, body: { code } });
    expect((await read(graduate)).file).toBeNull();
  });

  test('there is one: a new one takes the place of the old, whose bytes are gone', async () => {
    const graduate = await given.graduate();
    await keep(graduate, { name: '一.pdf', bytes: givenPdf() });
    await keep(graduate, { name: '二.pdf', bytes: givenPdf() });
    const rows = await app.db.$client`
      select name, content_sealed is null as emptied from attachments
      where owner_type = 'resume' and owner_id = ${graduate.personId} order by removed_at is null`;
    expect(rows.map((row) => ({ ...row }))).toEqual([
      { name: '一.pdf', emptied: true },
      { name: '二.pdf', emptied: false },
    ]);
    expect(replyOf(await app.call(resumeRoutes.removeResumeFile, {}, graduate)).file).toBeNull();
    expect(await app.call(resumeRoutes.removeResumeFile, {}, graduate)).toMatchObject({
      status: 404,
      body: { code: 'resume.fileNotFound' },
    });
  });

  test('two files at the same moment leave one', async () => {
    const graduate = await given.graduate();
    const replies = await collide(
      app,
      sql`select 1 from graduates where person_id = ${graduate.personId} for update`,
      ['一.pdf', '二.pdf'].map((name) => () => keep(graduate, { name, bytes: givenPdf() })),
    );
    expect(replies.map((reply) => reply.status)).toEqual([200, 200]);
    const [left] = await app.db.$client`
      select count(*)::int as n from attachments
      where owner_type = 'resume' and owner_id = ${graduate.personId} and removed_at is null`;
    expect(left?.n).toBe(1);
  });

  test('it goes along only when chosen, as it was then, and its download is on the receipt', async () => {
    const graduate = await given.graduate({ name: '许安' });
    const bytes = givenPdf();
    await keep(graduate, { name: '内部名字.pdf', bytes });
    const without = replyOf(await app.call(routes.apply, { id: await given.position() }, graduate));
    const { id } = replyOf(await app.call(routes.apply, { id: given.positionId, withFile: true }, graduate));
    await keep(graduate, { name: '新的.pdf', bytes: givenPdf() });

    expect(await app.call(resumeRoutes.openApplicantFile, { id: without.id }, given.recruiter)).toMatchObject(
      { status: 404, body: { code: 'resume.fileNotFound' } },
    );
    app.clock.set('2026-08-12T09:00:00+08:00');
    const opened = await app.call(resumeRoutes.openApplicantFile, { id }, given.recruiter);
    expect(opened.status).toBe(200);
    expect(opened.bytes.equals(bytes)).toBe(true);
    expect(opened.headers['content-disposition']).toBe(
      `attachment; filename*=UTF-8''${encodeURIComponent('许安_简历.pdf')}`,
    );
    expect(opened.headers['x-content-type-options']).toBe('nosniff');
    const own = replyOf(await app.call(routes.readOwnApplication, { id }, graduate));
    expect(own.views.map((view) => view.fileSeenAt)).toEqual(['2026-08-12T01:00:00.000Z']);
    expect(own.file).toMatchObject({ name: '内部名字.pdf' });
    const told = replyOf(await app.call(routes.readApplicant, { id }, given.recruiter));
    expect(told.file).toMatchObject({ name: '许安_简历.pdf' });
    const mine = await app.call(resumeRoutes.openOwnSentFile, { id }, graduate);
    expect(mine.bytes.equals(bytes)).toBe(true);

    const companyId = await given.records.company(given.xiayang);
    const rival = await givenAccount(app, [{ role: 'recruiter', companyId }]);
    expect((await app.call(resumeRoutes.openApplicantFile, { id }, rival)).status).toBe(404);
    const stranger = await given.graduate();
    expect((await app.call(resumeRoutes.openOwnSentFile, { id }, stranger)).status).toBe(404);
  });

  test('once withdrawn, neither the résumé nor the file is shown to the company', async () => {
    const graduate = await given.graduate();
    await keep(graduate, { name: 'cv.pdf', bytes: givenPdf() });
    const { id } = replyOf(await app.call(routes.apply, { id: given.positionId, withFile: true }, graduate));
    await app.call(routes.viewApplicant, { id }, given.recruiter);
    await app.call(routes.withdrawApplication, { id }, graduate);
    expect(await app.call(resumeRoutes.openApplicantFile, { id }, given.recruiter)).toMatchObject({
      status: 404,
      body: { code: 'resume.fileNotFound' },
    });
    const seen = replyOf(await app.call(routes.readApplicant, { id }, given.recruiter));
    expect(seen).toMatchObject({ resume: null, file: null });
  });
});
