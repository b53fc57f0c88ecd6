import { accountConstraints, accountErrors } from './accounts/errors.ts';
import { applicationConstraints, applicationErrors } from './applications/errors.ts';
import { attachmentErrors } from './attachments/errors.ts';
import { benefitConstraints, benefitErrors } from './benefits/errors.ts';
import { companyConstraints, companyErrors } from './companies/errors.ts';
import { eventConstraints, eventErrors } from './events/errors.ts';
import { householdConstraints, householdErrors } from './households/errors.ts';
import { positionConstraints, positionErrors } from './positions/errors.ts';
import { reportConstraints, reportErrors } from './reports/errors.ts';
import { requestErrors } from './request/errors.ts';
import { unionConstraints, unionErrors } from './unions/errors.ts';

/** Every code of the API with its status and sentence. */
export const refusals = {
  ...requestErrors,
  ...attachmentErrors,
  ...accountErrors,
  ...unionErrors,
  ...householdErrors,
  ...companyErrors,
  ...positionErrors,
  ...applicationErrors,
  ...eventErrors,
  ...benefitErrors,
  ...reportErrors,
};
export type RefusalCode = keyof typeof refusals;

export const constraintRefusals: Readonly<Record<string, RefusalCode>> = {
  ...accountConstraints,
  ...unionConstraints,
  ...householdConstraints,
  ...companyConstraints,
  ...positionConstraints,
  ...applicationConstraints,
  ...eventConstraints,
  ...benefitConstraints,
  ...reportConstraints,
};
