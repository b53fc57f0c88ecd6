import type { ownCompanyRoutes } from '@sunshine/contract/companies/own-routes.ts';
import type { CallerInput } from '@sunshine/contract/route.ts';
import { flagOf, requiredText } from './form-data.ts';

type Profile = CallerInput<typeof ownCompanyRoutes.updateOwnCompany>;

/** What a company's form holds; empty and strange values go on as they are, the API names the field. */
export function companyInput(data: FormData): Profile {
  const text = (name: keyof Profile): string => requiredText(data, name);
  return {
    creditCode: text('creditCode'),
    creditCodeConfirmed: flagOf(data, 'creditCodeConfirmed'),
    name: text('name'),
    shortName: text('shortName'),
    nature: text('nature') as Profile['nature'],
    size: text('size') as Profile['size'],
    industry: text('industry'),
    town: text('town'),
    address: text('address'),
    introduction: text('introduction').replaceAll('\r\n', '\n'),
    contactName: text('contactName'),
    contactPhone: text('contactPhone'),
  };
}
