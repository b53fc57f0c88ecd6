import { registrationRoutes } from '@sunshine/contract/events/registration-routes.ts';
import { operations } from '../../../routing.ts';
import { cancelOwnRegistration, cancelRegistration } from './cancel-registration.ts';
import { changeOwnSession } from './change-own-session.ts';
import { exportRegistrations } from './export-registrations.ts';
import { listRegistrablePeople, listRegistrations, readRegistration } from './list-registrations.ts';
import { listOwnRegistrations, readEventPlaces, readOwnRegistration } from './own-registrations.ts';
import { registerForEvent } from './register-for-event.ts';
import { registerPerson } from './register-person.ts';
import { setBoothConsent } from './set-booth-consent.ts';

export const registrationOperations = operations(registrationRoutes, {
  readEventPlaces,
  listOwnRegistrations,
  readOwnRegistration,
  registerForEvent,
  cancelOwnRegistration,
  changeOwnSession,
  setBoothConsent,
  listRegistrations,
  exportRegistrations,
  listRegistrablePeople,
  registerPerson,
  readRegistration,
  cancelRegistration,
});
