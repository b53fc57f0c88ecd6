import { minimumWages } from '@sunshine/contract/positions/ad-check/pay-figures.ts';
import { first, type RuleHead } from '@sunshine/contract/positions/ad-check/rule.ts';
import { adRules, rulesOn, rulesVersionOn } from '@sunshine/contract/positions/ad-check/rule-set.ts';
import { describe, expect, test } from 'vitest';
import { heldOut } from '../support/ads/held-out.ts';
import { corpus } from '../support/ads/index.ts';
import { difference, overall, precision, recall, ruleOf, scores } from '../support/ads/measure.ts';

describe('every ad of the corpus meets the rules that the law lets it meet, and no other', () => {
  for (const [index, entry] of corpus.entries()) {
    const { title, conditions } = entry.ad;
    const name = `${index + 1} ${title}：${conditions}`;
    const judge = () => expect(difference(entry)).toEqual({ missed: [], extra: [] });
    if (entry.unmet) test.fails(`${name}（${entry.unmet}）`, judge);
    else test(name, judge);
  }
});

test('the corpus holds at least 200 ads, about half of them fit to publish, each once', () => {
  const good = corpus.filter(({ expected }) => expected.length === 0).length;
  expect(corpus.length).toBeGreaterThanOrEqual(200);
  expect(good / corpus.length).toBeGreaterThan(0.4);
  const words = corpus.map(({ ad }) => JSON.stringify(ad));
  expect(new Set(words).size).toBe(corpus.length);
});

test('every rule that blocks or warns is asked for by at least two ads', () => {
  const asked = corpus.flatMap(({ expected }) => expected.map(ruleOf));
  for (const { rule, level } of adRules) {
    if (level === 'fine') continue;
    expect(asked.filter((each) => each === rule).length, rule).toBeGreaterThanOrEqual(2);
  }
});

test('rules that block are right in 98 of 100 and miss at most 5 of 100', () => {
  const blocking = overall(scores(), 'block');
  expect(precision(blocking)).toBeGreaterThanOrEqual(0.98);
  expect(recall(blocking)).toBeGreaterThanOrEqual(0.95);
});

describe('the ads kept apart from the rules', () => {
  test('are at least 80, half of them fit to publish, each once and none of the corpus', () => {
    const good = heldOut.filter(({ expected }) => expected.length === 0).length;
    expect(heldOut.length).toBeGreaterThanOrEqual(80);
    expect(good / heldOut.length).toBeGreaterThan(0.45);
    const words = [...corpus, ...heldOut].map(({ ad }) => JSON.stringify(ad));
    expect(new Set(words).size).toBe(words.length);
  });

  test('what was learnt from them is kept: nothing good alarmed, at most one in fifty that blocks missed', () => {
    const all = scores(heldOut);
    expect(precision(overall(all))).toBe(1);
    expect(recall(overall(all, 'block'))).toBeGreaterThanOrEqual(0.98);
    expect(recall(overall(all, 'warn'))).toBe(1);
  });
});

describe('rules are data with a version', () => {
  const wording = (version: number, from: string): RuleHead => ({
    rule: 'gender',
    version,
    from,
    level: 'block',
    sentence: '',
    law: null,
  });

  test('of two wordings the newest that holds on the day is used; one that begins tomorrow is not', () => {
    const rules = [wording(1, '2026-01-01'), wording(2, '2026-11-01')];
    expect(rulesOn(rules, '2026-10-31').map(({ version }) => version)).toEqual([1]);
    expect(rulesOn(rules, '2026-11-01').map(({ version }) => version)).toEqual([2]);
    expect(rulesOn(rules, '2025-12-31')).toEqual([]);
  });

  test('the set is named by the month of its latest change', () => {
    expect(rulesVersionOn('2026-10-31')).toBe('2026-01');
    expect(rulesVersionOn('2026-11-26')).toBe('2026-11');
    // A new minimum wage is a change of the rules too.
    expect(rulesVersionOn('2025-07-01')).toBe('2025-07');
    expect(
      [...minimumWages]
        .map(({ from }) => from)
        .sort()
        .reverse(),
    ).toEqual(minimumWages.map(({ from }) => from));
  });

  test('a wording has its number once', () => {
    const ids = adRules.map(({ rule, version }) => `${rule} ${version}`);
    expect(new Set(ids).size).toBe(ids.length);
    expect(first.version).toBe(1);
  });
});
