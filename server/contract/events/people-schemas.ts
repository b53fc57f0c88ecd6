import { z } from 'zod';
import { keysOf } from '../shared/labels.ts';
import { id } from '../shared/schemas.ts';

/** A graduate of the reader's units, to be chosen. */
export const TrainingPersonSchema = z.object({
  personId: id,
  /** Masked. */
  name: z.string(),
  unionName: z.string(),
  school: z.string().nullable(),
  graduationYear: z.number().int().nullable(),
});
export type TrainingPerson = z.output<typeof TrainingPersonSchema>;

/** Whom an act is about: chosen from the list, or written as names, one a line. */
export const chosenPeople = {
  personIds: z.array(id).max(500, { message: '一次最多 500 人。' }).default([]),
  names: z
    .array(z.string().trim().max(60, { message: '姓名太长了，一行写一个人。' }))
    .max(500, { message: '一次最多 500 人。' })
    .default([]),
};

/** What became of one row of an entry for many people. */
export const entryOutcomes = {
  entered: '记下了',
  already: '原来就有',
  notFound: '没有找到',
  ambiguous: '有同名的人',
  full: '名额满了',
  numberTaken: '编号已经登记过',
} as const;
export type EntryOutcome = keyof typeof entryOutcomes;

export const EntryRowSchema = z.object({
  /** The name as written; null for a person chosen from the list. */
  typed: z.string().nullable(),
  personId: id.nullable(),
  /** Masked; null when nobody was found. */
  name: z.string().nullable(),
  outcome: z.enum(keysOf(entryOutcomes)),
  /** Those of that name, when it is not clear who is meant. */
  candidates: z.array(TrainingPersonSchema),
});
export type EntryRow = z.output<typeof EntryRowSchema>;

/** Outcome of an entry for many people, row by row. */
export const EntryReplySchema = z.object({ entered: z.number().int(), rows: z.array(EntryRowSchema) });
export type EntryReply = z.output<typeof EntryReplySchema>;
