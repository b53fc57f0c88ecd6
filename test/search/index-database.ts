import { randomUUID } from 'node:crypto';
import { connect, type Database, disconnect } from '@sunshine/db/connect.ts';
import * as t from '@sunshine/db/schema/index.ts';
import { corpusCompanies } from '@sunshine/search/relevance/companies.ts';
import { type CorpusName, type CorpusPosition, corpusPositions } from '@sunshine/search/relevance/corpus.ts';
import { cloneDatabase } from '../support/database.ts';

/** Day on which the corpus is searched. */
export const searchDay = '2026-08-11';

export type PositionRow = typeof t.positions.$inferInsert;

/** The union and the companies of the corpus in a database, and positions put in as a test says. */
export interface GivenIndex {
  /** Id by name of the corpus's companies. */
  companies: Record<string, string>;
  /** A published position of a verified company, unless said otherwise. */
  position(more?: Partial<PositionRow>): Promise<string>;
  /** So many people apply for a position. */
  applications(positionId: string, count: number, state?: 'submitted' | 'withdrawn'): Promise<void>;
  /** The whole corpus; id by name. */
  corpus(): Promise<Record<CorpusName, string>>;
}

export interface IndexDatabase extends GivenIndex {
  db: Database;
  close(): Promise<void>;
}

export async function indexDatabase(): Promise<IndexDatabase> {
  const { url, drop } = await cloneDatabase();
  const db = connect(url, { max: 4, name: 'search test' });
  const close = async (): Promise<void> => {
    await disconnect(db);
    await drop();
  };
  return { ...(await givenIndex(db)), db, close };
}

const sent = {
  name: '沈一鸣',
  phone: '19900000001',
  school: '上海开放大学',
  major: '会计',
  degree: 'college',
  skills: '',
  experience: '',
};

/** Ids in the order of their making, the same in every run: recorded exchanges hold them. */
function idsInOrder(): () => string {
  let made = 0;
  return () => {
    made += 1;
    return `01990000-0000-7000-8000-${made.toString(16).padStart(12, '0')}`;
  };
}

export async function givenIndex(db: Database, newId = idsInOrder()): Promise<GivenIndex> {
  const unionId = newId();
  await db.insert(t.unions).values({
    id: unionId,
    code: '310118',
    name: '青浦区总工会',
    shortName: '区总工会',
    kind: 'district',
  });
  const companies = await insertCompanies(db, unionId, newId);
  const position = (more: Partial<PositionRow> = {}): Promise<string> =>
    insertPosition(db, newId(), { approvingUnionId: unionId, companyId: companies.dianhu, ...more });
  return {
    companies,
    position,
    applications: async (positionId, count, state = 'submitted') => {
      for (let n = 0; n < count; n += 1) {
        const personId = randomUUID();
        await db.insert(t.people).values({ id: personId, name: '沈一鸣' });
        await db.insert(t.graduates).values({ personId });
        const at = new Date('2026-08-09T02:00:00Z');
        await db
          .insert(t.applications)
          .values({ positionId, personId, state, resume: sent, submittedAt: at, movedAt: at });
      }
    },
    corpus: async () => {
      const ids: Partial<Record<CorpusName, string>> = {};
      for (const [index, [name, row]] of Object.entries<CorpusPosition>(corpusPositions).entries()) {
        ids[name as CorpusName] = await position(fromCorpus(row, companies, index));
      }
      return ids as Record<CorpusName, string>;
    },
  };
}

async function insertCompanies(
  db: Database,
  unionId: string,
  newId: () => string,
): Promise<Record<string, string>> {
  const ids: Record<string, string> = {};
  for (const [index, [key, company]] of Object.entries(corpusCompanies).entries()) {
    const id = newId();
    ids[key] = id;
    await db.insert(t.companies).values({
      ...company,
      id,
      unionId,
      creditCode: `TEST${String(index).padStart(14, '0')}`,
      size: 'from100',
      industry: '制造业',
      town: '310118001',
      address: '测试路 1 号',
      contactName: '沈一鸣',
      contactPhone: '19900000001',
      state: 'verified',
      answerDueOn: '2026-08-10',
    });
  }
  return ids;
}

async function insertPosition(db: Database, id: string, more: Partial<PositionRow>): Promise<string> {
  await db.insert(t.positions).values({
    id,
    companyId: '',
    title: '测试岗位',
    kind: 'fullTime',
    occupation: 'other',
    headcount: 2,
    education: 'any',
    employmentType: 'contract',
    town: '310118001',
    address: '测试路 1 号',
    payMin: 6000,
    payMax: 8000,
    payUnit: 'month',
    duties: '做好交代的每一件事。',
    conditions: '认真。',
    validUntil: '2026-12-31',
    state: 'published',
    firstPublishedOn: '2026-08-01',
    publishedAt: new Date('2026-08-01T02:00:00Z'),
    ...more,
  });
  return id;
}

/** Each a minute older than the one before, so that orders by date are told apart. */
function fromCorpus(
  row: CorpusPosition,
  companies: Record<string, string>,
  index: number,
): Partial<PositionRow> {
  return {
    companyId: companies[row.company],
    title: row.title,
    kind: row.kind,
    occupation: row.occupation,
    majors: row.majors ?? [],
    education: row.education,
    town: `310118${row.town}`,
    payMin: row.pay[0],
    payMax: row.pay[1],
    payUnit: row.daily ? 'day' : 'month',
    duties: row.text,
    conditions: '',
    publishedAt: new Date(Date.parse('2026-08-10T02:00:00Z') - index * 60_000),
  };
}
