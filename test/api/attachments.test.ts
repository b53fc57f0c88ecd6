import { createHash } from 'node:crypto';
import { applicationRoutes as routes } from '@sunshine/contract/applications/routes.ts';
import { attachmentLimits } from '@sunshine/contract/attachments/vocabulary.ts';
import { insertAttachment, listAttachmentRows } from '@sunshine/db/queries/attachments/attachments.ts';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.ts';
import { replyOf } from '../support/call.ts';
import { collide } from '../support/collide.ts';
import { type GivenHiring, givenHiring } from '../support/given/applications.ts';
import { givenDocx, givenJpeg, givenPdf, givenPng, givenXlsx, zipOf } from '../support/given/files.ts';
import { type GivenAccount, givenAccount } from '../support/given/people.ts';
import { uploadTo } from '../support/upload.ts';

let app: TestApp;
let given: GivenHiring;
let neighbour: GivenAccount;
let reader: GivenAccount;
beforeAll(async () => {
  app = await startTestApp();
  given = await givenHiring(app);
  neighbour = await givenAccount(app, [{ role: 'caseworker', unionId: given.yingpu }]);
  reader = await givenAccount(app, [{ role: 'reviewer', unionId: given.xiayang }]);
});
afterAll(() => app?.close());

let day = 0;
async function placement(): Promise<string> {
  day += 1;
  const { personId } = await given.graduate({ unionId: given.grassroots });
  const startOn = `2026-07-${String((day % 28) + 1).padStart(2, '0')}`;
  return given.records.placement(personId, given.grassroots, startOn);
}
const add = (id: string, name: string, bytes: Buffer, as = given.caseworker) =>
  uploadTo(app, routes.addPlacementFile, { id }, { name, bytes }, as);
const filesOf = async (id: string) =>
  replyOf(await app.call(routes.listPlacementFiles, { id }, given.caseworker)).items;
const auditOf = (id: string) =>
  app.db
    .$client`select action, actor_role, reason, union_id, detail from audit_entries where subject_id = ${id} order by id`;
const refused = (code: string, status: number) => ({ status, body: { code } });

describe('what a file is', () => {
  test.each([
    ['pdf', 'application/pdf', async () => givenPdf()],
    ['jpg', 'image/jpeg', async () => givenJpeg()],
    ['png', 'image/png', async () => givenPng()],
    [
      'docx',
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      async () => givenDocx(),
    ],
    ['xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', givenXlsx],
  ] as const)('is decided by its content, not by its name: %s', async (ending, mediaType, make) => {
    const id = await placement();
    const bytes = await make();
    replyOf(await add(id, '劳动合同.exe', bytes));
    expect(await filesOf(id)).toMatchObject([
      { name: `劳动合同.exe.${ending}`, mediaType, size: bytes.length, kind: 'evidence', removedAt: null },
    ]);
  });

  test('a page, a script, an old Word file or any other zip is refused, whatever it is called', async () => {
    const id = await placement();
    const ole = Buffer.from('d0cf11e0a1b11ae1', 'hex');
    const html = Buffer.from('<html><script>alert(1)</script></html>');
    // A PDF further back in a page is a page.
    const late = Buffer.concat([html, givenPdf()]);
    const zip = zipOf({ '[Content_Types].xml': '<Types/>', 'page/document.xml': '' });
    for (const bytes of [ole, html, late, zip, Buffer.from('MZ')]) {
      expect(await add(id, '合同.pdf', bytes)).toMatchObject(refused('attachment.typeNotAllowed', 422));
    }
    expect(await add(id, '合同.pdf', Buffer.alloc(0))).toMatchObject(refused('attachment.empty', 422));
    const cut = givenDocx().subarray(0, 60);
    expect(await add(id, '合同.docx', cut)).toMatchObject(refused('attachment.damaged', 422));
    expect(await filesOf(id)).toEqual([]);
  });

  test('a document with macros is refused, by its parts or by what it says it is', async () => {
    const id = await placement();
    const byPart = givenDocx({ parts: { 'word/vbaProject.bin': 'x' } });
    const byType = givenDocx({
      mainType: 'application/vnd.ms-word.document.macroEnabled.main+xml',
    });
    for (const bytes of [byPart, byType]) {
      expect(await add(id, '合同.docx', bytes)).toMatchObject(refused('attachment.hasMacros', 422));
    }
  });

  test('10 MB fit, one byte more is refused', async () => {
    const id = await placement();
    const whole = Buffer.concat([givenPdf(), Buffer.alloc(attachmentLimits.bytes)]);
    expect((await add(id, '合同.pdf', whole.subarray(0, attachmentLimits.bytes))).status).toBe(200);
    expect(await add(id, '合同.pdf', whole.subarray(0, attachmentLimits.bytes + 1))).toMatchObject(
      refused('attachment.tooLarge', 413),
    );
  });

  test.each([
    ['../../etc/合同.pdf', '合同.pdf'],
    ['C:\\Users\\me\\合同.PDF', '合同.pdf'],
    ['合同\u0000\u202Efdp.exe', '合同fdp.exe.pdf'],
    ['.htaccess', 'htaccess.pdf'],
    ['.pdf', 'pdf.pdf'],
    ['很长'.repeat(60), `${'很长'.repeat(38)}.pdf`],
  ])('the name keeps no path, no hidden character and 80 characters at most: %s', async (typed, kept) => {
    const id = await placement();
    replyOf(await add(id, typed, givenPdf()));
    const [file] = await filesOf(id);
    expect(file?.name).toBe(kept);
    expect([...(file?.name ?? '')].length).toBeLessThanOrEqual(80);
  });
});

describe('a file of a record', () => {
  test('lies sealed in the database under its hash, and comes back whole as a download', async () => {
    const id = await placement();
    const bytes = givenPdf();
    const { id: fileId } = replyOf(await add(id, '劳动合同.pdf', bytes));
    const [row] = await app.db.$client`select * from attachments where id = ${fileId}`;
    expect(row?.hash).toEqual(createHash('sha256').update(bytes).digest());
    expect(Buffer.from(row?.content_sealed).includes(bytes.subarray(9))).toBe(false);
    expect(() => app.services.cipher.openBytes(row?.content_sealed, `attachments.content:${id}`)).toThrow();

    const reply = await app.call(routes.openPlacementFile, { id, fileId }, reader);
    expect(reply.status).toBe(200);
    expect(reply.bytes.equals(bytes)).toBe(true);
    expect(reply.headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent('劳动合同.pdf')}`,
      'x-content-type-options': 'nosniff',
    });
    const detail = { owner: 'placement', ownerId: id, kind: 'evidence' };
    expect(await auditOf(fileId)).toEqual([
      {
        action: 'attachment.add',
        actor_role: 'caseworker',
        reason: null,
        union_id: given.grassroots,
        detail: { ...detail, bytes: bytes.length },
      },
      { action: 'attachment.open', actor_role: 'reviewer', reason: null, union_id: given.grassroots, detail },
    ]);
  });

  test('is listed with who brought it and when, for those of the scope', async () => {
    const id = await placement();
    replyOf(await add(id, '劳动合同.pdf', givenPdf()));
    expect(await filesOf(id)).toMatchObject([
      { uploadedBy: '钱老师', uploadedAt: app.clock.now().toISOString() },
    ]);
  });

  test('out of scope is missing: to list, add, open and remove', async () => {
    const id = await placement();
    const { id: fileId } = replyOf(await add(id, '劳动合同.pdf', givenPdf()));
    const missing = refused('placement.notFound', 404);
    expect(await app.call(routes.listPlacementFiles, { id }, neighbour)).toMatchObject(missing);
    expect(await add(id, '劳动合同.pdf', givenPdf(), neighbour)).toMatchObject(missing);
    expect(await app.call(routes.openPlacementFile, { id, fileId }, neighbour)).toMatchObject(missing);
    const removal = { id, fileId, reason: '传错了' };
    expect(await app.call(routes.removePlacementFile, removal, neighbour)).toMatchObject(missing);
    expect(await filesOf(id)).toHaveLength(1);
  });

  test('is reached through its own record only', async () => {
    const [one, other] = [await placement(), await placement()];
    const { id: fileId } = replyOf(await add(one, '劳动合同.pdf', givenPdf()));
    const missing = refused('attachment.notFound', 404);
    const through = { id: other, fileId };
    expect(await app.call(routes.openPlacementFile, through, given.caseworker)).toMatchObject(missing);
    const removal = { ...through, reason: '传错了' };
    expect(await app.call(routes.removePlacementFile, removal, given.caseworker)).toMatchObject(missing);
  });

  test('is read by a reviewer and written by a caseworker', async () => {
    const id = await placement();
    expect(await add(id, '劳动合同.pdf', givenPdf(), reader)).toMatchObject(
      refused('request.forbidden', 403),
    );
  });

  test('once removed is gone with its bytes; the row and the reason stay', async () => {
    const id = await placement();
    const bytes = givenPdf();
    const { id: fileId } = replyOf(await add(id, '劳动合同.pdf', bytes));
    const removal = { id, fileId, reason: '传错了人' };
    const replies = await Promise.all(
      [1, 2].map(() => app.call(routes.removePlacementFile, removal, given.caseworker)),
    );
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 404]);
    const [row] = await app.db
      .$client`select content_sealed, removed_by from attachments where id = ${fileId}`;
    expect(row).toEqual({ content_sealed: null, removed_by: given.caseworker.accountId });
    expect(await app.call(routes.openPlacementFile, { id, fileId }, given.caseworker)).toMatchObject(
      refused('attachment.notFound', 404),
    );
    expect(await filesOf(id)).toMatchObject([{ removedAt: app.clock.now().toISOString() }]);
    expect((await auditOf(fileId)).at(-1)).toMatchObject({
      action: 'attachment.remove',
      reason: '传错了人',
    });
    // What was removed by mistake can be brought again.
    expect((await add(id, '劳动合同.pdf', bytes)).status).toBe(200);
  });

  test('without a reason stays', async () => {
    const id = await placement();
    const { id: fileId } = replyOf(await add(id, '劳动合同.pdf', givenPdf()));
    expect(
      await app.call(routes.removePlacementFile, { id, fileId, reason: '' }, given.caseworker),
    ).toMatchObject(refused('request.invalid', 400));
    expect(await filesOf(id)).toMatchObject([{ removedAt: null }]);
  });

  test('the same one twice is told so, and the eleventh is refused', async () => {
    const id = await placement();
    const bytes = givenPdf();
    replyOf(await add(id, '劳动合同.pdf', bytes));
    expect(await add(id, '另一个名字.pdf', bytes)).toMatchObject(refused('attachment.alreadyThere', 409));
    for (let n = 1; n < attachmentLimits.perRecord; n += 1) replyOf(await add(id, `${n}.pdf`, givenPdf()));
    expect(await add(id, '11.pdf', givenPdf())).toMatchObject(refused('attachment.tooMany', 409));
  });

  test('of two that arrive at once as the tenth one stays', async () => {
    const id = await placement();
    for (let n = 1; n < attachmentLimits.perRecord; n += 1) replyOf(await add(id, `${n}.pdf`, givenPdf()));
    const hold = sql`select pg_advisory_xact_lock(hashtextextended(${`placement:${id}`}, 7310140))`;
    const replies = await collide(
      app,
      hold,
      [givenPdf(), givenPng()].map((bytes) => () => add(id, '10', bytes)),
    );
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(await filesOf(id)).toHaveLength(attachmentLimits.perRecord);
  });

  test('control: who counts the files without holding them brings an eleventh', async () => {
    const id = await placement();
    const owner = { type: 'placement', id } as const;
    for (let n = 1; n < attachmentLimits.perRecord; n += 1) replyOf(await add(id, `${n}.pdf`, givenPdf()));
    const addUnheld = () => () =>
      app.db.transaction(async (tx) => {
        if ((await listAttachmentRows(tx, owner)).length >= attachmentLimits.perRecord) return;
        await insertAttachment(tx, {
          ownerType: 'placement',
          ownerId: id,
          kind: 'evidence',
          unionId: given.grassroots,
          name: '10.pdf',
          mediaType: 'application/pdf',
          size: 1,
          hash: Buffer.from([0]),
          contentSealed: Buffer.from([0]),
          uploadedBy: given.caseworker.accountId,
          uploadedAt: app.clock.now(),
        });
      });
    const hold = sql`select 1 from unions where id = ${given.grassroots} for update`;
    await collide(app, hold, [addUnheld(), addUnheld()]);
    expect(await filesOf(id)).toHaveLength(attachmentLimits.perRecord + 1);
  });
});
