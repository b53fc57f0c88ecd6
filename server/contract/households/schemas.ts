import { z } from 'zod';
import { AttachmentSchema } from '../attachments/schemas.ts';
import { keysOf } from '../shared/labels.ts';
import { day, id, instant, text } from '../shared/schemas.ts';
import { divisionCode } from './divisions.ts';
import { checkIdNumber } from './id-number.ts';
import { checkPersonName } from './person-name.ts';
import { checkPhone } from './phone.ts';
import { graduateSituations, householdStates } from './status.ts';
import {
  archiveLevels,
  closingReasons,
  degreeLevels,
  educationModes,
  hardshipCategories,
  hardshipCauses,
  identities,
  needClosers,
  outcomeKinds,
  relations,
  resolvers,
  studyStates,
} from './vocabulary.ts';

type Check = { ok: true; value: string } | { ok: false; problem: string; remedy: string };

/** A typed text that one of the pure checks normalises or refuses with its own sentence. */
function checked(check: (typed: string) => Check, label: string) {
  return z
    .string({ message: `填一下${label}。` })
    .max(60, { message: `${label}太长了，核对一下。` })
    .transform((typed, ctx) => {
      const result = check(typed);
      if (result.ok) return result.value;
      ctx.addIssue({ code: 'custom', message: `${result.problem}。${result.remedy}` });
      return z.NEVER;
    });
}

export const personName = checked(checkPersonName, '姓名');
export const phone = checked(checkPhone, '手机号');
/** Whether the birth date lies ahead is the verb's to ask: it knows what day it is. */
export const idNumber = checked((typed) => checkIdNumber(typed, '9999-12-31'), '身份证号');
export const division = z
  .string()
  .trim()
  .transform((typed, ctx) => {
    const code = divisionCode(typed);
    if (code) return code;
    ctx.addIssue({ code: 'custom', message: '不认识这个地方。上海填区名，外地填省名或六位区划代码。' });
    return z.NEVER;
  });
const orNull = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === '' ? null : value), schema.nullable()).default(null);

/** A text that may stay empty. */
export const remark = (label: string, max: number) =>
  z
    .string()
    .trim()
    .max(max, { message: `${label}最多 ${max} 个字，现在超出了。` })
    .default('');
export const reason = text('原因', 200, 2);
const version = z.number().int().min(1);

const category = z.enum(keysOf(hardshipCategories), { message: '选一个困难类别。' });
const cause = z.enum(keysOf(hardshipCauses), { message: '选一个致困原因。' });
const furtherCauses = z.array(cause).max(3, { message: '其他致困原因最多 3 项。' }).default([]);

/** Category and causes are sealed at rest; they leave the server only through a reveal. */
export const HardshipSchema = z.object({
  category,
  mainCause: cause,
  furtherCauses,
  note: remark('说明', 500),
});
export type Hardship = z.output<typeof HardshipSchema>;

export const NewHouseholdSchema = z.object({
  unionId: id.optional(),
  archiveNumber: orNull(text('档案编号', 40)),
  name: personName,
  idNumber,
  phone: orNull(phone),
  openedOn: day,
  migrantWorker: z.boolean().default(false),
  archiveLevel: z.enum(keysOf(archiveLevels)).default('district'),
  category,
  mainCause: cause,
  furtherCauses,
  note: remark('说明', 500),
  address: orNull(text('住址', 120)),
});

export const ChangeHouseholdSchema = z.object({
  version,
  reason,
  phone: phone.optional(),
  migrantWorker: z.boolean().optional(),
  archiveLevel: z.enum(keysOf(archiveLevels)).optional(),
  hardship: HardshipSchema.optional(),
  address: text('住址', 120).optional(),
});

export const CloseHouseholdSchema = z.object({
  version,
  closedOn: day,
  closingReason: z.enum(keysOf(closingReasons), { message: '选一个退出原因。' }),
  note: remark('说明', 300),
});
export const ReopenHouseholdSchema = z.object({ version, openedOn: day, reason });
export const MoveHouseholdSchema = z.object({ version, unionId: id, fromDay: day, reason });
export const VerifyHouseholdSchema = z.object({ version, verifiedOn: day, note: text('复核情况', 300, 2) });

export const StudySchema = z.object({
  school: text('学校', 60, 2),
  campusDivision: orNull(division),
  major: text('专业', 60, 2),
  degree: z.enum(keysOf(degreeLevels), { message: '选一个学历。' }),
  educationMode: z.enum(keysOf(educationModes)).default('regular'),
  graduationYear: z.coerce
    .number({ message: '写四位年份，比如 2026。' })
    .int()
    .min(1960, { message: '年份不对，写四位，比如 2026。' })
    .max(2100, { message: '年份不对，写四位，比如 2026。' }),
  state: z.enum(keysOf(studyStates)).default('onTrack'),
});

export const NewMemberSchema = z.object({
  version,
  name: personName,
  idNumber,
  phone: orNull(phone),
  relation: z.enum(keysOf(relations), { message: '选与建档职工的关系。' }).exclude(['self']),
  identity: z.enum(keysOf(identities), { message: '选一个身份。' }),
  joinedOn: day.optional(),
  placeOfOrigin: orNull(division),
  /** Given for a student or graduate. */
  study: StudySchema.nullable().default(null),
});
export const ChangeMemberSchema = z.object({
  version,
  reason,
  relation: z.enum(keysOf(relations)).exclude(['self']).optional(),
  identity: z.enum(keysOf(identities)).optional(),
  phone: phone.optional(),
  name: personName.optional(),
});
export const RemoveMemberSchema = z.object({ version, leftOn: day, reason });

export const HouseholdLineSchema = z.object({
  id,
  archiveNumber: z.string(),
  /** Masked: 沈*国. */
  worker: z.string(),
  unionId: id,
  unionName: z.string(),
  state: z.enum(keysOf(householdStates)),
  openedOn: day,
  closedOn: day.nullable(),
  archiveLevel: z.enum(keysOf(archiveLevels)),
  migrantWorker: z.boolean(),
  verifiedOn: day.nullable(),
  members: z.number().int(),
  graduates: z.number().int(),
  openNeeds: z.number().int(),
});

export const OutcomeSchema = z.object({
  id,
  kind: z.enum(keysOf(outcomeKinds)),
  from: day,
  evidence: z.string().nullable(),
  resolvedBy: z.enum(keysOf(resolvers)),
  employerName: z.string().nullable(),
  recordedBy: z.string().nullable(),
  recordedAt: instant,
  retracted: z.object({ at: instant, reason: z.string() }).nullable(),
  files: z.array(AttachmentSchema),
});

export const NeedSchema = z.object({
  id,
  openedOn: day,
  closedOn: day.nullable(),
  closedBy: z.enum(keysOf(needClosers)).nullable(),
  note: z.string().nullable(),
  /** Who looks after it at the union. */
  caseworker: z.string().nullable(),
});

/** Registration of a graduate who studies in the locality with a household elsewhere (在地就读, 10A). */
export const RegistrationSchema = z.object({
  unionName: z.string(),
  proof: z.string(),
  withdrawn: z.object({ at: instant, reason: z.string() }).nullable(),
  files: z.array(AttachmentSchema),
});

export const StudyRecordSchema = StudySchema.omit({ campusDivision: true }).extend({
  id,
  campusDivision: z.string().nullable(),
  campusName: z.string().nullable(),
  registration: RegistrationSchema.nullable(),
});

export const MemberSchema = z.object({
  id,
  personId: id,
  name: z.string(),
  idNumber: z.string().nullable(),
  phone: z.string().nullable(),
  relation: z.enum(keysOf(relations)),
  identity: z.enum(keysOf(identities)),
  joinedOn: day,
  leftOn: day.nullable(),
  /** Present for a student or graduate. */
  graduate: z
    .object({
      school: z.string(),
      major: z.string(),
      degree: z.enum(keysOf(degreeLevels)),
      graduationYear: z.number().int(),
      situation: z.enum(keysOf(graduateSituations)),
    })
    .nullable(),
});

export const HouseholdSchema = z.object({
  id,
  version: z.number().int(),
  archiveNumber: z.string(),
  state: z.enum(keysOf(householdStates)),
  worker: z.object({
    personId: id,
    name: z.string(),
    idNumber: z.string().nullable(),
    phone: z.string().nullable(),
  }),
  unionId: id,
  unionName: z.string(),
  archiveLevel: z.enum(keysOf(archiveLevels)),
  migrantWorker: z.boolean(),
  verifiedOn: day.nullable(),
  hasAddress: z.boolean(),
  members: z.array(MemberSchema),
  episodes: z.array(
    z.object({
      id,
      openedOn: day,
      closedOn: day.nullable(),
      closingReason: z.enum(keysOf(closingReasons)).nullable(),
      note: z.string().nullable(),
    }),
  ),
  managements: z.array(z.object({ unionName: z.string(), fromDay: day, untilDay: day.nullable() })),
  versions: z.array(
    z.object({
      version: z.number().int(),
      at: instant,
      by: z.string().nullable(),
      reason: z.string(),
      summary: z.array(z.string()),
    }),
  ),
  looks: z.array(z.object({ at: instant, by: z.string().nullable(), field: z.string(), reason: z.string() })),
});

export type Household = z.output<typeof HouseholdSchema>;

/** What can be opened with a right and a reason. */
export const sensitiveFields = {
  idNumber: '身份证号',
  phone: '手机',
  hardship: '困难类别和致困原因',
  address: '住址',
} as const;
export type SensitiveField = keyof typeof sensitiveFields;
export const RevealedSchema = z.object({
  field: z.enum(keysOf(sensitiveFields)),
  lines: z.array(z.string()),
  hideAt: instant,
});

export const GraduateLineSchema = z.object({
  personId: id,
  name: z.string(),
  unionId: id,
  unionName: z.string(),
  householdId: id.nullable(),
  school: z.string().nullable(),
  major: z.string().nullable(),
  degree: z.enum(keysOf(degreeLevels)).nullable(),
  graduationYear: z.number().int().nullable(),
  situation: z.enum(keysOf(graduateSituations)),
  outcome: z.enum(keysOf(outcomeKinds)).nullable(),
  outcomeFrom: day.nullable(),
  needOpenedOn: day.nullable(),
  hasAccount: z.boolean(),
  /** Registered for the place of study, without an archive of the platform. */
  registered: z.boolean(),
});

export const IntentionSchema = z.object({
  occupations: z.array(text('想做的工作', 20)).max(5, { message: '最多 5 项。' }).default([]),
  towns: z
    .array(z.string().regex(/^\d{9}$/))
    .max(11)
    .default([]),
  kinds: z.array(z.enum(['fullTime', 'internship', 'traineeship', 'publicWelfare'])).default([]),
  /** Yuan a month. */
  expectedPay: orNull(z.coerce.number().int().min(0).max(1_000_000)),
  /** Street or town where the way to work begins, and how far it may be. */
  homeTown: orNull(z.string().regex(/^\d{9}$/, { message: '选一个街镇。' })),
  reachKm: orNull(
    z.coerce
      .number({ message: '写整数，单位是公里。' })
      .int({ message: '写整数，单位是公里。' })
      .min(1, { message: '至少 1 公里。' })
      .max(200, { message: '最多 200 公里。' }),
  ),
  note: remark('补充', 300),
});

/** An intention as it is read: replies cannot carry a schema that transforms. */
const IntentionReadSchema = IntentionSchema.extend({
  expectedPay: z.number().int().nullable(),
  homeTown: z.string().nullable(),
  reachKm: z.number().int().nullable(),
  note: z.string(),
});

export const NewOutcomeSchema = z.object({
  kind: z.enum(keysOf(outcomeKinds), { message: '选一个去向。' }).exclude(['unknown']),
  from: day,
  evidence: orNull(text('依据', 200, 2)),
  resolvedBy: z.enum(keysOf(resolvers)).default('self'),
  employerName: orNull(text('单位名称', 60, 2)),
});

export const GraduateSchema = z.object({
  personId: id,
  name: z.string(),
  idNumber: z.string().nullable(),
  phone: z.string().nullable(),
  placeOfOrigin: z.string().nullable(),
  unionId: id,
  unionName: z.string(),
  household: z
    .object({
      id,
      archiveNumber: z.string(),
      state: z.enum(keysOf(householdStates)),
      relation: z.enum(keysOf(relations)),
    })
    .nullable(),
  situation: z.enum(keysOf(graduateSituations)),
  studies: z.array(StudyRecordSchema),
  outcomes: z.array(OutcomeSchema),
  needs: z.array(NeedSchema),
  intention: IntentionReadSchema.extend({ updatedAt: instant }).nullable(),
  account: z.object({ loginName: z.string(), lastSignInAt: instant.nullable() }).nullable(),
  /** Latest claim code that can still be used; the code itself was shown once. */
  claimCode: z.object({ createdAt: instant, expiresAt: instant }).nullable(),
  looks: z.array(z.object({ at: instant, by: z.string().nullable(), field: z.string(), reason: z.string() })),
});

export type Graduate = z.output<typeof GraduateSchema>;

/** A graduate's own view: nothing of a household, nothing of hardship. */
export const OwnGraduateSchema = z.object({
  name: z.string(),
  phone: z.string().nullable(),
  placeOfOrigin: z.string().nullable(),
  studies: z.array(StudyRecordSchema.omit({ registration: true })),
  outcomes: z.array(OutcomeSchema.omit({ recordedBy: true })),
  needs: z.array(NeedSchema),
  intention: IntentionReadSchema.nullable(),
  /** The union whose roster the person is in, once claimed. */
  unionName: z.string().nullable(),
  claim: z.object({
    state: z.enum(['none', 'waiting', 'confirmed', 'refused']),
    requestedAt: instant.nullable(),
    unionName: z.string().nullable(),
    reason: z.string().nullable(),
  }),
});

export const ClaimRequestSchema = z.object({
  id,
  requestedAt: instant,
  unionName: z.string(),
  /** As the account calls itself, and as the roster does: staff compare. */
  accountName: z.string(),
  loginName: z.string(),
  rosterName: z.string(),
  idNumber: z.string().nullable(),
  school: z.string().nullable(),
  personId: id,
});
