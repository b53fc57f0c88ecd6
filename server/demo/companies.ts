import { companyRoutes } from '@sunshine/contract/companies/routes.ts';
import type { CompanyTag } from '@sunshine/contract/companies/vocabulary.ts';
import { towns } from '@sunshine/contract/unions/divisions.ts';
import { addDays, addMonths } from '../clock.ts';
import type { Actor } from '../policy.ts';
import { type DemoAccount, type DemoDistrict, newPassword } from './district.ts';
import type { Identities } from './identities.ts';
import type { Random } from './random.ts';
import type { Stage } from './stage.ts';
import { type CompanyText, companyTexts } from './texts/companies.ts';
import { surnames } from './texts/names.ts';

export interface DemoCompany {
  id: string;
  text: CompanyText;
  town: string;
  address: string;
  recruiter: Actor;
  /** Caseworker of the unit that verified it and reviews its positions. */
  reviewer: Actor;
  unionId: string;
  /** Last day of its verification; moves on as it is made again. */
  verifiedUntil: string;
}

const tagOf: Partial<Record<CompanyText['nature'], CompanyTag>> = { stateOwned: 'stateOwnedLargeMedium' };
const streets = [
  '公园路',
  '盈港东路',
  '沪青平公路',
  '外青松公路',
  '华徐公路',
  '漕平路',
  '练西公路',
  '崧泽大道',
  '北青公路',
  '金商公路',
];

/** Sixty employers register, are verified by the unit of their town, and some earn a tag; two still wait. */
export async function settleCompanies(
  stage: Stage,
  random: Random,
  identities: Identities,
  district: DemoDistrict,
  accounts: DemoAccount[],
  firstDay: string,
): Promise<DemoCompany[]> {
  const companies: DemoCompany[] = [];
  for (const [index, text] of companyTexts.entries()) {
    const day = addDays(firstDay, index * 3);
    stage.on(day);
    const town = towns[index % towns.length] ?? towns[0];
    const company = await register(stage, random, identities, accounts, text, town, index);
    const unit = district.units.find((each) => each.code === town.code);
    if (!unit) continue;
    const verifiedUntil = addMonths(day, 6);
    companies.push({ ...company, reviewer: unit.caseworker, unionId: unit.id, verifiedUntil });
    await stage.act(companyRoutes.verifyCompany, { id: company.id }, unit.caseworker);
    const tag =
      tagOf[text.nature] ??
      (index % 9 === 4 ? 'modelWorkerEnterprise' : index % 7 === 2 ? 'caringEnterprise' : null);
    if (tag) {
      const evidence = `${tag === 'stateOwnedLargeMedium' ? '国资名录' : '命名文件'} ${day.slice(0, 4)} 年第 ${index + 1} 号`;
      await stage.act(
        companyRoutes.grantTag,
        { id: company.id, tag, fromDay: day, evidence },
        unit.caseworker,
      );
    }
  }
  return companies;
}

async function register(
  stage: Stage,
  random: Random,
  identities: Identities,
  accounts: DemoAccount[],
  text: CompanyText,
  town: { code: string; name: string },
  index: number,
): Promise<Omit<DemoCompany, 'reviewer' | 'unionId' | 'verifiedUntil'>> {
  const name = `上海${text.stem}${text.suffix}`;
  const address = `${town.name}${random.pick(streets)} ${random.between(18, 1888)} 号`;
  const contactName = `${random.pick(surnames)}经理`;
  const password = newPassword();
  const loginName = `hr-${String(index + 1).padStart(2, '0')}`;
  const profile = {
    creditCode: identities.creditCode(),
    name,
    shortName: text.stem.slice(0, 8),
    nature: text.nature,
    size: text.size,
    industry: text.industry,
    town: town.code,
    address,
    introduction: text.introduction,
    contactName,
    contactPhone: `021-5901${String(index + 1001)}`,
    account: { name: contactName, loginName, password, consent: true as const },
  };
  const joined = await stage.act(companyRoutes.registerCompany, profile, null);
  // A handful of recruiters are told of; the other passwords are known to nobody.
  if (index < 3) accounts.push({ who: `企业招聘人员 · ${name}`, loginName, password });
  return { id: joined.company.id, text, town: town.code, address, recruiter: await stage.actorOf(joined) };
}
