export const passwordLength = { min: 10, max: 128 } as const;

/** Passwords of ten characters and more that lists of leaked ones begin with, and words people reach for here. */
const common = new Set([
  '1234567890',
  '12345678910',
  '123456789a',
  '1234567891',
  '0123456789',
  '0987654321',
  '9876543210',
  '1q2w3e4r5t',
  '1q2w3e4r5t6y',
  '1qaz2wsx3edc',
  'q1w2e3r4t5',
  'q1w2e3r4t5y6',
  'qwertyuiop',
  'qwerty1234',
  'qwerty12345',
  'qwerty123456',
  'asdfghjkl1',
  'asdfghjkl123',
  'zxcvbnm123',
  'zaq12wsxcde3',
  'qazwsxedcrfv',
  'password12',
  'password123',
  'password1234',
  'passw0rd123',
  'p@ssw0rd123',
  'p@ssword123',
  'iloveyou123',
  'iloveyou1314',
  'woaini1314',
  'woaini1314520',
  'woaini520520',
  'woaini123456',
  'woaini5201314',
  'wozhongguo',
  '5201314520',
  '5201314521',
  '1314520520',
  'a123456789',
  'aa123456789',
  'abc1234567',
  'abc123456789',
  'abcd123456',
  'abcd12345678',
  'abcdefghij',
  'admin12345',
  'admin123456',
  'administrator',
  'administrator1',
  'root123456',
  'test123456',
  'welcome123',
  'welcome1234',
  'letmein1234',
  'changeme123',
  'qq123456789',
  'zhongguo123',
  'shanghai123',
  'shanghai2026',
  'qingpu2026',
  'qingpu12345',
  'sunshine123',
  'sunshine2026',
  'gonghui123',
  'gonghui2026',
  '1111111111a',
  'asd123456789',
  'zxc123456789',
  'qwe123456789',
  'qweasdzxc123',
]);

/**
 * One sentence when a password is too easily guessed, null when it will do.
 * Length counts more than kinds of characters, so none are demanded (NIST SP 800-63B, ASVS 5.0 V6.2).
 */
export function passwordProblem(password: string, known: readonly string[] = []): string | null {
  const length = [...password].length;
  if (length === 0) return '填一下密码。';
  if (length < passwordLength.min) return `密码至少 ${passwordLength.min} 个字，现在 ${length} 个。`;
  if (length > passwordLength.max) return `密码最多 ${passwordLength.max} 个字，现在 ${length} 个。`;
  const plain = password.normalize('NFKC').toLowerCase();
  if (common.has(plain) || new Set(plain).size < 4 || isRun(plain))
    return '这个密码太常见，容易被猜到，换一个。';
  if (known.some((word) => isTooClose(plain, word.normalize('NFKC').toLowerCase()))) {
    return '密码里不要用自己的登录名、姓名或手机号，换一个。';
  }
  return null;
}

/** A password that is the known word with a few characters around it. */
function isTooClose(password: string, word: string): boolean {
  return word.length >= 4 && password.includes(word) && password.length - word.length < 6;
}

/** 1234567890, abcdefghij, and the same backwards. */
function isRun(text: string): boolean {
  const steps = [...text]
    .slice(1)
    .map((character, i) => (character.codePointAt(0) ?? 0) - (text.codePointAt(i) ?? 0));
  return steps.every((step) => step === 1) || steps.every((step) => step === -1);
}
