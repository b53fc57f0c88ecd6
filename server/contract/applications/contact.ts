import { z } from 'zod';
import { checkPhone } from '../households/phone.ts';

/** A mobile phone, half width and without its prefix; empty leaves the one on record. */
export const phoneOrEmpty = z
  .string()
  .trim()
  .max(40)
  .default('')
  .transform((typed, check) => {
    if (typed === '') return '';
    const phone = checkPhone(typed);
    if (phone.ok) return phone.value;
    check.addIssue({ code: 'custom', message: `${phone.problem}，${phone.remedy}` });
    return z.NEVER;
  });

/** A mail address, or nothing. */
export const emailOrEmpty = z
  .union([z.literal(''), z.email({ message: '邮箱写成 name@example.com 这样。' }).max(120)])
  .default('');
