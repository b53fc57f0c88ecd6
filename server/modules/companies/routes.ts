import { companyRoutes } from '@sunshine/contract/companies/routes.ts';
import { operations } from '../../routing.ts';
import { cancelCommitment, listCommitments, readCommitment, recordCommitment } from './commitments.ts';
import { confirmCompany } from './confirm-company.ts';
import { endColleague } from './end-colleague.ts';
import { endTag } from './end-tag.ts';
import { grantTag } from './grant-tag.ts';
import { inviteColleague } from './invite-colleague.ts';
import { listColleagues } from './list-colleagues.ts';
import { listCompanies } from './list-companies.ts';
import { readCompany } from './read-company.ts';
import { readOwnCompany } from './read-own-company.ts';
import { registerCompany } from './register-company.ts';
import { returnCompany } from './return-company.ts';
import { revokeColleagueInvitation } from './revoke-colleague-invitation.ts';
import { suspendCompany } from './suspend-company.ts';
import { updateOwnCompany } from './update-own-company.ts';
import { verifyCompany } from './verify-company.ts';

export const companyOperations = operations(companyRoutes, {
  registerCompany,
  readOwnCompany,
  updateOwnCompany,
  confirmCompany,
  listColleagues,
  inviteColleague,
  revokeColleagueInvitation,
  endColleague,
  listCompanies,
  readCompany,
  verifyCompany,
  returnCompany,
  suspendCompany,
  grantTag,
  endTag,
  listCommitments,
  readCommitment,
  recordCommitment,
  cancelCommitment,
});
