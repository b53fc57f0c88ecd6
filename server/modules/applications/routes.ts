import { internshipRoutes } from '@sunshine/contract/applications/internship-routes.ts';
import { interviewRoutes } from '@sunshine/contract/applications/interview-routes.ts';
import { resumeRoutes } from '@sunshine/contract/applications/resume-routes.ts';
import { retentionRoutes } from '@sunshine/contract/applications/retention-routes.ts';
import { applicationRoutes } from '@sunshine/contract/applications/routes.ts';
import { operations } from '../../routing.ts';
import { answerApplicants } from './answer-applicants.ts';
import { answerInterview } from './answer-interview.ts';
import { answerOffer } from './answer-offer.ts';
import { apply } from './apply.ts';
import { cancelInternship } from './cancel-internship.ts';
import { confirmApplicantStart } from './confirm-applicant-start.ts';
import { confirmOwnStart } from './confirm-own-start.ts';
import { correctPlacement } from './correct-placement.ts';
import { declineApplicant } from './decline-applicant.ts';
import { correctInternshipEnd, endInternship } from './end-internship.ts';
import { exportApplicants } from './export-applicants.ts';
import { extendInternship } from './extend-internship.ts';
import { internshipFiles, placementFiles } from './files.ts';
import { listOwnInternships, readInternshipLife } from './internship-life.ts';
import { assignSlot } from './interviews/assign-slot.ts';
import { applicantInterviewCalendar, ownInterviewCalendar } from './interviews/calendar.ts';
import { cancelSlot, createSlots, listSlots } from './interviews/company-slots.ts';
import { createFairSlots, listFairSlots } from './interviews/fair-slots.ts';
import { inviteToSlots } from './interviews/invite-to-slots.ts';
import { takeFairSlot } from './interviews/take-fair-slot.ts';
import { takeSlot } from './interviews/take-slot.ts';
import { inviteApplicant } from './invite-applicant.ts';
import { keepOnIntern } from './keep-on-intern.ts';
import { listApplicants } from './list-applicants.ts';
import { listInternships } from './list-internships.ts';
import { listOwnApplications } from './list-own-applications.ts';
import { listPlaceablePersons } from './list-placeable-persons.ts';
import { listPlacements } from './list-placements.ts';
import { listScopedApplications } from './list-scoped-applications.ts';
import { offerApplicant } from './offer-applicant.ts';
import { ownResume } from './own-resume.ts';
import { previewApplication } from './preview-application.ts';
import { provePlacement } from './prove-placement.ts';
import { readApplicant } from './read-applicant.ts';
import { readOwnApplication } from './read-own-application.ts';
import { recordInternship } from './record-internship.ts';
import { recordPlacement } from './record-placement.ts';
import { hideResumeFields } from './resume-parts/hide-fields.ts';
import { moveResumeEntry } from './resume-parts/move-entry.ts';
import {
  keepResumeFile,
  openApplicantFile,
  openOwnSentFile,
  openResumeFile,
  removeResumeFile,
} from './resume-parts/resume-file.ts';
import { saveResumeCertificate, saveResumeEntry } from './resume-parts/save-entry.ts';
import { correctCall } from './retention/correct-call.ts';
import { correctPlacementEnd, endPlacement } from './retention/end-placement.ts';
import { listDueCalls } from './retention/list-due-calls.ts';
import { readPlacementLife } from './retention/placement-life.ts';
import { recordCalls } from './retention/record-calls.ts';
import { saveResume } from './save-resume.ts';
import { viewApplicant } from './view-applicant.ts';
import { withdrawApplication } from './withdraw-application.ts';

export const applicationOperations = [
  ...operations(applicationRoutes, {
    ownResume,
    saveResume,
    previewApplication,
    apply,
    listOwnApplications,
    readOwnApplication,
    withdrawApplication,
    answerInterview,
    answerOffer,
    confirmOwnStart,
    listApplicants,
    exportApplicants,
    readApplicant,
    viewApplicant,
    inviteApplicant,
    declineApplicant,
    offerApplicant,
    confirmApplicantStart,
    answerApplicants,
    listScopedApplications,
    listPlaceablePersons,
    listPlacements,
    recordPlacement,
    provePlacement,
    correctPlacement,
    listPlacementFiles: placementFiles.list,
    addPlacementFile: placementFiles.add,
    openPlacementFile: placementFiles.open,
    removePlacementFile: placementFiles.remove,
  }),
  ...operations(resumeRoutes, {
    saveResumeEntry,
    saveResumeCertificate,
    moveResumeEntry,
    hideResumeFields,
    keepResumeFile,
    openResumeFile,
    removeResumeFile,
    openOwnSentFile,
    openApplicantFile,
  }),
  ...operations(interviewRoutes, {
    listSlots,
    createSlots,
    cancelSlot,
    listFairSlots,
    createFairSlots,
    assignSlot,
    takeFairSlot,
    inviteToSlots,
    takeSlot,
    ownInterviewCalendar,
    applicantInterviewCalendar,
  }),
  ...operations(internshipRoutes, {
    listInternships,
    readInternship: readInternshipLife,
    recordInternship,
    extendInternship,
    endInternship,
    keepOnIntern,
    correctInternshipEnd,
    cancelInternship,
    listInternshipFiles: internshipFiles.list,
    addInternshipFile: internshipFiles.add,
    openInternshipFile: internshipFiles.open,
    removeInternshipFile: internshipFiles.remove,
    listOwnInternships,
  }),
  ...operations(retentionRoutes, {
    listDueCalls,
    recordCalls,
    correctCall,
    readPlacement: readPlacementLife,
    endPlacement,
    correctPlacementEnd,
  }),
];
