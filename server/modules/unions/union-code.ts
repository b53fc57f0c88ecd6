import type { CreateUnionSchema, Union } from '@sunshine/contract/unions/schemas.ts';
import type { z } from 'zod';
import { refusal } from '../../refusal.ts';

/** 310118-S01, 310118001-G07: the parent's code, a letter, the next number. */
export function numberedCode(parentCode: string, letter: 'S' | 'G', number: number): string {
  return `${parentCode}-${letter}${String(number).padStart(2, '0')}`;
}

/** A territorial union bears the nine-digit code of its street or town within the district. */
export function territorialCode(
  parent: Pick<Union, 'code'>,
  input: z.output<typeof CreateUnionSchema>,
): string {
  const { divisionCode } = input;
  if (!divisionCode) {
    throw refusal('union.townMissing', { fields: { divisionCode: '选一下这个工会在哪个街镇。' } });
  }
  if (!divisionCode.startsWith(parent.code)) {
    throw refusal('union.townElsewhere', {
      fields: { divisionCode: `本区的街镇代码以 ${parent.code} 开头。` },
    });
  }
  return divisionCode;
}
