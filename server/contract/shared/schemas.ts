import { z } from 'zod';

/** UUID of a record. */
export const id = z.uuid({ message: '地址里的编号不完整，请从列表重新进入。' });
export const idParams = z.object({ id });

/** Calendar day in Asia/Shanghai, `2026-08-20`; both ends of a period are included. */
export const day = z.iso.date({ message: '日期写成 2026-08-20 这样。' });
/** Instant, ISO 8601 with offset. */
export const instant = z.string();

/** Whole number of a page, from 1. */
export const page = z.coerce.number().int().min(1).max(10_000).default(1);
export const pageSize = 20;

/** Whole fen above zero, as text: `120000` is 1,200 yuan. */
export const fen = z.string().regex(/^[1-9]\d{0,12}$/, { message: '金额写成大于零的数，最多到分。' });

/** Whole fen as text; a sum may be `0`. */
export const fenSum = z.string();

/** A page of rows with the exact total. */
export function paged<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item), total: z.number().int(), page: z.number().int() });
}

/** Trimmed text with a Chinese sentence for an empty or overlong value; `min` 0 lets it be empty. */
export function text(label: string, max: number, min = 1): z.ZodString {
  return z
    .string({ message: `填一下${label}。` })
    .trim()
    .min(Math.min(1, min), { message: `填一下${label}。` })
    .min(min, { message: `${label}至少 ${min} 个字。` })
    .max(max, { message: `${label}最多 ${max} 个字，现在超出了。` });
}
