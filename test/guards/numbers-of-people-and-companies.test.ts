import { checkCreditCode, creditCodeCheckCharacter } from '@sunshine/contract/companies/credit-code.ts';
import { checkIdNumber } from '@sunshine/contract/households/id-number.ts';
import { checkPersonName } from '@sunshine/contract/households/person-name.ts';
import { checkPhone } from '@sunshine/contract/households/phone.ts';
import { maskIdNumber, maskName, maskPhone } from '@sunshine/contract/shared/mask.ts';
import { describe, expect, test } from 'vitest';

const today = '2026-11-22';

describe('身份证号', () => {
  // By hand: 9×7+9×9+0+1×5+1×8+8×4+2×2+0+0+3×3+0+6×9+1×10+5×5+0+0+1×2 = 293, 293 mod 11 = 7, character 5.
  test('a number whose 18th character agrees with the first 17 is accepted and tells the birth date', () => {
    expect(checkIdNumber('990118200306150015', today)).toMatchObject({
      ok: true,
      value: '990118200306150015',
      birthDate: '2003-06-15',
    });
  });

  // The same digits but …004: 293 + 3×2 = 299, 299 mod 11 = 2, character X.
  test('x and full-width digits are read as they are meant', () => {
    expect(checkIdNumber('99011820030615004x', today)).toMatchObject({
      ok: true,
      value: '99011820030615004X',
    });
    expect(checkIdNumber('９９０１１８２００３０６１５００４Ｘ', today)).toMatchObject({
      ok: true,
      value: '99011820030615004X',
    });
    expect(checkIdNumber(' 990118 20030615 004X ', today)).toMatchObject({
      ok: true,
      value: '99011820030615004X',
    });
  });

  test('a wrong 18th character is named together with the right one', () => {
    expect(checkIdNumber('990118200306150041', today)).toEqual({
      ok: false,
      value: '990118200306150041',
      problem: '身份证号第 18 位不对',
      remedy: '第 18 位按前 17 位算应为 X，请核对证件。',
    });
  });

  test('a birth date that the calendar does not have is refused before the check character', () => {
    expect(checkIdNumber('990118200302300015', today)).toMatchObject({
      ok: false,
      problem: '出生日期 2月30日',
    });
    expect(checkIdNumber('990118200302290015', today)).toMatchObject({
      ok: false,
      problem: '出生日期 2月29日',
    });
    expect(checkIdNumber('990118202702010015', today)).toMatchObject({
      ok: false,
      remedy: '日期还没有到，请核对证件。',
    });
    // 29 February of a leap year, character X by hand: Σ = 310, 310 mod 11 = 2.
    expect(checkIdNumber('99011820040229123X', today)).toMatchObject({ ok: true, birthDate: '2004-02-29' });
  });

  test('an unknown area code only warns; the former Qingpu county and residence permits do not even warn', () => {
    expect(checkIdNumber('990118200306150015', today)).toHaveProperty('warning');
    // 310229 1980-01-01 001: Σ = 167, 167 mod 11 = 2, character X.
    expect(checkIdNumber('31022919800101001X', today)).toEqual({
      ok: true,
      value: '31022919800101001X',
      birthDate: '1980-01-01',
    });
  });

  test.each([
    ['', '缺身份证号'],
    ['99011820030615', '身份证号有 14 位'],
    ['990118030615001', '是 15 位的旧号'],
    ['99011820030615OO15', '身份证号里有别的字符'],
  ])('%j is refused with what is wrong: %s', (typed, problem) => {
    expect(checkIdNumber(typed, today)).toMatchObject({ ok: false, problem });
  });
});

describe('统一社会信用代码', () => {
  // 91990118MA0000001: 9+3+81+243+0+26+16+136+420+290+0…+28 = 1252, 1252 mod 31 = 12, 31 − 12 = 19, character K.
  test('a code whose 18th character agrees with the first 17 is accepted', () => {
    expect(creditCodeCheckCharacter('91990118MA0000001')).toBe('K');
    expect(checkCreditCode('91990118ma0000001k')).toEqual({ ok: true, value: '91990118MA0000001K' });
  });

  test('a wrong 18th character is named together with the right one', () => {
    expect(checkCreditCode('91990118MA00000019')).toMatchObject({
      ok: false,
      remedy: '第 18 位按前 17 位算应为 K，请核对营业执照。',
    });
  });

  test('letters that a code never has are pointed out', () => {
    expect(checkCreditCode('91990118MAO000001K')).toMatchObject({ ok: false, problem: '信用代码里不会有 O' });
  });
});

describe('姓名和手机', () => {
  test('rare characters count as one, minority names keep their dot', () => {
    expect(checkPersonName('𠮷𡈽')).toEqual({ ok: true, value: '𠮷𡈽' });
    expect(checkPersonName('古丽•买买提')).toEqual({ ok: true, value: '古丽·买买提' });
    expect(checkPersonName(' 沈　一 鸣 ')).toEqual({ ok: true, value: '沈一鸣' });
  });

  test('one character, more than twenty, digits are refused', () => {
    expect(checkPersonName('沈')).toMatchObject({ ok: false, problem: '姓名只有 1 个字' });
    expect(checkPersonName('沈'.repeat(21))).toMatchObject({ ok: false, problem: '姓名有 21 个字' });
    expect(checkPersonName('沈1鸣')).toMatchObject({ ok: false });
  });

  test('a phone may be typed with spaces, dashes and +86', () => {
    expect(checkPhone('+86 199-0000-1234')).toEqual({ ok: true, value: '19900001234' });
    expect(checkPhone('1990000123')).toMatchObject({ ok: false, problem: '手机号有 10 位' });
    expect(checkPhone('12900001234')).toMatchObject({ ok: false, problem: '不是手机号' });
  });

  test('masks show the form, never the middle', () => {
    expect(['张三', '沈建国', '欧阳小明', '𠮷𡈽田', '一'].map(maskName)).toEqual([
      '张*',
      '沈*国',
      '欧**明',
      '𠮷*田',
      '*',
    ]);
    expect(maskIdNumber('990118200306151234')).toBe('990118********1234');
    expect(maskIdNumber('damaged')).toBe('******************');
    expect(maskPhone('19900001234')).toBe('199****1234');
  });
});
