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

describe.each(engines)('the contract of a position search ($name)', ({ name, available, start }) => {
  let base: IndexDatabase;
  let engine: PositionEngine;
  let stop = async (): Promise<void> => undefined;
  let nameOf: Map<string, CorpusName>;
  let ids: Record<CorpusName, string>;

  beforeAll(async () => {
    if (!available) return;
    base = await indexDatabase();
    ids = await base.corpus();
    nameOf = new Map(Object.entries(ids).map(([each, id]) => [id, each as CorpusName]));
    ({ engine, stop } = await start(base.db));
    const followed = name === 'postgres' ? [engine] : [postgresEngine(base.db), engine];
    await followPositions(base.db, followed, Object.values(ids), searchDay);
  });
  afterAll(async () => {
    await stop();
    await base?.close();
  });

  const rule = test.skipIf(!available);

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
