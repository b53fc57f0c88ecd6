export type PersonNameCheck =
  | { ok: true; value: string }
  | { ok: false; value: string; problem: string; remedy: string };

/** Han characters of every plane, rare ones too, letters of minority names, and the dot between their parts. */
const allowed = /^[\p{Script=Han}\p{L}\p{M}〇·.' -]+$/u;

/** Trims, drops spaces between Han characters and writes every kind of middle dot as `·`. */
export function normalisePersonName(typed: string): string {
  return typed
    .normalize('NFC')
    .replace(/[\u200b\u3000]/g, ' ')
    .replace(/[•・‧∙⋅᛫●．]/g, '·')
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/(?<=[\p{Script=Han}·]) (?=[\p{Script=Han}·])/gu, '');
}

/** 2 to 20 characters by code point. */
export function checkPersonName(typed: string): PersonNameCheck {
  const value = normalisePersonName(typed);
  const length = [...value].length;
  if (length === 0) return { ok: false, value, problem: '缺姓名', remedy: '补上姓名。' };
  if (length < 2) return { ok: false, value, problem: '姓名只有 1 个字', remedy: '填全名。' };
  if (length > 20)
    return { ok: false, value, problem: `姓名有 ${length} 个字`, remedy: '最多 20 个字，别的内容放到备注。' };
  if (!allowed.test(value))
    return { ok: false, value, problem: '姓名里有数字或符号', remedy: '只填姓名，间隔号用 ·。' };
  return { ok: true, value };
}
