import type { ownPositionRoutes } from '@sunshine/contract/positions/own-routes.ts';
import type { CallerInput } from '@sunshine/contract/route.ts';
import { flagOf, numberOf, requiredText } from '#lib/server/form-data.ts';

export type PostingInput = CallerInput<typeof ownPositionRoutes.createPosition>;

/** What the form of a posting holds; empty and strange values go on as they are, the API names the field. */
export function postingInput(data: FormData): PostingInput {
  const text = (name: keyof PostingInput): string => requiredText(data, name).replaceAll('\r\n', '\n');
  const kind = text('kind') as PostingInput['kind'];
  return {
    title: text('title'),
    kind,
    occupation: text('occupation') as PostingInput['occupation'],
    headcount: numberOf(data, 'headcount') as number,
    education: text('education') as PostingInput['education'],
    majors: text('majors')
      .split(/[，,、;；\s]+/)
      .filter(Boolean),
    employmentType: employmentType(kind, text('employmentType')) as PostingInput['employmentType'],
    town: text('town'),
    address: text('address'),
    payMin: numberOf(data, 'payMin') as number,
    payMax: numberOf(data, 'payMax') as number,
    payUnit: text('payUnit') as PostingInput['payUnit'],
    payMonths: numberOf(data, 'payMonths'),
    duties: text('duties'),
    conditions: text('conditions'),
    openToCurrentYear: flagOf(data, 'openToCurrentYear'),
    validUntil: text('validUntil'),
  };
}

/** An internship and a traineeship have one form of employment each: nobody has to choose it. */
function employmentType(kind: string, chosen: string): string {
  if (kind === 'internship') return 'internshipAgreement';
  return kind === 'traineeship' ? 'traineeshipAgreement' : chosen;
}
