import { z } from 'zod';
import { keysOf } from '../shared/labels.ts';
import { id, instant, text } from '../shared/schemas.ts';
import { unionKinds } from '../unions/vocabulary.ts';
import { loginNameProblem, normaliseLoginName } from './login-name.ts';
import { passwordProblem } from './password.ts';
import { accountStates, roles, tokenPurposes } from './vocabulary.ts';

/** A new login name: normalised first, then judged. */
export const newLoginName = z
  .string({ message: '填一下登录名，用手机号最好记。' })
  .transform(normaliseLoginName)
  .superRefine((name, check) => {
    const problem = loginNameProblem(name);
    if (problem) check.addIssue({ code: 'custom', message: problem });
  });

/** A new password; whether it repeats the person's own names is judged by the verb. */
export const newPassword = z.string({ message: '填一下密码。' }).superRefine((password, check) => {
  const problem = passwordProblem(password);
  if (problem) check.addIssue({ code: 'custom', message: problem });
});

/** A password as it is being tried: nothing is said about its form. */
export const triedPassword = z
  .string()
  .min(1, { message: '填一下密码。' })
  .max(1000, { message: '密码太长了，核对一下。' });
export const triedLoginName = text('登录名', 200);

export const email = z
  .email({ message: '邮箱写成 name@example.com 这样。' })
  .max(120, { message: '邮箱太长了，核对一下。' })
  .transform((address) => address.toLowerCase());

/** A long token out of a link. */
export const linkToken = z.string().regex(/^[\w-]{43}$/, { message: '链接不完整，从信里重新点一次。' });

export const HeldRoleSchema = z.object({
  role: z.enum(keysOf(roles)),
  unionId: id.nullable(),
  unionName: z.string().nullable(),
  unionCode: z.string().nullable(),
  unionKind: z.enum(keysOf(unionKinds)).nullable(),
  companyId: id.nullable(),
  companyName: z.string().nullable(),
});
export type HeldRole = z.output<typeof HeldRoleSchema>;

export const SessionAccountSchema = z.object({
  id,
  name: z.string(),
  mustChangePassword: z.boolean(),
  roles: z.array(HeldRoleSchema),
  unreadNotices: z.number().int(),
});
export type SessionAccount = z.output<typeof SessionAccountSchema>;

/** What a sign-in gives: an access token of minutes and a refresh token to be used once. */
export const SignedInSchema = z.object({
  accessToken: z.string(),
  accessExpiresAt: instant,
  refreshToken: z.string(),
  refreshExpiresAt: instant,
  account: SessionAccountSchema,
});
export type SignedIn = z.output<typeof SignedInSchema>;

/** The person who gets an account: what registration and invitation ask alike. */
export const NewAccountSchema = z.object({
  name: text('姓名', 40, 2),
  loginName: newLoginName,
  password: newPassword,
});
export const privacyConsent = z.literal(true, { message: '看过隐私说明，勾上同意，才能建账号。' });

export const OwnAccountSchema = z.object({
  id,
  name: z.string(),
  loginName: z.string(),
  email: z.string().nullable(),
  createdAt: instant,
  lastSignInAt: instant.nullable(),
  sessions: z.array(z.object({ id, createdAt: instant, expiresAt: instant, current: z.boolean() })),
});

export const StaffSchema = z.object({
  id,
  personId: id,
  name: z.string(),
  loginName: z.string(),
  state: z.enum(keysOf(accountStates)),
  lastSignInAt: instant.nullable(),
  grants: z.array(
    z.object({
      id,
      role: z.enum(keysOf(roles)),
      unionId: id,
      unionName: z.string(),
      grantedAt: instant,
      /** Whether the grant lies in the scope of the one who reads. */
      within: z.boolean(),
    }),
  ),
});

export const InvitationSchema = z.object({
  id,
  role: z.enum(keysOf(roles)),
  unionId: id,
  unionName: z.string(),
  email: z.string().nullable(),
  createdAt: instant,
  expiresAt: instant,
});

/** What a one-time link is for, shown before anything is filled in. */
export const OneTimeLinkSchema = z.object({
  purpose: z.enum(keysOf(tokenPurposes)),
  role: z.enum(keysOf(roles)).nullable(),
  unionName: z.string().nullable(),
  companyName: z.string().nullable(),
  email: z.string().nullable(),
  expiresAt: instant,
});

export const NoticeSchema = z.object({
  id,
  title: z.string(),
  body: z.string(),
  href: z.string().nullable(),
  createdAt: instant,
  readAt: instant.nullable(),
});

export const AuditEntrySchema = z.object({
  id: z.number().int(),
  at: instant,
  actorName: z.string().nullable(),
  actorRole: z.string().nullable(),
  action: z.string(),
  subjectType: z.string(),
  subjectId: z.string(),
  unionName: z.string().nullable(),
  reason: z.string().nullable(),
  detail: z.record(z.string(), z.unknown()),
  requestId: z.string(),
});
