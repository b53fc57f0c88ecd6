import { type Role, roles } from './accounts/vocabulary.ts';

const everyRole = Object.keys(roles) as Role[];
const unionStaff: Role[] = [
  'caseworker',
  'reviewer',
  'payer',
  'statistician',
  'auditor',
  'systemAdmin',
  'securityAdmin',
];
const archiveReaders: Role[] = ['caseworker', 'reviewer', 'auditor'];

/**
 * Action × role. A role acts within its union and all below it, its company, or its own person;
 * which of the three is the policy's to check. Source: roles of the glossary, privacy rules of the domain.
 */
export const permissions = {
  'session.own': everyRole,
  'notice.own': everyRole,
  'account.manage': ['systemAdmin'],
  'account.recover': ['caseworker', 'systemAdmin'],
  'audit.read': ['auditor', 'securityAdmin'],
  'union.read': unionStaff,
  'union.manage': ['systemAdmin'],

  'household.read': archiveReaders,
  'household.write': ['caseworker'],
  'household.reveal': ['caseworker', 'reviewer', 'auditor'],
  'graduate.read': archiveReaders,
  'graduate.write': ['caseworker'],
  'graduate.own': ['graduate'],
  'claim.decide': ['caseworker'],
  'roster.import': ['caseworker'],

  'company.own': ['recruiter'],
  'company.read': unionStaff,
  'company.verify': ['caseworker', 'reviewer'],
  'company.tag': ['caseworker', 'reviewer'],
  'position.own': ['recruiter'],
  'position.read': unionStaff,
  'position.review': ['caseworker', 'reviewer'],
  'complaint.decide': ['caseworker', 'reviewer'],
  'commitment.read': archiveReaders,
  'commitment.write': ['caseworker'],
  'demand.read': archiveReaders,
  'match.read': ['caseworker', 'reviewer'],

  'application.apply': ['graduate'],
  'application.answer': ['recruiter'],
  'application.read': archiveReaders,
  'referral.read': archiveReaders,
  'referral.write': ['caseworker'],
  'placement.read': archiveReaders,
  'placement.write': ['caseworker'],

  'event.read': unionStaff,
  'event.write': ['caseworker'],
  'event.confirm': ['caseworker', 'reviewer'],
  'event.checkIn': ['caseworker'],
  'event.join': ['recruiter'],
  'event.register': ['graduate'],

  'training.read': archiveReaders,
  'training.write': ['caseworker'],
  'training.own': ['graduate'],
  'benefit.read': [...archiveReaders, 'payer'],
  'benefit.write': ['caseworker'],
  'benefit.own': ['graduate'],
  'loan.read': archiveReaders,
  'allowance.approve': ['reviewer'],
  'allowance.pay': ['payer'],
  'policy.manage': ['statistician'],

  'report.read': ['caseworker', 'reviewer', 'statistician', 'auditor'],
  'report.district': ['statistician', 'auditor'],
  'supplementary.read': ['caseworker', 'reviewer', 'statistician', 'auditor'],
  'supplementary.write': ['caseworker'],
  'report.prepare': ['caseworker'],
  'report.review': ['reviewer'],
  'report.seal': ['statistician'],
  'report.remind': ['statistician', 'reviewer'],
  'campaign.write': ['statistician'],
  'matter.handover': ['systemAdmin'],
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof permissions;

export function mayPerform(role: Role, permission: Permission): boolean {
  const allowed: readonly Role[] = permissions[permission];
  return allowed.includes(role);
}
