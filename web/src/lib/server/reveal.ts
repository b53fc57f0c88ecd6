import { householdRoutes } from '@sunshine/contract/households/routes.ts';
import { type ApiEvent, call } from './api.ts';
import { requiredText } from './form-data.ts';

/** What a reveal answers: `field:subject` → the full text, for one answer only. */
export interface Revealed {
  revealed: Record<string, string>;
}

export const revealKey = (field: string, subject: string): string => `${field}:${subject}`;

/** Opens the asked field of a person, or of the household itself, with the reason the form gave. */
export async function reveal(event: ApiEvent, data: FormData, householdId: string | null): Promise<Revealed> {
  const [field, subject, reason] = [
    requiredText(data, 'field'),
    requiredText(data, 'subject'),
    requiredText(data, 'reason'),
  ];
  // Strange fields are refused by the API.
  const { lines } =
    subject === householdId
      ? await call(event, householdRoutes.revealHousehold, {
          id: subject,
          field: field as 'hardship' | 'address',
          reason,
        })
      : await call(event, householdRoutes.revealPerson, {
          id: subject,
          field: field as 'idNumber' | 'phone',
          reason,
        });
  return { revealed: { [revealKey(field, subject)]: lines.join('；') } };
}
