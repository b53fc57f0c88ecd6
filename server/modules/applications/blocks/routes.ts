import { companyBlockRoutes } from '@sunshine/contract/applications/block-routes.ts';
import { operations } from '../../../routing.ts';
import { blockCompany } from './block-company.ts';
import { listCompanyBlocks, readCompanyBlock } from './read-blocks.ts';
import { unblockCompany } from './unblock-company.ts';

export const companyBlockOperations = operations(companyBlockRoutes, {
  listCompanyBlocks,
  readCompanyBlock,
  blockCompany,
  unblockCompany,
});
