import { z } from 'zod';

/**
 * The sentence for an input that a schema refuses without words of its own.
 * Zod's Chinese locale names English codes to people; these say what to do instead.
 */
function sentence(issue: {
  code?: string;
  input?: unknown;
  minimum?: unknown;
  maximum?: unknown;
  origin?: string;
}): string {
  if (issue.input === undefined || issue.input === null || issue.input === '') return '这一项还没有填。';
  switch (issue.code) {
    case 'too_small':
      return issue.origin === 'string'
        ? `再写一点，至少 ${issue.minimum} 个字。`
        : `不能小于 ${issue.minimum}。`;
    case 'too_big':
      return issue.origin === 'string'
        ? `写短一点，最多 ${issue.maximum} 个字。`
        : `不能大于 ${issue.maximum}。`;
    case 'invalid_type':
      return '这一项的格式不对，换成页面上提示的写法。';
    case 'invalid_value':
      return '从给出的选项里选一个。';
    case 'invalid_format':
      return '这一项的写法不对，照提示的样子再填一次。';
    default:
      return '这一项填得不对，照提示的样子再填一次。';
  }
}

/** Called once by every program that checks input. */
export function speakChinese(): void {
  z.config({ customError: (issue) => sentence(issue) });
}
