/** What a check of a typed ID number (身份证号) found. A warning never refuses. */
export type IdNumberCheck =
  | { ok: true; value: string; birthDate: string; warning?: string }
  | { ok: false; value: string; problem: string; remedy: string };

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const checkCharacters = '10X98765432';

/** Provinces (11 to 65), Hong Kong, Macao and Taiwan residents (81 to 83), foreigners with permanent residence (91). */
const issuingPrefixes = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83 91'.split(
    ' ',
  ),
);

/** Half-width, upper-case, without spaces and dashes: what people paste, as it is stored. */
export function normaliseIdNumber(typed: string): string {
  return typed
    .normalize('NFKC')
    .replace(/[\s\u200b-]/g, '')
    .toUpperCase();
}

/** The check character for the first 17 digits (GB 11643). */
export function idNumberCheckCharacter(first17: string): string {
  const sum = weights.reduce((total, weight, i) => total + weight * Number(first17[i]), 0);
  return checkCharacters.charAt(sum % 11);
}

/** Checks length, date of birth (real, not after `today`) and check character; an unknown area only warns. */
export function checkIdNumber(typed: string, today: string): IdNumberCheck {
  const value = normaliseIdNumber(typed);
  const refuse = (problem: string, remedy: string): IdNumberCheck => ({ ok: false, value, problem, remedy });

  if (value === '') return refuse('缺身份证号', '照证件填 18 位。');
  if (/^\d{15}$/.test(value)) return refuse('是 15 位的旧号', '15 位号已停用，请照现在的证件填 18 位。');
  if (value.length !== 18) return refuse(`身份证号有 ${value.length} 位`, '应为 18 位，请核对证件。');
  if (!/^\d{17}[\dX]$/.test(value))
    return refuse('身份证号里有别的字符', '前 17 位是数字，最后一位是数字或 X。');

  const birthDate = `${value.slice(6, 10)}-${value.slice(10, 12)}-${value.slice(12, 14)}`;
  const month = Number(value.slice(10, 12));
  const said = `出生日期 ${month}月${Number(value.slice(12, 14))}日`;
  if (!isRealDay(birthDate)) return refuse(said, '日期不存在，请核对证件。');
  if (birthDate < '1900-01-01') return refuse(`出生年份 ${value.slice(6, 10)}`, '年份太早，请核对证件。');
  if (birthDate > today) return refuse(`出生日期 ${birthDate}`, '日期还没有到，请核对证件。');

  const expected = idNumberCheckCharacter(value);
  if (value[17] !== expected)
    return refuse('身份证号第 18 位不对', `第 18 位按前 17 位算应为 ${expected}，请核对证件。`);

  if (issuingPrefixes.has(value.slice(0, 2))) return { ok: true, value, birthDate };
  return {
    ok: true,
    value,
    birthDate,
    warning: `开头 ${value.slice(0, 6)} 不是常见的地区码，请再看一眼证件。`,
  };
}

/** Whether `YYYY-MM-DD` is a day of the calendar. */
function isRealDay(text: string): boolean {
  const instant = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().slice(0, 10) === text;
}
