import { attendingRoutes } from '@sunshine/contract/events/attending-routes.ts';
import { operations } from '../../../routing.ts';
import {
  addBoothRows,
  assignBooth,
  assignBooths,
  drawHall,
  placeBooth,
  removeBooth,
} from '../booths/arrange-booths.ts';
import { readBoothPlan } from '../booths/read-booth-plan.ts';
import { listCompanyFairs, readCompanyFair } from './company-fairs.ts';
import { decideAttending } from './decide-attending.ts';
import { inviteCompanies } from './invite-companies.ts';
import { answerInvitation, applyToFair, prepareFair, withdrawFromFair } from './join-fair.ts';
import { listAttending, listInvitable } from './list-attending.ts';

export const attendingOperations = operations(attendingRoutes, {
  listAttending,
  listInvitable,
  inviteCompanies,
  decideAttending,
  listCompanyFairs,
  readCompanyFair,
  answerInvitation,
  applyToFair,
  withdrawFromFair,
  prepareFair,
  readBoothPlan,
  drawHall,
  addBoothRows,
  placeBooth,
  removeBooth,
  assignBooth,
  assignBooths,
});
