/** Lower case, half width, a phone number without its country code: two ways of typing one name meet. */
export function normaliseLoginName(typed: string): string {
  const text = typed
    .normalize('NFKC')
    .replace(/[\s\u200b]/g, '')
    .toLowerCase();
  const digits = text.replace(/[()-]/g, '').replace(/^(?:\+|00)?86(?=1\d{10}$)/, '');
  return /^1\d{10}$/.test(digits) ? digits : text;
}

/** One sentence when the name cannot be used, null when it can. */
export function loginNameProblem(name: string): string | null {
  const length = [...name].length;
  if (length === 0) return '填一下登录名，用手机号最好记。';
  if (length < 4) return `登录名至少 4 个字，现在 ${length} 个。`;
  if (length > 64) return `登录名最多 64 个字，现在 ${length} 个。`;
  if (!/^[\p{L}\p{N}._@-]+$/u.test(name)) return '登录名用手机号、字母、数字、汉字，中间可以有点、横线和 @。';
  if (/^\d{15}$|^\d{17}[\dx]$/.test(name)) return '不要用身份证号做登录名，换成手机号或别的名字。';
  return null;
}

export function isPhoneNumber(loginName: string): boolean {
  return /^1[3-9]\d{9}$/.test(loginName);
}
