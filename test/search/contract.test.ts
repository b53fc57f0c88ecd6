import { kilometresBetween } from '@sunshine/contract/unions/town-centres.ts';
import type { PositionEngine, PositionQuery, SearchReply } from '@sunshine/search/engine.ts';
import { postgresEngine } from '@sunshine/search/postgres/engine.ts';
import { type CorpusName, type CorpusPosition, corpusPositions } from '@sunshine/search/relevance/corpus.ts';
import { followPositions } from '@sunshine/search/sync.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { engines } from './engines.ts';
import { type IndexDatabase, indexDatabase, searchDay } from './index-database.ts';

const everything: readonly [CorpusName, CorpusPosition][] = Object.entries(corpusPositions) as [
  CorpusName,
  CorpusPosition,
][];

describe.each(engines)('the contract of a position search ($name)', ({ name, start }) => {
  let base: IndexDatabase;
  let engine: PositionEngine;
  let stop = async (): Promise<void> => undefined;
  let nameOf: Map<string, CorpusName>;
  let ids: Record<CorpusName, string>;

  beforeAll(async () => {
    base = await indexDatabase();
    ids = await base.corpus();
    nameOf = new Map(Object.entries(ids).map(([each, id]) => [id, each as CorpusName]));
    ({ engine, stop } = await start(base.db, 'contract'));
    const followed = name === 'postgres' ? [engine] : [postgresEngine(base.db), engine];
    await followPositions(base.db, followed, Object.values(ids), searchDay);
  });
  afterAll(async () => {
    await stop();
    await base?.close();
  });

  const rule = test;

  function ask(query: Partial<PositionQuery> = {}): Promise<SearchReply> {
    return engine.search({
      words: '',
      kinds: [],
      towns: [],
      education: null,
      salaryMin: null,
      sort: 'relevance',
      page: 1,
      pageSize: 20,
      today: searchDay,
      ...query,
    });
  }
  const names = (reply: SearchReply): CorpusName[] =>
    reply.items.map(({ id }) => nameOf.get(id) as CorpusName);
  const follow = (...changed: string[]): Promise<void> =>
    followPositions(
      base.db,
      name === 'postgres' ? [engine] : [postgresEngine(base.db), engine],
      changed,
      searchDay,
    );
  const away = (each: CorpusName): number =>
    kilometresBetween('310118107', `310118${corpusPositions[each].town}`) ?? Number.NaN;
  const which = (holds: (position: CorpusPosition) => boolean): CorpusName[] =>
    everything.filter(([, position]) => holds(position)).map(([each]) => each);
  const counts = (facet: { value: string | number; count: number }[]): Record<string, number> =>
    Object.fromEntries(facet.map(({ value, count }) => [value, count]));

  rule('without words all positions are found, the newest first, in pages that do not overlap', async () => {
    const pages = await Promise.all([1, 2, 3, 4].map((page) => ask({ page })));
    expect(pages.map(({ total }) => total)).toEqual([60, 60, 60, 60]);
    expect(pages.flatMap(names)).toEqual(everything.map(([each]) => each));
    expect((await ask({ page: 9 })).items).toEqual([]);
  });

  rule('a filter by kind and several towns leaves exactly those positions', async () => {
    const reply = await ask({ kinds: ['fullTime'], towns: ['310118001', '310118002'], pageSize: 60 });
    const expected = which(({ kind, town }) => kind === 'fullTime' && ['001', '002'].includes(town));
    expect(names(reply).toSorted()).toEqual(expected.toSorted());
    expect(reply.total).toBe(expected.length);
  });

  rule('a graduate of a college finds what asks for a college or for nothing', async () => {
    const reply = await ask({ education: 'college', pageSize: 60 });
    const expected = which(({ education }) => education === 'any' || education === 'college');
    expect(names(reply).toSorted()).toEqual(expected.toSorted());
    expect((await ask({ education: 'any' })).items.every(({ education }) => education === 'any')).toBe(true);
    expect((await ask({ education: 'doctor' })).total).toBe(60);
  });

  rule(
    'the pay asked for is what a position pays at the least; pay by the day counts 21.75 days',
    async () => {
      const reply = await ask({ salaryMin: 5000, kinds: ['internship'] });
      expect(names(reply)).toEqual(['cppIntern']);
      expect(reply.items[0]).toMatchObject({
        payMin: 250,
        payUnit: 'day',
        monthlyMin: 5437,
        monthlyMax: 7612,
      });
      expect((await ask({ salaryMin: 5438, kinds: ['internship'] })).total).toBe(0);
    },
  );

  rule('each facet counts what the other filters leave, without its own', async () => {
    const reply = await ask({ kinds: ['fullTime'], towns: ['310118106'], salaryMin: 8000 });
    const rich = (position: CorpusPosition): boolean => !position.daily && position.pay[0] >= 8000;
    const monthly = (position: CorpusPosition): number =>
      position.daily ? position.pay[0] * 21.75 : position.pay[0];
    expect(reply.total).toBe(which((p) => p.kind === 'fullTime' && p.town === '106' && rich(p)).length);
    expect(counts(reply.facets.kind)).toEqual({
      fullTime: which((p) => p.kind === 'fullTime' && p.town === '106' && rich(p)).length,
    });
    const towns: Record<string, number> = {};
    for (const [, p] of everything) {
      if (p.kind === 'fullTime' && rich(p)) towns[`310118${p.town}`] = (towns[`310118${p.town}`] ?? 0) + 1;
    }
    expect(counts(reply.facets.town)).toEqual(towns);
    const inTown = everything.filter(([, p]) => p.kind === 'fullTime' && p.town === '106').map(([, p]) => p);
    expect(counts(reply.facets.salaryMin)).toEqual({
      0: inTown.length,
      5000: inTown.filter((p) => monthly(p) >= 5000).length,
      8000: inTown.filter((p) => monthly(p) >= 8000).length,
      10000: inTown.filter((p) => monthly(p) >= 10_000).length,
    });
    expect(counts(reply.facets.education)).toEqual({ any: 0, college: 3, bachelor: 5, master: 5, doctor: 5 });
  });

  rule('education counts add up: who has more may apply for all that asks for less', async () => {
    const { facets } = await ask({ education: 'college' });
    const atMost = (levels: string[]): number => which(({ education }) => levels.includes(education)).length;
    expect(counts(facets.education)).toEqual({
      any: atMost(['any']),
      college: atMost(['any', 'college']),
      bachelor: atMost(['any', 'college', 'bachelor']),
      master: atMost(['any', 'college', 'bachelor', 'master']),
      doctor: 60,
    });
  });

  rule(
    'words and filters together: the total is exact and the words’ own total is kept beside it',
    async () => {
      const reply = await ask({ words: '会计', towns: ['310118002'] });
      expect(names(reply).toSorted()).toEqual(['cashier', 'taxAccountant']);
      expect(reply).toMatchObject({
        total: 2,
        totalWithoutFilters: 7,
        corrected: null,
        degraded: false,
        engine: name,
      });
    },
  );

  rule('sorted by date or by pay, words only choose and do not order', async () => {
    const byDate = await ask({ words: '工程师', sort: 'date' });
    const order = names(byDate);
    expect(order).toEqual(everything.map(([each]) => each).filter((each) => order.includes(each)));
    const byPay = (await ask({ words: '工程师', sort: 'salary' })).items.map(({ monthlyMin }) => monthlyMin);
    expect(byPay).toEqual(byPay.toSorted((a, b) => b - a));
    expect(byPay[0]).toBe(18_000);
  });

  rule('two pages of the same words hold each position once', async () => {
    const [first, second] = await Promise.all([1, 2].map((page) => ask({ words: '员', page, pageSize: 7 })));
    const together = [...(first?.items ?? []), ...(second?.items ?? [])].map(({ id }) => id);
    expect(new Set(together).size).toBe(together.length);
    expect(together.length).toBe(Math.min(14, first?.total ?? 0));
  });

  rule('what was asked is marked in title and company, for sounds and initials too', async () => {
    expect((await ask({ words: '会计' })).items.find(({ id }) => id === ids.costAccountant)).toMatchObject({
      title: '成本会计',
      marks: { title: [[2, 4]], company: [] },
      snippet: null,
    });
    for (const words of ['kuaiji', 'kj']) {
      const hit = (await ask({ words })).items.find(({ id }) => id === ids.costAccountant);
      expect(hit?.marks.title).toEqual([[2, 4]]);
    }
    const byCompany = (await ask({ words: '淀湖' })).items[0];
    expect(byCompany?.marks).toEqual({ title: [], company: [[2, 4]] });
  });

  rule('a position found by its text quotes the place', async () => {
    const hit = (await ask({ words: 'SolidWorks' })).items[0];
    expect(hit).toMatchObject({ id: ids.mechanicalDesigner, marks: { title: [], company: [] } });
    const [start, end] = hit?.snippet?.marks[0] ?? [0, 0];
    expect(hit?.snippet?.text.slice(start, end)).toBe('SolidWorks');
  });

  rule('words found nowhere are corrected, and the reply says to what', async () => {
    expect(await ask({ words: '康复治疔师' })).toMatchObject({ total: 1, corrected: '康复治疗师' });
    expect(await ask({ words: '水下考古' })).toMatchObject({ total: 0, totalWithoutFilters: 0, items: [] });
  });

  rule.each([
    "' or 1=1 --",
    "会计'); drop table positions; --",
    '会计 & | ! ( ) : * <->',
    '"会计" OR kind = "fullTime"',
    '\\',
    "'",
    '%_%',
    '\u0000\u200b会计',
    '𠮷𠮷𠮷',
    '会计'.repeat(40),
    'kind = fullTime AND town EXISTS',
  ])('nothing typed is read as a command: %j', async (words) => {
    const reply = await ask({ words });
    expect(reply.total).toBeLessThanOrEqual(60);
    expect((await ask()).total).toBe(60);
    expect(await ask({ towns: [words.replace('\u0000', '')], words: '会计' })).toMatchObject({
      total: 0,
      totalWithoutFilters: 7,
    });
  });

  rule(
    'trade and nature of the employer leave exactly their positions, and each counts without itself',
    async () => {
      const reply = await ask({ occupations: ['finance', 'health'], natures: ['public'], pageSize: 60 });
      // 安宁康复护理院 and 水乡文化保护中心 are 事业单位; of their positions five are of these trades.
      expect(names(reply).toSorted()).toEqual([
        'caregiver',
        'medicalAccountant',
        'nurse',
        'pharmacist',
        'rehab',
      ]);
      expect(counts(reply.facets.occupation)).toMatchObject({ finance: 1, health: 4, public: 2 });
      expect(counts(reply.facets.companyNature)).toEqual({ public: 5, private: 4, stateOwned: 2 });
    },
  );

  rule(
    'posted within some days counts from today, today included, and each step holds the shorter ones',
    async () => {
      // The corpus was published on 10 August; the day before the one on which it is searched.
      expect((await ask({ postedWithin: 1 })).total).toBe(0);
      const reply = await ask({ postedWithin: 3, kinds: ['internship'] });
      expect(names(reply).toSorted()).toEqual(['cppIntern', 'strawberryIntern', 'teacherIntern']);
      expect(counts(reply.facets.postedWithin)).toEqual({ 1: 0, 3: 3, 7: 3, 30: 3 });
      expect((await ask({ postedWithin: 1, today: '2026-08-10' })).total).toBe(60);
    },
  );

  rule('what fits a major names it, its class, or no major at all', async () => {
    const fits = which(({ majors }) => !majors || majors.some((each) => each.startsWith('会计')));
    const reply = await ask({ major: '会计学专业', pageSize: 60 });
    expect(names(reply).toSorted()).toEqual(fits.toSorted());
    expect(reply.facets.major).toEqual([{ value: '会计学专业', count: fits.length }]);
    expect((await ask()).facets.major).toEqual([]);
  });

  rule('open to the graduates of this year leaves out what is not, and says how many are', async () => {
    const id = await base.position({ title: '往届岗位', openToCurrentYear: false });
    await follow(id);
    const reply = await ask({ openToCurrentYear: true });
    expect(reply).toMatchObject({ total: 60, totalWithoutFilters: 61 });
    expect(reply.facets.openToCurrentYear).toEqual([{ value: true, count: 60 }]);
    await base.db.$client`update positions set state = 'closed' where id = ${id}`;
    await follow(id);
  });

  rule(
    'from a town the nearest stand first, within so many kilometres nothing farther is found',
    async () => {
      const reply = await ask({ near: '310118107', sort: 'distance', pageSize: 60 });
      expect(reply.total).toBe(60);
      const order = [...new Set(reply.items.map(({ town }) => town))];
      // 华新 itself, then 重固, 徐泾, 白鹤, 赵巷 … and 金泽 at the far end.
      expect(order.slice(0, 3)).toEqual(['310118107', '310118109', '310118106']);
      expect(order.at(-1)).toBe('310118104');
      const inTown = names(reply).slice(0, which(({ town }) => town === '107').length);
      expect(inTown).toEqual(which(({ town }) => town === '107'));

      const close = await ask({ near: '310118107', within: 10, kinds: ['fullTime'], pageSize: 60 });
      const expected = which(
        ({ town, kind }) => kind === 'fullTime' && ['105', '106', '107', '109', '110'].includes(town),
      );
      expect(names(close).toSorted()).toEqual(expected.filter((each) => away(each) <= 10).toSorted());
      const all = which(({ kind }) => kind === 'fullTime');
      expect(counts(close.facets.within)).toEqual({
        5: all.filter((each) => away(each) <= 5).length,
        10: all.filter((each) => away(each) <= 10).length,
        20: all.filter((each) => away(each) <= 20).length,
        40: all.length,
      });
      expect((await ask()).facets.within).toEqual([]);
    },
  );

  rule(
    'what fewer have applied for stands first, then the newest; the number itself is not told',
    async () => {
      await base.applications(ids.costAccountant, 2);
      await base.applications(ids.cashier, 1, 'withdrawn');
      await follow(ids.costAccountant, ids.cashier);
      const reply = await ask({ sort: 'applicants', pageSize: 60 });
      expect(names(reply).at(-1)).toBe('costAccountant');
      expect(names(reply)[0]).toBe('cashier');
      expect(JSON.stringify(reply)).not.toMatch(/applicants/i);
    },
  );

  rule('a refreshed position counts as new from that day', async () => {
    await base.db
      .$client`update positions set refreshed_at = '2026-08-11T01:00:00Z' where id = ${ids.researcher}`;
    await follow(ids.researcher);
    const reply = await ask({ sort: 'date' });
    expect(reply.items[0]).toMatchObject({
      id: ids.researcher,
      publishedOn: '2026-08-10',
      postedOn: '2026-08-11',
    });
    expect(names(await ask({ postedWithin: 1 }))).toEqual(['researcher']);
    await base.db.$client`update positions set refreshed_at = null where id = ${ids.researcher}`;
    await follow(ids.researcher);
  });

  rule('a major finds the work it leads to, before what only asks for less than its name', async () => {
    const reply = await ask({ words: '护理学专业' });
    expect(names(reply)[0]).toBe('nurse');
    expect(names(reply)).toEqual(expect.arrayContaining(['caregiver', 'rehab', 'pharmacist']));
    expect(names(reply)).not.toContain('cook');
  });

  rule('nothing of preference, suitability or the union’s notes is in a reply', async () => {
    const id = await base.position({
      title: '青瓷拉坯学徒',
      suitableForGraduates: true,
      preference: 'targeted',
      preferredOn: '2026-08-01',
      preferredHeadcount: 2,
      decisionNote: '工会备注金丝雀',
    });
    const followed = name === 'postgres' ? [engine] : [postgresEngine(base.db), engine];
    await followPositions(base.db, followed, [id], searchDay);
    const reply = await ask({ words: '青瓷' });
    expect(reply.items.map((item) => item.id)).toEqual([id]);
    expect(JSON.stringify(reply)).not.toMatch(/targeted|preference|suitable|金丝雀|decision/i);
    expect((await ask({ words: '金丝雀' })).items).toEqual([]);
    await base.db.$client`update positions set state = 'closed' where id = ${id}`;
    await followPositions(base.db, followed, [id], searchDay);
    expect((await ask({ words: '青瓷' })).total).toBe(0);
  });

  rule('a position whose last day is past is not found, even while the index still holds it', async () => {
    expect((await ask({ words: '会计', today: '2026-12-31' })).total).toBe(7);
    expect((await ask({ words: '会计', today: '2027-01-01' })).total).toBe(0);
  });
});
