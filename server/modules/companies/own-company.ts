import type { OwnCompany } from '@sunshine/contract/companies/schemas.ts';
import type { Queryable } from '@sunshine/db/connect.ts';
import { type CompanyWithUnion, findCompany } from '@sunshine/db/queries/companies/companies.ts';
import { refusal } from '../../refusal.ts';

/** The company as its own people see it. */
export async function readCompanyOf(db: Queryable, companyId: string): Promise<OwnCompany> {
  const company = await findCompany(db, companyId);
  if (!company) throw refusal('company.notFound');
  return ownCompany(company);
}

export function ownCompany(company: CompanyWithUnion): OwnCompany {
  const { unionName, unionPhone } = company;
  return { ...company, union: { name: unionName, contactPhone: unionPhone } };
}
