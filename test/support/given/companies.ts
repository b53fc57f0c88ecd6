import { creditCodeCheckCharacter } from '@sunshine/contract/companies/credit-code.ts';
import { companies } from '@sunshine/db/schema/companies.ts';
import type { TestApp } from '../app.ts';
import { type GivenAccount, givenAccount } from './people.ts';

let made = 0;

/** A credit code with a valid check character under the unassigned division 990118: it can belong to nobody. */
export function creditCode(number: number): string {
  const first17 = `91990118${String(number).padStart(9, '0')}`;
  return first17 + creditCodeCheckCharacter(first17);
}

/** What a company tells when it registers; every call another credit code. */
export function companyProfile(more: Record<string, unknown> = {}) {
  made += 1;
  return {
    creditCode: creditCode(made),
    name: `上海淀湖第${made}精密仪器有限公司`,
    shortName: `淀湖${made}`,
    nature: 'private' as const,
    size: 'from100' as const,
    industry: '仪器制造',
    town: '310118001',
    address: '夏阳街道石桥路 1 号',
    introduction: '做精密仪器，二十年。',
    contactName: '周敏',
    contactPhone: '021-59990000',
    ...more,
  };
}

export interface GivenCompany {
  id: string;
  name: string;
  creditCode: string;
  recruiter: GivenAccount;
}

/** A company with its recruiter, verified unless said otherwise. */
export async function givenCompany(
  app: TestApp,
  unionId: string,
  more: Partial<typeof companies.$inferInsert> = {},
): Promise<GivenCompany> {
  const profile = companyProfile();
  const id = app.services.newId(app.clock.now());
  const row = { ...profile, id, unionId, state: 'verified' as const, answerDueOn: '2026-08-14', ...more };
  await app.db.insert(companies).values(row);
  const recruiter = await givenAccount(app, [{ role: 'recruiter', companyId: id }]);
  return { id, name: row.name, creditCode: row.creditCode, recruiter };
}
