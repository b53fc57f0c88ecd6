import type { PositionEngine } from '@sunshine/search/engine.ts';
import { rebuildIndex } from '@sunshine/search/rebuild.ts';
import { followPositions, reconcile } from '@sunshine/search/sync.ts';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { engines } from './engines.ts';
import { type IndexDatabase, indexDatabase, searchDay } from './index-database.ts';

/** Name of a case's recording: its first words. */
function scenarioOf(title: string): string {
  return title
    .replaceAll(/[^a-z]+/gi, '-')
    .slice(0, 40)
    .toLowerCase();
}

describe.each(engines)('the index follows the database ($name)', ({ start }) => {
  let base: IndexDatabase;
  let engine: PositionEngine;
  let stop = async (): Promise<void> => undefined;

  beforeEach(async ({ task }) => {
    base = await indexDatabase();
    ({ engine, stop } = await start(base.db, `follow-${scenarioOf(task.name)}`));
  });
  afterEach(async () => {
    await stop();
    await base?.close();
  });

  const rule = test;
  const follow = (...ids: string[]): Promise<void> => followPositions(base.db, [engine], ids, searchDay);
  const change = (id: string, set: string): Promise<unknown> =>
    base.db.$client.unsafe(`update positions set ${set} where id = '${id}'`);

  async function found(words: string): Promise<string[]> {
    const query = {
      words,
      kinds: [],
      towns: [],
      education: null,
      salaryMin: null,
      sort: 'relevance',
    } as const;
    const { items } = await engine.search({
      ...query,
      kinds: [],
      towns: [],
      page: 1,
      pageSize: 20,
      today: searchDay,
    });
    return items.map(({ title }) => title);
  }

  rule('a change is found by its new words and no longer by its old ones', async () => {
    const id = await base.position({ title: '木工学徒' });
    await follow(id);
    expect(await found('木工')).toEqual(['木工学徒']);
    await change(id, "title = '瓦工学徒'");
    await follow(id);
    expect(await found('木工')).toEqual([]);
    expect(await found('瓦工')).toEqual(['瓦工学徒']);
  });

  rule.each([
    ['paused', "state = 'paused'"],
    ['closed', "state = 'closed'"],
    ['past its last day', "valid_until = '2026-08-10'"],
  ])('a position that is %s leaves the index', async (_, set) => {
    const id = await base.position({ title: '木工学徒' });
    await follow(id);
    await change(id, set);
    await follow(id);
    expect(await found('木工')).toEqual([]);
    expect((await engine.state()).documents).toBe(0);
  });

  rule('a draft never enters the index, and a position of a suspended company leaves it', async () => {
    const draft = await base.position({ title: '木工草稿', state: 'draft', publishedAt: null });
    const id = await base.position({ title: '木工学徒' });
    await follow(draft, id);
    expect(await found('木工')).toEqual(['木工学徒']);
    await base.db.$client`update companies set state = 'suspended'`;
    await follow(draft, id);
    expect(await found('木工')).toEqual([]);
  });

  rule('following the same change twice, or one that is gone, leaves the same index', async () => {
    const id = await base.position({ title: '木工学徒' });
    await follow(id, id);
    await follow(id);
    await follow('00000000-0000-4000-8000-000000000000');
    expect((await engine.state()).documents).toBe(1);
  });

  rule(
    'the comparison finds what is missing, stale or too much, repairs it, and then finds nothing',
    async () => {
      const kept = await base.position({ title: '木工学徒' });
      const gone = await base.position({ title: '瓦工学徒' });
      await follow(kept, gone);
      await base.position({ title: '电工学徒' });
      await change(kept, 'pay_max = 9000');
      await change(gone, "state = 'closed'");
      expect(await reconcile(base.db, engine, searchDay)).toEqual({ missing: 2, extra: 1 });
      expect((await found('学徒')).toSorted()).toEqual(['木工学徒', '电工学徒']);
      expect(await reconcile(base.db, engine, searchDay)).toEqual({ missing: 0, extra: 0 });
    },
  );

  rule('a changed name of a company makes its entries stale', async () => {
    await follow(await base.position({ title: '木工学徒' }));
    await base.db.$client`update companies set name = '上海新名木业有限公司', short_name = '新名木业'`;
    expect(await reconcile(base.db, engine, searchDay)).toEqual({ missing: 1, extra: 0 });
    expect(await found('新名木业')).toEqual(['木工学徒']);
  });

  rule('a rebuild holds everything, drops what is gone, and searches go on meanwhile', async () => {
    const ids = await base.corpus();
    await follow(...Object.values(ids));
    await change(ids.nurse, "state = 'closed'");
    let searching = true;
    let misses = 0;
    const meanwhile = (async () => {
      while (searching) if ((await found('会计')).length === 0) misses += 1;
    })();
    await rebuildIndex(base.db, engine, searchDay);
    searching = false;
    await meanwhile;
    expect(misses).toBe(0);
    expect((await engine.state()).documents).toBe(59);
    expect(await found('执业证')).toEqual([]);
    expect(await reconcile(base.db, engine, searchDay)).toEqual({ missing: 0, extra: 0 });
  });
});
