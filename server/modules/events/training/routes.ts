import { meetingRoutes } from '@sunshine/contract/events/meeting-routes.ts';
import { ownTrainingRoutes } from '@sunshine/contract/events/own-training-routes.ts';
import { trainingRoutes } from '@sunshine/contract/events/training-routes.ts';
import { operations } from '../../../routing.ts';
import { addMeetings } from './add-meetings.ts';
import { cancelMeeting } from './cancel-meeting.ts';
import { cancelTraining } from './cancel-training.ts';
import { changeTraining } from './change-training.ts';
import { correctMeeting } from './correct-meeting.ts';
import { correctTraining } from './correct-training.ts';
import { enrolPeople } from './enrol-people.ts';
import { finishTraining } from './finish-training.ts';
import { listTrainingPeople } from './list-training-people.ts';
import { listTrainings } from './list-trainings.ts';
import { listOwnTrainings, readPersonTrainings } from './own-trainings.ts';
import { planTraining } from './plan-training.ts';
import { readMeeting } from './read-meeting.ts';
import { readTraining } from './read-training.ts';
import { recordAttendance } from './record-attendance.ts';
import { removeMeeting } from './remove-meeting.ts';
import { signUp, withdrawOwnEnrolment } from './sign-up.ts';
import { withdrawEnrolment } from './withdraw-enrolment.ts';

export const trainingOperations = [
  ...operations(trainingRoutes, {
    listTrainings,
    planTraining,
    readTraining,
    changeTraining,
    addMeetings,
    finishTraining,
    cancelTraining,
    correctTraining,
    listTrainingPeople,
    enrolPeople,
    withdrawEnrolment,
  }),
  ...operations(meetingRoutes, {
    readMeeting,
    recordAttendance,
    cancelMeeting,
    correctMeeting,
    removeMeeting,
  }),
  ...operations(ownTrainingRoutes, {
    listOwnTrainings,
    signUp,
    withdrawOwnEnrolment,
    readPersonTrainings,
  }),
];
