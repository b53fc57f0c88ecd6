export type PhoneCheck =
  | { ok: true; value: string }
  | { ok: false; value: string; problem: string; remedy: string };

/** Half-width digits; a leading +86 or 86 is dropped. */
export function normalisePhone(typed: string): string {
  return typed
    .normalize('NFKC')
    .replace(/[\s\u200b()-]/g, '')
    .replace(/^(?:\+|00)?86(?=1\d{10}$)/, '');
}

/** Mobile phone of the mainland: 11 digits from 13 to 19. */
export function checkPhone(typed: string): PhoneCheck {
  const value = normalisePhone(typed);
  if (value === '') return { ok: false, value, problem: '缺手机号', remedy: '填 11 位手机号。' };
  if (!/^\d+$/.test(value))
    return { ok: false, value, problem: '手机号里有别的字符', remedy: '只填 11 位数字，一格一个号码。' };
  if (value.length !== 11)
    return { ok: false, value, problem: `手机号有 ${value.length} 位`, remedy: '应为 11 位，请核对。' };
  if (!/^1[3-9]/.test(value))
    return { ok: false, value, problem: '不是手机号', remedy: '手机号以 13 到 19 开头，请核对。' };
  return { ok: true, value };
}
