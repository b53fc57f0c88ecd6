import { z } from 'zod';
import { keysOf } from '../shared/labels.ts';
import { day, id, text } from '../shared/schemas.ts';
import { unionKinds } from './vocabulary.ts';

export const UnionSchema = z.object({
  id,
  /** 310118, 310118001, 310118-S01, 310118001-G01. */
  code: z.string(),
  name: z.string(),
  shortName: z.string(),
  kind: z.enum(keysOf(unionKinds)),
  parentId: id.nullable(),
  /** Levels below the root of the actor's scope, from 0. */
  depth: z.number().int(),
  divisionCode: z.string().nullable(),
  contactPhone: z.string().nullable(),
  position: z.number().int(),
  closedOn: day.nullable(),
  /** The unit that answers for a closed one from the day after; null where nobody does. */
  successorId: id.nullable(),
});
export type Union = z.output<typeof UnionSchema>;

export const UnionContactSchema = z.object({
  code: z.string(),
  name: z.string(),
  kind: z.enum(keysOf(unionKinds)),
  divisionCode: z.string().nullable(),
  contactPhone: z.string().nullable(),
});

const contactPhone = z
  .string()
  .trim()
  .regex(/^[\d\s()+-]{7,30}$/, { message: '电话写成 021-59000000 这样，只用数字和短横。' });

export const CreateUnionSchema = z.object({
  parentId: id,
  kind: z.enum(['territorial', 'system', 'grassroots'], { message: '选一种工会。' }),
  name: text('工会全称', 60, 2),
  shortName: text('简称', 20, 2),
  /** Territorial unions only: the street or town they stand for. */
  divisionCode: z
    .string()
    .regex(/^\d{9}$/, { message: '街镇代码是 9 位数字。' })
    .optional(),
  contactPhone: contactPhone.optional(),
});

export const UpdateUnionSchema = z.object({
  name: text('工会全称', 60, 2).optional(),
  shortName: text('简称', 20, 2).optional(),
  contactPhone: contactPhone.nullable().optional(),
  /** Order among its neighbours. */
  position: z.number().int().min(0).max(9999).optional(),
  /** Last day of the unit; null opens it again. */
  closedOn: day.nullable().optional(),
  /** Merging (合并): the unit that takes over; goes with `closedOn` only. */
  successorId: id.optional(),
});
