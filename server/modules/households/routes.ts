import {
  claimRoutes,
  graduateRoutes,
  householdRoutes,
  rosterRoutes,
} from '@sunshine/contract/households/routes.ts';
import { operations } from '../../routing.ts';
import { addMember } from './add-member.ts';
import { changeHousehold } from './change-household.ts';
import { changeMember, removeMember } from './change-member.ts';
import { abandonRoster, checkRoster, commitRoster } from './check-roster.ts';
import { claimByCode, createClaimCode } from './claim-code.ts';
import { decideClaim, listClaimRequests, requestClaim } from './claim-request.ts';
import { closeHousehold } from './close-household.ts';
import { outcomeFiles, studyFiles } from './files.ts';
import { findDuplicate } from './find-duplicate.ts';
import { closeNeed, openNeed } from './help-need.ts';
import { listGraduates } from './list-graduates.ts';
import { listHouseholds } from './list-households.ts';
import { listMoveTargets, moveHousehold } from './move-household.ts';
import { assignNeed, listNeedCaseworkers } from './need-caseworker.ts';
import { openHousehold } from './open-household.ts';
import {
  askForHelp,
  readOwnGraduate,
  reportOwnOutcome,
  saveOwnStudy,
  setOwnIntention,
  withdrawOwnNeed,
} from './own-graduate.ts';
import {
  addOwnOutcomeFile,
  listOwnOutcomeFiles,
  openOwnOutcomeFile,
  removeOwnOutcomeFile,
} from './own-outcome-files.ts';
import { readGraduate } from './read-graduate.ts';
import { readHousehold } from './read-household.ts';
import {
  downloadRosterBadRows,
  listRosterBadRows,
  listRosters,
  readRoster,
  rosterTemplate,
} from './read-roster.ts';
import { recordOutcome, retractOutcome } from './record-outcome.ts';
import { registerGraduateHere } from './register-graduate-here.ts';
import { changeRegistration, withdrawRegistration } from './registration.ts';
import { reopenHousehold } from './reopen-household.ts';
import { revealHousehold, revealPerson } from './reveal.ts';
import { setIntention } from './set-intention.ts';
import { addStudy, changeStudy } from './study.ts';
import { readRosterSheets, uploadRoster } from './upload-roster.ts';
import { verifyHousehold } from './verify-household.ts';

export const householdOperations = [
  ...operations(householdRoutes, {
    listHouseholds,
    openHousehold,
    readHousehold,
    changeHousehold,
    closeHousehold,
    reopenHousehold,
    moveHousehold,
    verifyHousehold,
    listMoveTargets,
    addMember,
    changeMember,
    removeMember,
    revealHousehold,
    revealPerson,
    findDuplicate,
  }),
  ...operations(graduateRoutes, {
    listGraduates,
    registerGraduateHere,
    readGraduate,
    addStudy,
    changeStudy,
    changeRegistration,
    withdrawRegistration,
    listStudyFiles: studyFiles.list,
    addStudyFile: studyFiles.add,
    openStudyFile: studyFiles.open,
    removeStudyFile: studyFiles.remove,
    recordOutcome,
    retractOutcome,
    listOutcomeFiles: outcomeFiles.list,
    addOutcomeFile: outcomeFiles.add,
    openOutcomeFile: outcomeFiles.open,
    removeOutcomeFile: outcomeFiles.remove,
    openNeed,
    closeNeed,
    listNeedCaseworkers,
    assignNeed,
    setIntention,
    createClaimCode,
  }),
  ...operations(claimRoutes, {
    readOwnGraduate,
    saveOwnStudy,
    reportOwnOutcome,
    listOwnOutcomeFiles,
    addOwnOutcomeFile,
    openOwnOutcomeFile,
    removeOwnOutcomeFile,
    askForHelp,
    withdrawOwnNeed,
    setOwnIntention,
    claimByCode,
    requestClaim,
    listClaimRequests,
    decideClaim,
  }),
  ...operations(rosterRoutes, {
    rosterTemplate,
    uploadRoster,
    listRosters,
    readRoster,
    readRosterSheets,
    checkRoster,
    commitRoster,
    abandonRoster,
    listRosterBadRows,
    downloadRosterBadRows,
  }),
];
