/** What a check of a typed credit code (统一社会信用代码) found; staff may accept a failing one with a reason. */
export type CreditCodeCheck =
  | { ok: true; value: string }
  | { ok: false; value: string; problem: string; remedy: string };

/** No I, O, S, V or Z: they look like digits. */
const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** Half-width, upper-case, without spaces and dashes. */
export function normaliseCreditCode(typed: string): string {
  return typed
    .normalize('NFKC')
    .replace(/[\s\u200b-]/g, '')
    .toUpperCase();
}

/** The check character for the first 17 (GB 32100): weights 3^i mod 31, (31 − Σ mod 31) mod 31. */
export function creditCodeCheckCharacter(first17: string): string {
  let sum = 0;
  let weight = 1;
  for (const character of first17.slice(0, 17)) {
    sum += alphabet.indexOf(character) * weight;
    weight = (weight * 3) % 31;
  }
  return alphabet.charAt((31 - (sum % 31)) % 31);
}

export function checkCreditCode(typed: string): CreditCodeCheck {
  const value = normaliseCreditCode(typed);
  const refuse = (problem: string, remedy: string): CreditCodeCheck => ({
    ok: false,
    value,
    problem,
    remedy,
  });

  if (value === '') return refuse('缺统一社会信用代码', '照营业执照填 18 位。');
  if (/^\d{15}$/.test(value))
    return refuse('是 15 位的旧注册号', '换发的营业执照上有 18 位统一社会信用代码，请填那个。');
  if (value.length !== 18) return refuse(`信用代码有 ${value.length} 位`, '应为 18 位，请核对营业执照。');
  const strange = [...value].find((character) => !alphabet.includes(character));
  if (strange)
    return refuse(`信用代码里不会有 ${strange}`, '字母 I、O、S、V、Z 不会出现，可能是 1、0、5、U、2。');

  const expected = creditCodeCheckCharacter(value);
  if (value[17] === expected) return { ok: true, value };
  return refuse('信用代码第 18 位不对', `第 18 位按前 17 位算应为 ${expected}，请核对营业执照。`);
}
