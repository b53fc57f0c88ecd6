import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { householdRoutes } from '@sunshine/contract/households/routes.ts';
import { mayPerform } from '@sunshine/contract/permissions.ts';
import { sessions } from '@sunshine/db/schema/accounts.ts';
import { apiOperations } from '@sunshine/server/operations.ts';
import type { Operation } from '@sunshine/server/routing.ts';
import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Backstage, openBackstage } from '../support/backstage.ts';
import { openBrowser, visit } from '../support/browser.ts';
import { address } from '../support/call.ts';
import { goodPassword } from '../support/given/accounts.ts';
import { answerAlike } from '../support/given/canary/applicants.ts';
import { arrangeCanaries, type CanaryDistrict } from '../support/given/canary/district.ts';
import { resumeFile } from '../support/given/canary/files.ts';
import { companyPages, type Shown } from '../support/given/canary/pages.ts';
import { type Asked, recruiterRequests } from '../support/given/canary/recruiter-walk.ts';
import { canary, hardshipWords, leaksIn } from '../support/given/canary/values.ts';
import { uploadBadRoster } from '../support/given/roster-upload.ts';
import { partsOf, sheetRows, unzip, workbook } from '../support/read-documents.ts';
import { sampleInput } from '../support/sample-input.ts';
import { keepSession, signInAt } from '../support/signed-in.ts';
import { type RunningSite, startSite } from '../support/site.ts';
import { addressOfPage, sitePages } from '../support/site-pages.ts';

let site: RunningSite;
let backstage: Backstage;
let given: CanaryDistrict;
let browser: Browser;

beforeAll(async () => {
  const fill = async (place: { databaseUrl: string; dataDir: string }): Promise<void> => {
    backstage = await openBackstage(place);
    given = await arrangeCanaries(backstage);
  };
  site = await startSite({ fill, env: { LOG_LEVEL: 'info' } });
  browser = await openBrowser();
}, 400_000);
afterAll(async () => {
  await browser?.close();
  await backstage?.close();
  await site?.close();
});

/** A session of its own for a request: some operations end the caller's. */
async function bearer(accountId: string): Promise<Record<string, string>> {
  const { services, db } = backstage;
  const sessionId = services.newId(services.clock.now());
  await db.insert(sessions).values({ id: sessionId, accountId, expiresAt: new Date(Date.now() + 3600_000) });
  return { authorization: `Bearer ${services.signAccessToken({ sessionId, accountId })}` };
}

interface Answer {
  status: number;
  text: string;
}

async function ask(
  { route }: Operation,
  input: Record<string, unknown>,
  accountId: string | null,
): Promise<Answer> {
  const { url, body } = address(route, input);
  const reply = await fetch(site.origin + url, {
    method: route.method,
    headers: {
      ...(accountId ? await bearer(accountId) : {}),
      ...(body ? { 'content-type': 'application/json' } : {}),
    },
    body: body ? JSON.stringify(body) : undefined,
    redirect: 'manual',
  });
  const headers = [...reply.headers].map(([name, value]) => `${name}: ${value}`).join('\n');
  return { status: reply.status, text: `${headers}\n${await reply.text()}` };
}

const operation = (name: string): Operation => {
  const found = apiOperations.find((each) => each.name === name);
  if (!found) throw new Error(`${name} is not an operation of the API`);
  return found;
};

/** Everything the database holds, as text; sealed bytes stay sealed. */
async function dumpOf(...tables: string[]): Promise<string> {
  const client = backstage.db.$client;
  const names = tables.length
    ? tables
    : (
        await client<{ name: string }[]>`select tablename as name from pg_tables where schemaname = 'public'`
      ).map(({ name }) => name);
  const texts: string[] = [];
  for (const name of names) {
    for (const row of await client`select to_jsonb(t)::text as row from ${client(name)} t`)
      texts.push(String(row.row));
  }
  return texts.join('\n');
}

describe('what unions write about a household', () => {
  test('stands in the records, the numbers and causes sealed: every canary sings', async () => {
    const caseworker = await bearer(given.caseworker.actor.accountId);
    await uploadBadRoster(site.origin, caseworker, canary.roster);
    const revealed: string[] = [];
    const reveal = async (name: string, input: Record<string, unknown>): Promise<void> => {
      const { text } = await ask(operation(name), input, given.caseworker.actor.accountId);
      revealed.push(text);
    };
    const { archive } = given;
    for (const field of ['hardship', 'address'])
      await reveal('revealHousehold', { id: archive.id, field, reason: '核对' });
    const { members } = await backstage.stage.act(
      householdRoutes.readHousehold,
      { id: archive.id },
      given.caseworker.actor,
    );
    const guest = await backstage.db.$client<{ id: string }[]>`
      select id from people where name = ${canary.guestName}`;
    for (const id of [...members.map(({ personId }) => personId), guest[0]?.id ?? '']) {
      for (const field of ['idNumber', 'phone']) await reveal('revealPerson', { id, field, reason: '核对' });
    }
    const { supplementId: id, evidenceId: fileId } = given;
    await reveal('openSupplementaryFile', { id, fileId });
    const dump = await dumpOf();
    const seen = `${dump}\n${revealed.join('\n')}`;
    expect(Object.entries(canary).filter(([, value]) => !seen.includes(value))).toEqual([]);
    const sealed = [
      canary.hardshipNote,
      canary.evidenceText,
      canary.address,
      canary.parentId,
      canary.graduateId,
      canary.siblingId,
      canary.guestId,
      canary.parentPhone,
      canary.siblingPhone,
    ];
    expect(sealed.filter((value) => dump.includes(value))).toEqual([]);
    expect(revealed.join()).toContain('深度困难');
  });
});

describe('two applicants, one of them in an archive', () => {
  test('look the same to the company from the application to the hire, and after a correction by the union', async () => {
    const told = await answerAlike(given, {
      ask: async (name, input, accountId) => {
        const answer = await ask(operation(name), input, accountId);
        if (answer.status >= 400) throw new Error(`${name}: ${answer.status} ${answer.text}`);
        return answer.text.slice(answer.text.indexOf('\n{') + 1);
      },
      deliver: backstage.runJobs,
    });
    expect(told.archived.length).toBeGreaterThan(8);
    expect(told.archived).toEqual(told.stranger);
  });
});

describe('a recruiter with a browser', () => {
  let context: BrowserContext;
  const bodies: { at: string; text: string }[] = [];

  beforeAll(async () => {
    const visitor = await visit(browser, site.origin);
    context = visitor.context;
    await keepSession(context, site.origin, await signInAt(site.origin, given.own.recruiter.loginName));
  });
  afterAll(() => context?.close());

  test.each(
    sitePages().filter(({ area }) => ['public', 'auth', 'company', 'none'].includes(area)),
  )('finds its known row at $path, and nothing of hardship in the page or its data', async ({
    path,
    kind,
  }) => {
    const shown = companyPages(given)[path];
    expect(shown, `${path} is new: say in canary/pages.ts what a recruiter sees there`).toBeDefined();
    for (const each of shown ?? []) await look(each, kind === 'page');
  });

  /** The page as the server sent it, as it stands in the browser, and its data; each with the known row. */
  async function look({ at, shows }: Shown, isPage: boolean): Promise<void> {
    if (isPage) {
      const page = await context.newPage();
      page.on('response', async (response) => {
        const isFile = /\.(js|css|svg|woff2?)(\?|$)/.test(new URL(response.url()).pathname);
        if (!isFile) bodies.push({ at, text: await response.text().catch(() => '') });
      });
      await page.goto(at, { waitUntil: 'load' });
      expect(await page.locator('body').innerText(), at).toContain(shows);
      expect(leaksIn(await page.content()), at).toEqual([]);
      await page.close();
    }
    for (const where of [at, dataOf(at)]) {
      const reply = await context.request.get(where, { maxRedirects: 0, failOnStatusCode: false });
      const text = `${JSON.stringify(reply.headers())}\n${await reply.text()}`;
      expect(reply.status(), where).toBeLessThan(500);
      expect(leaksIn(text), where).toEqual([]);
      expect(text, where).not.toContain('定向');
    }
  }

  test('gets nothing from the pages of unions, of the district and of graduates, nor from their data', async () => {
    const { archive, other, event, placementId, supplementId, caseworker, unionId } = given;
    const ids: Record<string, string> = {
      households: archive.id,
      graduates: archive.graduateId,
      companies: other.id,
      positions: other.positionId,
      fairs: event.id,
      placements: placementId,
      supplements: supplementId,
      accounts: caseworker.actor.accountId,
      units: unionId,
      applications: given.archived.applicationId,
      apply: other.positionId,
    };
    const closed = sitePages().filter(({ area }) => ['graduate', 'union', 'district'].includes(area));
    expect(closed.length).toBeGreaterThan(40);
    for (const { path } of closed) {
      const folder = path.split('/').findLast((_, i, parts) => parts[i + 1]?.startsWith('[')) ?? '';
      const at = addressOfPage(path, [ids[folder] ?? archive.id, archive.id]);
      for (const where of [at, dataOf(at)]) {
        const reply = await context.request.get(where, { maxRedirects: 0, failOnStatusCode: false });
        const text = await reply.text();
        // 405 where nothing is read at all, only sent.
        expect([403, 404, 405, 200], `${where} ${reply.status()}`).toContain(reply.status());
        // Page data carries its refusal in a body of status 200; a file that nothing was asked of is not there.
        if (reply.status() === 200) expect(text, where).toMatch(/"type":"(error|redirect)"/);
        expect(leaksIn(text.replaceAll(at, '')), where).toEqual([]);
      }
    }
  });

  test('gets nothing from addresses of other companies either', async () => {
    const { other, archived } = given;
    const foreign = [
      `/company/positions/${other.positionId}`,
      `/company/positions/${other.draftId}`,
      `/company/applications/${other.applicationId}`,
      `/company/applications/${archived.personId}`,
      `/company/applications?position=${other.positionId}`,
      `/positions/${other.draftId}`,
    ];
    for (const at of foreign) {
      for (const where of [at, dataOf(at)]) {
        const reply = await context.request.get(where, { maxRedirects: 0, failOnStatusCode: false });
        const text = await reply.text();
        expect(leaksIn(text), where).toEqual([]);
        expect(text, where).not.toContain(canary.otherMessage);
      }
    }
  });

  test('nothing of it came over the wire while the pages were open', () => {
    expect(bodies.length).toBeGreaterThan(20);
    expect(bodies.flatMap(({ at, text }) => leaksIn(text).map((leak) => `${at}: ${leak}`))).toEqual([]);
  });
});

function dataOf(at: string): string {
  const { pathname, search } = new URL(at, 'http://site');
  return `${pathname === '/' ? '' : pathname}/__data.json${search}`;
}

describe('every operation of the API', () => {
  const open = ({ route }: Operation): boolean =>
    route.permission === null || mayPerform('recruiter', route.permission);
  const forRecruiters = apiOperations.filter(open);

  test.each(
    forRecruiters.map((each) => [each.name, each] as const),
  )('%s tells a recruiter what it should, and nothing of hardship, granted or refused', async (name, each) => {
    const asked: Asked[] | undefined = recruiterRequests(given)[name];
    expect(
      asked,
      `${name} is new: say in canary/recruiter-walk.ts what a recruiter asks of it`,
    ).toBeDefined();
    for (const { input, shows } of asked ?? []) {
      for (const who of [given.own.recruiter.actor.accountId, null]) {
        const { status, text } = await ask(each, input, who);
        const at = `${name} ${JSON.stringify(input)} as ${who ? 'recruiter' : 'nobody'}`;
        expect(status, at).toBeLessThan(500);
        expect(leaksIn(text), at).toEqual([]);
        expect(text, at).not.toContain('targeted');
        if (who && shows) expect(text, at).toContain(shows);
        if (each.route.permission !== 'position.own') expect(text, at).not.toContain('preference');
      }
    }
  });

  test('what is not for recruiters refuses them, and its refusal tells nothing', async () => {
    const closed = apiOperations.filter((each) => !open(each));
    expect(closed.length).toBeGreaterThan(60);
    for (const each of closed) {
      const input = { ...sampleInput(each.route), id: given.archive.id };
      for (const who of [given.own.recruiter.actor.accountId, null]) {
        const { status, text } = await ask(each, input, who);
        expect(status, each.name).toBe(who ? 403 : 401);
        expect(leaksIn(text), each.name).toEqual([]);
      }
    }
  });

  test('none of them hands a recruiter a file but these, and each is searched', () => {
    // Calendars are plain text: the walk above has searched them. A template holds no record, bad rows are what the
    // company gave itself.
    const searched = [
      'exportCalendar',
      'exportInterview',
      'exportOwnInterview',
      'applicantInterviewCalendar',
    ];
    const given = ['positionImportTemplate', 'positionImportBadRows'];
    const unpacked = ['exportApplicants', 'openApplicantFile'];
    const files = forRecruiters.filter(({ route }) => route.reply === 'file').map(({ name }) => name);
    expect(files.filter((name) => ![...searched, ...given, ...unpacked].includes(name))).toEqual([]);
  });

  test('the sheet of applicants holds the lines of the list: two alike, and nothing of hardship', async () => {
    const { route } = operation('exportApplicants');
    const { url } = address(route, { group: 'hired' });
    const headers = await bearer(given.own.recruiter.actor.accountId);
    const reply = await fetch(site.origin + url, { headers });
    expect(reply.status).toBe(200);
    const bytes = new Uint8Array(await reply.arrayBuffer());
    const rows = sheetRows(await workbook(bytes), '应聘者');
    const text = JSON.stringify(rows);
    for (const { name } of [given.archived, given.stranger]) expect(text).toContain(name);
    expect(leaksIn(text)).toEqual([]);
    for (const part of partsOf(bytes)) expect(leaksIn(unzip(bytes, part)), part).toEqual([]);
    expect(rows[0]).toEqual([
      '职位',
      '姓名',
      '学校',
      '专业',
      '学历',
      '毕业年份',
      '技能',
      '进展',
      '投递日期',
      '等了几天',
      '面试时间',
      '到岗日期',
    ]);
  });

  test('the résumé file comes as the graduate wrote it, under a name made of theirs, and tells nothing else', async () => {
    const { route } = operation('openApplicantFile');
    for (const { applicationId: id, name } of [given.archived, given.stranger]) {
      const headers = await bearer(given.own.recruiter.actor.accountId);
      const reply = await fetch(site.origin + address(route, { id }).url, { headers });
      expect(reply.status).toBe(200);
      expect(reply.headers.get('content-disposition')).toBe(
        `attachment; filename*=UTF-8''${encodeURIComponent(`${name}_简历.docx`)}`,
      );
      expect(leaksIn([...reply.headers].map((each) => each.join(': ')).join('\n'))).toEqual([]);
      const bytes = Buffer.from(await reply.arrayBuffer());
      expect(bytes.equals(resumeFile)).toBe(true);
      expect(leaksIn(bytes.toString('latin1'))).toEqual([]);
      for (const part of partsOf(bytes)) expect(leaksIn(`${part}\n${unzip(bytes, part)}`), part).toEqual([]);
    }
  });

  test('is described to the public without a canary, and those for companies without a word of hardship', async () => {
    const text = await (await fetch(`${site.origin}/api/openapi.json`)).text();
    expect(text).toContain('本单位的应聘者');
    expect(leaksIn(text).filter((leak) => /canary/i.test(leak))).toEqual([]);
    const { paths } = JSON.parse(text) as { paths: Record<string, Record<string, { operationId: string }>> };
    const described = Object.values(paths).flatMap((methods) => Object.values(methods));
    const names = new Set(forRecruiters.map(({ name }) => name));
    const mine = described.filter(({ operationId }) => names.has(operationId));
    expect(mine.length).toBe(forRecruiters.length);
    expect(mine.flatMap((each) => leaksIn(JSON.stringify(each)))).toEqual([]);
  });
});

describe('the search', () => {
  test('indexes the words of positions and nothing else', async () => {
    const index = await dumpOf('position_search', 'position_terms');
    expect(index).toContain(given.own.positionId);
    expect(index).toContain('仓储');
    expect(leaksIn(index)).toEqual([]);
    expect(index).not.toMatch(/preference|targeted|priority|suitable/i);
  });

  test.each([...Object.values(canary), ...hardshipWords])('finds nothing by %s', async (q) => {
    const { text } = await ask(operation('searchPositions'), { q }, null);
    const body = JSON.parse(text.slice(text.indexOf('\n{'))) as { total: number; items: unknown[] };
    expect(body.items).toEqual([]);
    expect(body.total).toBe(0);
  });
});

describe('what leaves the site otherwise', () => {
  test('the log names no person, no number and nothing that was written', () => {
    const log = site.server.output();
    expect(log.split('\n').length).toBeGreaterThan(100);
    expect(log).toContain('"path":"/api/company/applications/:id"');
    const { archived, stranger, own } = given;
    const personal = [
      ...Object.values(canary),
      ...[archived, stranger, own.recruiter].flatMap(({ name, loginName }) => [name, loginName]),
      goodPassword,
      encodeURIComponent(goodPassword),
    ];
    expect(personal.filter((value) => log.includes(value))).toEqual([]);
    expect(log.match(/canary|990118\d|Bearer |eyJ/g)).toBeNull();
  });

  test('messages and letters have no word of hardship', async () => {
    await backstage.runJobs();
    const notices = await dumpOf('notices');
    expect(notices).toContain(given.archived.name);
    expect(hardshipWords.filter((word) => notices.includes(word))).toEqual([]);
    // Words that the union wrote to somebody are theirs: the other company its decision, a graduate the correction.
    const own: string[] = [canary.otherDraft, canary.otherDecision, canary.correction];
    expect(leaksIn(notices).filter((leak) => !own.includes(leak))).toEqual([]);
    const outbox = join(site.dataDir, 'outbox');
    for (const file of await readdir(outbox).catch(() => [])) {
      expect(leaksIn(await readFile(join(outbox, file), 'utf8')), file).toEqual([]);
    }
  });
});
