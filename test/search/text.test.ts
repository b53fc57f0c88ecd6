import {
  majorKeysAsked,
  majorKeysOf,
  majors,
  majorsOfOccupation,
  occupationsOfMajor,
} from '@sunshine/contract/positions/majors.ts';
import { occupations } from '@sunshine/contract/positions/vocabulary.ts';
import { keysOf } from '@sunshine/contract/shared/labels.ts';
import { shanghaiDistricts, towns } from '@sunshine/contract/unions/divisions.ts';
import { centreOf, kilometresBetween } from '@sunshine/contract/unions/town-centres.ts';
import { indexSettings, settingsToApply } from '@sunshine/search/meilisearch/settings.ts';
import { lexeme, tsvectorOf } from '@sunshine/search/postgres/tsearch.ts';
import { distance, nearest } from '@sunshine/search/text/correct.ts';
import { fold } from '@sunshine/search/text/fold.ts';
import { marksIn, snippetOf } from '@sunshine/search/text/highlight.ts';
import { cutForSearch } from '@sunshine/search/text/jieba.ts';
import { majorMeant } from '@sunshine/search/text/meant.ts';
import { suffixInitials, suffixSounds, syllables } from '@sunshine/search/text/pinyin.ts';
import { readQuery } from '@sunshine/search/text/query.ts';
import { groupsOfTitle, synonymGroup, synonymGroups } from '@sunshine/search/text/synonyms.ts';
import fc from 'fast-check';
import { expect, test } from 'vitest';

test('folding keeps every offset, whatever is typed', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(fold(text)).toHaveLength(text.length);
    }),
  );
});

test('full width, upper case and traditional characters are read as their plain form', () => {
  expect(fold('ＪＡＶＡ　Excel')).toBe('java excel');
  expect(fold('會計師、護士、軟體工程師、幼兒園教師')).toBe('会计师、护士、软体工程师、幼儿园教师');
});

test('a long word holds the words a reader sees in it and none across their joint', () => {
  expect(cutForSearch('土木工程')).toEqual(['土木', '工程', '土木工程']);
  expect(cutForSearch('成本会计')).toEqual(['成本', '会计', '成本会计']);
  expect(cutForSearch('会计师')).toEqual(['会计', '会计师']);
  expect(cutForSearch('夏阳街道')).toContain('夏阳');
});

test('a title is heard from each of its syllables on', () => {
  expect(suffixSounds('成本会计')).toEqual(['chengbenkuaiji', 'benkuaiji', 'kuaiji', 'ji']);
  expect(suffixInitials('成本会计')).toEqual(['cbkj', 'bkj', 'kj', 'j']);
  expect(syllables('Java 绿化（重固镇）')).toEqual(['java', 'lv', 'hua', 'chong', 'gu', 'zhen']);
});

test('words of asking are left out while anything else remains', () => {
  const words = (typed: string): string[] =>
    readQuery(typed).flatMap((run) => run.words.map(({ text }) => text));
  expect(words('招聘会计')).toEqual(['会计']);
  expect(words('会计 岗位')).toEqual(['会计']);
  expect(words('招聘')).toEqual(['招聘']);
  expect(words('！？。')).toEqual([]);
});

test('marks never overlap, lie inside the text and cover what was typed', () => {
  expect(marksIn('出纳兼往来会计', readQuery('会计'))).toEqual([[5, 7]]);
  expect(marksIn('会计会计', readQuery('会计'))).toEqual([[0, 4]]);
  expect(marksIn('JAVA 开发', readQuery('java'))).toEqual([[0, 4]]);
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom(...'会计成本师 java<&>') }),
      fc.string({ unit: fc.constantFrom(...'会计 ja') }),
      (text, typed) => {
        let last = -1;
        for (const [start, end] of marksIn(text, readQuery(typed))) {
          expect(start).toBeGreaterThan(last);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
          last = end;
        }
      },
    ),
  );
});

test('a quotation stays on its line and says where it was cut', () => {
  const text =
    '第一行不相干。\n负责每个月初汇总全部门店的销售流水并核对会计凭证，发现差错及时说明。\n第三行。';
  const snippet = snippetOf(text, readQuery('会计'));
  expect(snippet?.text).toBe('…全部门店的销售流水并核对会计凭证，发现差错及时说明。');
  expect(snippet?.marks).toEqual([[13, 15]]);
  expect(snippetOf(text, readQuery('护士'))).toBeNull();
});

test('a mistake of one letter, one left out or two swapped counts one', () => {
  expect(distance([...'会记'], [...'会计'])).toBe(1);
  expect(distance([...'jvaa'], [...'java'])).toBe(1);
  expect(distance([...'社区工者'], [...'社区工作者'])).toBe(1);
  expect(distance([], [...'会计'])).toBe(2);
});

test('what is in use as it stands is not corrected, what is far off neither', () => {
  const terms = [
    { term: '会计', sound: 'kuaiji' },
    { term: '会议', sound: 'huiyi' },
  ];
  expect(nearest({ term: '会计', sound: 'kuaiji', kind: 'han' }, terms, 2)).toEqual(['会计']);
  expect(nearest({ term: '考古', sound: 'kaogu', kind: 'han' }, terms, 2)).toEqual([]);
  // Turned round it sounds otherwise as a whole.
  expect(nearest({ term: '计会', sound: 'jihui', kind: 'han' }, terms, 2)[0]).toBe('会计');
});

test('a lexeme is quoted, so that nothing in it is an operator', () => {
  expect(lexeme("a'b\\c")).toBe("'a''b\\\\c'");
  expect(
    tsvectorOf([
      ['A', ['会计', '成本', '会计']],
      ['D', ['会计', '凭证']],
    ]),
  ).toBe("'会计':1A '成本':2A '凭证':5");
});

test('words for the same work stand in one group each, and a title names the groups it holds', () => {
  const words = synonymGroups.flat();
  expect(synonymGroups.length).toBeGreaterThanOrEqual(40);
  expect(new Set(words).size).toBe(words.length);
  for (const group of synonymGroups) expect(group.length).toBeGreaterThan(1);
  expect(groupsOfTitle('嵌入式软件工程师')).toContain(synonymGroup('程序员'));
  expect(groupsOfTitle('HR 专员')).toEqual([synonymGroup('人事')]);
  expect(groupsOfTitle('chr 设备')).toEqual([]);
  expect(groupsOfTitle('会议服务员')).not.toContain(synonymGroup('会计'));
});

test('a stretch that names one work stays together, with its own words as parts', () => {
  const [run] = readQuery('招软件工程师');
  expect(run?.words.map(({ text, pieces }) => [text, pieces])).toEqual([['软件工程师', ['软件', '工程师']]]);
  expect(readQuery('会 计').map(({ text }) => text)).toEqual(['会计']);
  expect(readQuery('青浦 会计').map(({ text }) => text)).toEqual(['会计']);
});

test('each major stands once, leads somewhere, and every trade but “other” is led to', () => {
  const names = majors.flatMap(({ name, alsoCalled }) => [name, ...alsoCalled]);
  expect(names.length).toBeGreaterThanOrEqual(120);
  expect(new Set(names).size).toBe(names.length);
  for (const major of majors) expect(major.occupations.length).toBeGreaterThan(0);
  for (const occupation of keysOf(occupations))
    expect(majorsOfOccupation(occupation).length).toBeGreaterThan(0);
});

test.each([
  ['会计学', 'finance'],
  ['会计专业', 'finance'],
  ['大数据与会计', 'finance'],
  ['护理学（专升本）', 'health'],
  ['学前教育专业', 'education'],
  ['机械设计制造及其自动化', 'engineering'],
  ['市场营销', 'sales'],
  ['计算机相关专业', 'software'],
  ['计算机类', 'software'],
  ['计科', 'software'],
])('%s leads to work in %s', (major, occupation) => {
  expect(occupationsOfMajor(major)[0]).toBe(occupation);
});

test('a major that is not known leads nowhere, and is compared by its own name', () => {
  expect(occupationsOfMajor('考古学')).toEqual([]);
  expect(majorKeysOf('考古学专业')).toEqual(['考古学']);
});

test('a major fits what names it, by an older name too, or its class; “不限” asks for none', () => {
  const fits = (mine: string, asked: string[]): boolean => {
    const keys = majorKeysAsked(asked);
    return keys.length === 0 || majorKeysOf(mine).some((key) => keys.includes(key));
  };
  expect(fits('会计学', ['会计'])).toBe(true);
  expect(fits('大数据与会计', ['会计', '财务管理'])).toBe(true);
  expect(fits('软件工程', ['计算机相关专业'])).toBe(true);
  expect(fits('会计学', ['专业不限'])).toBe(true);
  expect(fits('会计学', ['护理学'])).toBe(false);
});

test('会计 and 护理 are words of work first; with 专业 or as a full name they are majors', () => {
  expect(majorMeant('会计')).toBeNull();
  expect(majorMeant('软件工程师')).toBeNull();
  expect(majorMeant('会计专业')).toEqual({ key: '会计学', occupations: ['finance'] });
  expect(majorMeant('护理学')).toMatchObject({ key: '护理学' });
});

test('every town of the district and every district of the city has a centre; distance goes both ways', () => {
  for (const { code } of towns) expect(centreOf(code)).not.toBeNull();
  for (const code of keysOf(shanghaiDistricts)) expect(centreOf(`${code}999`)).not.toBeNull();
  expect(centreOf('110101001')).toBeNull();
  expect(kilometresBetween('310118001', '310118001')).toBe(0);
  const there = kilometresBetween('310118106', '310118104') ?? 0;
  expect(kilometresBetween('310118104', '310118106')).toBe(there);
  // 徐泾 lies in the east of the district, 金泽 in the far west.
  expect(there).toBeGreaterThan(30);
  expect(there).toBeLessThan(45);
});

test('settings that a server has already are not sent again, changed synonyms are', () => {
  expect(settingsToApply(structuredClone(indexSettings))).toBeNull();
  const older = { ...structuredClone(indexSettings), synonyms: { 会计: ['zzsy0000'] } };
  expect(Object.keys(settingsToApply(older) ?? {})).toEqual(['synonyms']);
});
