import { z } from 'zod';
import { keysOf } from '../shared/labels.ts';
import { day, id, instant, text } from '../shared/schemas.ts';
import { certificateHelps } from './training-vocabulary.ts';

/** Certificates of one kind for one person or many: what they share, and a row a person. */
export const NewCertificatesSchema = z.object({
  name: text('证书名称', 60, 2),
  issuer: text('发证机构', 60, 2),
  help: z.enum(keysOf(certificateHelps), { message: '选工会怎么帮的。' }),
  /** The finished class that led to it; for that kind of help only. */
  classId: id.nullable().default(null),
  /** What the union paid or arranged; for the other kinds of help. */
  helpNote: text('工会付了什么、办了什么', 200, 0).nullable().default(null),
  /** 到期换证: kept, never counted. */
  renewal: z.boolean().default(false),
  /** Default: the actor's own unit; of a class, the class's. */
  unionId: id.optional(),
  rows: z
    .array(z.object({ personId: id, number: text('证书编号', 60, 2), issuedOn: day }))
    .min(1, { message: '至少填一个人的证书编号。' })
    .max(500),
});

export const CertificateSchema = z.object({
  id,
  personId: id,
  /** Masked. */
  personName: z.string(),
  unionName: z.string(),
  name: z.string(),
  number: z.string(),
  issuer: z.string(),
  issuedOn: day,
  help: z.enum(keysOf(certificateHelps)),
  classId: id.nullable(),
  classTitle: z.string().nullable(),
  helpNote: z.string().nullable(),
  renewal: z.boolean(),
  recordedBy: z.string().nullable(),
  recordedAt: instant,
  cancelledAt: instant.nullable(),
  cancellationReason: z.string().nullable(),
});
export type Certificate = z.output<typeof CertificateSchema>;
