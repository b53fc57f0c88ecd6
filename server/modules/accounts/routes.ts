import { accountRoutes } from '@sunshine/contract/accounts/routes.ts';
import { operations } from '../../routing.ts';
import { acceptInvitation } from './accept-invitation.ts';
import { changePassword } from './change-password.ts';
import { checkAuditTrail } from './check-audit-trail.ts';
import { checkOneTimeLink } from './check-one-time-link.ts';
import { currentSession } from './current-session.ts';
import { disableAccount } from './disable-account.ts';
import { enableAccount } from './enable-account.ts';
import { endRole } from './end-role.ts';
import { grantRole } from './grant-role.ts';
import { handOver } from './hand-over.ts';
import { inviteStaff } from './invite-staff.ts';
import { joinByInvitation } from './join-by-invitation.ts';
import { listAuditEntries } from './list-audit-entries.ts';
import { listInvitations } from './list-invitations.ts';
import { listNotices } from './list-notices.ts';
import { listStaff } from './list-staff.ts';
import { markNoticeRead } from './mark-notice-read.ts';
import { markNoticesRead } from './mark-notices-read.ts';
import { readMessageSettings, saveMessageSettings } from './message-settings.ts';
import { readMatters } from './read-matters.ts';
import { readNotice } from './read-notice.ts';
import { readOwnAccount } from './read-own-account.ts';
import { readStaff } from './read-staff.ts';
import { refreshSession } from './refresh-session.ts';
import { registerGraduate } from './register-graduate.ts';
import { requestRecovery } from './request-recovery.ts';
import { resetPassword } from './reset-password.ts';
import { resetPasswordByCode } from './reset-password-by-code.ts';
import { revokeInvitation } from './revoke-invitation.ts';
import { setRecoveryCode } from './set-recovery-code.ts';
import { setupFirstAdministrator } from './setup-first-administrator.ts';
import { signIn } from './sign-in.ts';
import { signOut } from './sign-out.ts';
import { signOutEverywhere } from './sign-out-everywhere.ts';
import { checkUnsubscription, unsubscribe } from './unsubscribe.ts';
import { updateOwnAccount } from './update-own-account.ts';

export const accountOperations = operations(accountRoutes, {
  currentSession,
  signIn,
  refreshSession,
  signOut,
  registerGraduate,
  requestRecovery,
  resetPassword,
  resetPasswordByCode,
  setupFirstAdministrator,
  checkOneTimeLink,
  acceptInvitation,
  joinByInvitation,
  readOwnAccount,
  updateOwnAccount,
  changePassword,
  signOutEverywhere,
  listNotices,
  markNoticeRead,
  markNoticesRead,
  listStaff,
  readStaff,
  listInvitations,
  inviteStaff,
  revokeInvitation,
  grantRole,
  endRole,
  disableAccount,
  enableAccount,
  setRecoveryCode,
  listAuditEntries,
  checkAuditTrail,
  readMatters,
  handOver,
  readNotice,
  readMessageSettings,
  saveMessageSettings,
  checkUnsubscription,
  unsubscribe,
});
