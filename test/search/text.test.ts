import { lexeme, tsvectorOf } from '@sunshine/search/postgres/tsearch.ts';
import { distance, nearest } from '@sunshine/search/text/correct.ts';
import { fold } from '@sunshine/search/text/fold.ts';
import { marksIn, snippetOf } from '@sunshine/search/text/highlight.ts';
import { cutForSearch } from '@sunshine/search/text/jieba.ts';
import { suffixInitials, suffixSounds, syllables } from '@sunshine/search/text/pinyin.ts';
import { readQuery } from '@sunshine/search/text/query.ts';
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
