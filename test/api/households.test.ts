import { householdRoutes } from '@sunshine/contract/households/routes.ts';
import { auditEntries } from '@sunshine/db/schema/accounts.ts';
import { householdEpisodes, householdManagements, households } from '@sunshine/db/schema/households.ts';
import { people } from '@sunshine/db/schema/people.ts';
import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.ts';
import { replyOf } from '../support/call.ts';
import { type GivenDistrict, givenDistrict } from '../support/given/district.ts';
import { syntheticIdNumber } from '../support/given/id-numbers.ts';
import { type GivenAccount, givenAccount } from '../support/given/people.ts';

let app: TestApp;
let units: GivenDistrict;
let lu: GivenAccount;
let yingpuWorker: GivenAccount;
let sequence = 0;

beforeAll(async () => {
  app = await startTestApp();
  units = await givenDistrict(app);
  lu = await givenAccount(app, [{ role: 'caseworker', unionId: units.xiayang }], { name: '陆静' });
  yingpuWorker = await givenAccount(app, [{ role: 'caseworker', unionId: units.yingpu }], { name: '张敏' });
});
afterAll(() => app.close());

const r = householdRoutes;

function newHousehold(changes: Record<string, unknown> = {}) {
  sequence += 1;
  return {
    name: '沈建国',
    idNumber: syntheticIdNumber('1972-03-15', sequence),
    phone: '19900001234',
    openedOn: '2025-03-18',
    category: 'relative' as const,
    mainCause: 'schooling' as const,
    furtherCauses: ['seriousIllness' as const],
    address: '城中北路一弄',
    ...changes,
  };
}

async function opened(as = lu, changes: Record<string, unknown> = {}) {
  const input = newHousehold(changes);
  return { ...replyOf(await app.call(r.openHousehold, input, as)), idNumber: input.idNumber };
}

test('an opened archive is masked on screen and sealed in the database', async () => {
  const { id, idNumber } = await opened();
  const archive = replyOf(await app.call(r.readHousehold, { id }, lu));
  expect(archive).toMatchObject({
    version: 1,
    state: 'active',
    archiveNumber: '310118001-2025-0001',
    unionName: '夏阳街道总工会',
    worker: { name: '沈*国', idNumber: `990118********${idNumber.slice(14)}`, phone: '199****1234' },
    members: [{ name: '沈*国', relation: 'self' }],
    versions: [{ version: 1, by: '陆静', reason: '建档' }],
  });
  expect(JSON.stringify(archive)).not.toMatch(/schooling|子女上学|relative|相对困难|城中北路|19900001234/);

  const [row] = await app.db.select().from(households).where(eq(households.id, id));
  const [person] = await app.db
    .select()
    .from(people)
    .where(eq(people.id, row?.primaryWorkerId ?? ''));
  const stored = [
    row?.hardshipSealed,
    row?.addressSealed,
    person?.idNumberSealed,
    person?.idNumberHash,
    person?.phoneSealed,
  ];
  for (const bytes of stored) {
    expect(bytes).toBeInstanceOf(Buffer);
    expect(bytes?.toString('utf8')).not.toMatch(
      new RegExp(`${idNumber}|19900001234|schooling|relative|城中`),
    );
  }
});

test('a person is never in two active archives: within the unit the archive is named, of another unit only the unit', async () => {
  const { id, idNumber } = await opened();
  const again = await app.call(r.openHousehold, newHousehold({ idNumber }), lu);
  expect(again).toMatchObject({ status: 409, body: { code: 'household.workerHasArchive' } });
  const { archiveNumber } = replyOf(await app.call(r.readHousehold, { id }, lu));
  expect(JSON.stringify(again.body)).toContain(archiveNumber);

  const elsewhere = await app.call(r.openHousehold, newHousehold({ idNumber }), yingpuWorker);
  expect(elsewhere).toMatchObject({
    status: 409,
    body: { message: '此人已在夏阳街道的档案里。联系夏阳街道，办迁入，不要重建。' },
  });
  expect(JSON.stringify(elsewhere.body)).not.toContain(archiveNumber);
  expect(replyOf(await app.call(r.findDuplicate, { idNumber }, yingpuWorker))).toEqual({
    found: true,
    sentence: '此人已在夏阳街道的档案里。联系夏阳街道，办迁入，不要重建。',
    householdId: null,
  });

  const other = await opened(yingpuWorker);
  const member = {
    id: other.id,
    version: 1,
    name: '沈建国',
    idNumber,
    relation: 'spouse' as const,
    identity: 'worker' as const,
  };
  expect(await app.call(r.addMember, member, yingpuWorker)).toMatchObject({
    status: 409,
    body: { code: 'household.personElsewhere' },
  });
});

test('two units that open an archive for the same worker at once: one succeeds', async () => {
  const input = newHousehold();
  const replies = await Promise.all([
    app.call(r.openHousehold, input, lu),
    app.call(r.openHousehold, input, yingpuWorker),
  ]);
  expect(replies.map(({ status }) => status).sort()).toEqual([200, 409]);
});

test('an archive of another unit is missing, not forbidden, for every reading and writing', async () => {
  const { id } = await opened();
  const missing = '0198c000-0000-7000-8000-000000000000';
  const closing = { version: 1, closedOn: '2026-01-01', closingReason: 'exitHardship' as const };
  for (const target of [id, missing]) {
    const refusals = await Promise.all([
      app.call(r.readHousehold, { id: target }, yingpuWorker),
      app.call(
        r.changeHousehold,
        { id: target, version: 1, reason: '核对', archiveLevel: 'city' },
        yingpuWorker,
      ),
      app.call(r.closeHousehold, { id: target, ...closing }, yingpuWorker),
      app.call(r.revealHousehold, { id: target, field: 'hardship', reason: '核对' }, yingpuWorker),
    ]);
    expect(refusals.map(({ status, body }) => [status, body && 'code' in body && body.code])).toEqual(
      refusals.map(() => [404, 'household.notFound']),
    );
  }
  const [episode] = await app.db
    .select()
    .from(householdEpisodes)
    .where(eq(householdEpisodes.householdId, id));
  expect(episode?.closedOn).toBeNull();
});

test('every change is a version that names what changed and never the sensitive value', async () => {
  const { id } = await opened();
  const hardship = {
    category: 'deep' as const,
    mainCause: 'seriousIllness' as const,
    furtherCauses: [],
    note: '',
  };
  const changed = await app.call(
    r.changeHousehold,
    { id, version: 1, reason: '年中核对', archiveLevel: 'city', hardship, phone: '19900004321' },
    lu,
  );
  expect(replyOf(changed).version).toBe(2);
  const archive = replyOf(await app.call(r.readHousehold, { id }, lu));
  expect(archive.versions[0]).toMatchObject({
    version: 2,
    by: '陆静',
    reason: '年中核对',
    summary: ['建档标准：区级 改为 市级', '困难类别有变化', '致困原因有变化', '建档职工手机有变化'],
  });
  expect(archive.worker.phone).toBe('199****4321');

  const stale = await app.call(
    r.changeHousehold,
    { id, version: 1, reason: '晚一步', archiveLevel: 'district' },
    lu,
  );
  expect(stale).toMatchObject({ status: 409, body: { code: 'household.changedMeanwhile' } });
  const same = replyOf(
    await app.call(r.changeHousehold, { id, version: 2, reason: '再看一遍', archiveLevel: 'city' }, lu),
  );
  expect(same.version).toBe(2);
});

test('an archive that left hardship comes back as a new episode of the same number', async () => {
  const { id } = await opened();
  const early = await app.call(
    r.closeHousehold,
    { id, version: 1, closedOn: '2025-03-17', closingReason: 'exitHardship' },
    lu,
  );
  expect(early).toMatchObject({ status: 409, body: { code: 'household.closesBeforeOpening' } });
  replyOf(
    await app.call(
      r.closeHousehold,
      { id, version: 1, closedOn: '2025-12-31', closingReason: 'exitHardship' },
      lu,
    ),
  );
  expect(
    await app.call(r.reopenHousehold, { id, version: 2, openedOn: '2025-12-31', reason: '又困难了' }, lu),
  ).toMatchObject({
    status: 409,
    body: { code: 'household.episodesOverlap' },
  });
  replyOf(
    await app.call(r.reopenHousehold, { id, version: 2, openedOn: '2026-05-22', reason: '又困难了' }, lu),
  );
  const archive = replyOf(await app.call(r.readHousehold, { id }, lu));
  expect(archive).toMatchObject({
    state: 'active',
    episodes: [
      { openedOn: '2026-05-22', closedOn: null },
      { openedOn: '2025-03-18', closedOn: '2025-12-31', closingReason: 'exitHardship' },
    ],
  });
});

test('who joined another archive meanwhile keeps the old one from coming back', async () => {
  const first = await opened();
  const idNumber = syntheticIdNumber('1975-06-01', 9);
  replyOf(
    await app.call(
      r.addMember,
      { id: first.id, version: 1, name: '俞小琴', idNumber, relation: 'spouse', identity: 'worker' },
      lu,
    ),
  );
  replyOf(
    await app.call(
      r.closeHousehold,
      { id: first.id, version: 2, closedOn: '2025-12-31', closingReason: 'exitHardship' },
      lu,
    ),
  );
  const second = await opened(yingpuWorker);
  replyOf(
    await app.call(
      r.addMember,
      { id: second.id, version: 1, name: '俞小琴', idNumber, relation: 'spouse', identity: 'worker' },
      yingpuWorker,
    ),
  );
  expect(
    await app.call(
      r.reopenHousehold,
      { id: first.id, version: 3, openedOn: '2026-05-22', reason: '又困难了' },
      lu,
    ),
  ).toMatchObject({
    status: 409,
    body: { code: 'household.personElsewhere' },
  });
});

test('a moved archive belongs to the new unit from that day, keeps its number and leaves the old unit', async () => {
  const { id } = await opened();
  const { archiveNumber } = replyOf(await app.call(r.readHousehold, { id }, lu));
  replyOf(
    await app.call(
      r.moveHousehold,
      { id, version: 1, unionId: units.yingpu, fromDay: '2026-07-01', reason: '搬家' },
      lu,
    ),
  );
  expect(await app.call(r.readHousehold, { id }, lu)).toMatchObject({ status: 404 });
  const archive = replyOf(await app.call(r.readHousehold, { id }, yingpuWorker));
  expect(archive).toMatchObject({ archiveNumber, unionName: '盈浦街道总工会' });
  const rows = await app.db
    .select()
    .from(householdManagements)
    .where(eq(householdManagements.householdId, id));
  expect(rows.map(({ unionId, fromDay, untilDay }) => ({ unionId, fromDay, untilDay }))).toEqual([
    { unionId: units.xiayang, fromDay: '2025-03-18', untilDay: '2026-07-01' },
    { unionId: units.yingpu, fromDay: '2026-07-01', untilDay: null },
  ]);
});

test('a sensitive field opens with a reason only, for thirty seconds, and the look is listed and audited', async () => {
  const { id, idNumber } = await opened();
  const before = replyOf(await app.call(r.readHousehold, { id }, lu));
  const personId = before.worker.personId;
  expect(await app.call(r.revealPerson, { id: personId, field: 'idNumber', reason: ' ' }, lu)).toMatchObject({
    status: 400,
  });

  const shown = replyOf(
    await app.call(r.revealPerson, { id: personId, field: 'idNumber', reason: '办理年度复核' }, lu),
  );
  expect(shown).toEqual({ field: 'idNumber', lines: [idNumber], hideAt: '2026-08-11T01:00:30.000Z' });
  const hardship = replyOf(
    await app.call(r.revealHousehold, { id, field: 'hardship', reason: '核对困难类别' }, lu),
  );
  expect(hardship.lines).toEqual(['困难类别：相对困难', '主要原因：子女上学', '其他原因：患重特大疾病']);

  const { looks } = replyOf(await app.call(r.readHousehold, { id }, lu));
  expect(looks).toEqual(
    expect.arrayContaining([
      { at: '2026-08-11T01:00:00.000Z', by: '陆静', field: '身份证号', reason: '办理年度复核' },
      { at: '2026-08-11T01:00:00.000Z', by: '陆静', field: '困难类别和致困原因', reason: '核对困难类别' },
    ]),
  );
  const [entry] = await app.db
    .select()
    .from(auditEntries)
    .where(and(eq(auditEntries.subjectId, personId), eq(auditEntries.action, 'person.reveal')));
  expect(entry).toMatchObject({
    actorAccountId: lu.accountId,
    actorRole: 'caseworker',
    unionId: units.xiayang,
    reason: '办理年度复核',
    detail: { field: 'idNumber' },
  });
  expect(JSON.stringify(entry)).not.toContain(idNumber);
  expect(
    await app.call(r.revealPerson, { id: personId, field: 'idNumber', reason: '看看' }, yingpuWorker),
  ).toMatchObject({ status: 404 });
});

test('the list covers the own unit and those below, finds by name, number, whole ID number and phone', async () => {
  const below = await givenAccount(app, [{ role: 'caseworker', unionId: units.grassroots }]);
  const district = await givenAccount(app, [{ role: 'reviewer', unionId: units.district }]);
  const { id, idNumber } = await opened(below, { name: '欧阳小明', phone: '19900008888' });
  const found = async (q: string, as: GivenAccount) =>
    replyOf(await app.call(r.listHouseholds, { q }, as)).items.map((item) => item.id);
  for (const q of ['欧阳', '310118001-G01-2025', idNumber, '199 0000 8888']) {
    expect(await found(q, below), q).toEqual([id]);
    expect(await found(q, lu), q).toEqual([id]);
    expect(await found(q, district), q).toEqual([id]);
    expect(await found(q, yingpuWorker), q).toEqual([]);
  }
  expect(await found(idNumber.slice(0, 17), below)).toEqual([]);
  const { items } = replyOf(await app.call(r.listHouseholds, { q: '欧阳' }, lu));
  expect(items[0]).toMatchObject({
    worker: '欧**明',
    state: 'active',
    members: 1,
    graduates: 0,
    openNeeds: 0,
  });
});

test('an archive not verified for eleven months is due, until it is verified', async () => {
  const { id } = await opened(lu, { openedOn: '2025-08-01', name: '孟待核' });
  const due = async () =>
    replyOf(await app.call(r.listHouseholds, { show: 'verify', q: '孟待核' }, lu)).items.length;
  expect(await due()).toBe(1);
  replyOf(
    await app.call(
      r.verifyHousehold,
      { id, version: 1, verifiedOn: '2026-08-01', note: '上门看过，情况没变' },
      lu,
    ),
  );
  expect(await due()).toBe(0);
});

test('the archived worker stays a member; another member can leave', async () => {
  const { id } = await opened();
  const added = replyOf(
    await app.call(
      r.addMember,
      {
        id,
        version: 1,
        name: '沈一溪',
        idNumber: syntheticIdNumber('2008-09-01', 3),
        relation: 'child',
        identity: 'student',
      },
      lu,
    ),
  );
  const archive = replyOf(await app.call(r.readHousehold, { id }, lu));
  const self = archive.members.find(({ relation }) => relation === 'self');
  expect(
    await app.call(
      r.removeMember,
      { id, memberId: self?.id ?? '', version: 2, leftOn: '2026-08-01', reason: '误点' },
      lu,
    ),
  ).toMatchObject({ status: 409, body: { code: 'household.workerStays' } });
  replyOf(
    await app.call(
      r.removeMember,
      { id, memberId: added.memberId, version: 2, leftOn: '2026-08-01', reason: '单独立户' },
      lu,
    ),
  );
  const after = replyOf(await app.call(r.readHousehold, { id }, lu));
  expect(after.members.map(({ leftOn }) => leftOn)).toEqual([null, '2026-08-01']);
});
