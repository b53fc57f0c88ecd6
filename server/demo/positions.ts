import { positionRoutes } from '@sunshine/contract/positions/routes.ts';
import type { PositionKind, Preference } from '@sunshine/contract/positions/vocabulary.ts';
import { towns } from '@sunshine/contract/unions/divisions.ts';
import { addDays } from '../clock.ts';
import type { DemoCompany } from './companies.ts';
import { keepVerified } from './company-care.ts';
import type { Random } from './random.ts';
import type { Stage } from './stage.ts';
import { type PositionText, positionTexts } from './texts/positions.ts';

export interface DemoPosition {
  id: string;
  kind: PositionKind;
  company: DemoCompany;
  title: string;
  headcount: number;
  publishedOn: string;
  validUntil: string;
}

export interface PositionPlan {
  day: string;
  validUntil: string;
  kind: PositionKind;
  company: DemoCompany;
  text: PositionText;
  title: string;
}

/** Which company posts what and when: the share of each kind follows a real district's board. */
export function planPositions(
  random: Random,
  companies: readonly DemoCompany[],
  count: number,
  span: { from: string; days: number; validDays: number },
): PositionPlan[] {
  return Array.from({ length: count }, () => {
    const company = random.pick(companies);
    const fitting = positionTexts.filter((text) => company.text.occupations.includes(text.occupation));
    const text = random.pick(fitting);
    const day = addDays(span.from, random.between(0, span.days));
    const kind = kindOf(random, company, text);
    const validUntil = addDays(day, Math.min(360, span.validDays + random.between(0, 60)));
    return { day, validUntil, kind, company, text, title: titleOf(random, text, kind) };
  }).sort((a, b) => a.day.localeCompare(b.day));
}

function kindOf(random: Random, company: DemoCompany, text: PositionText): PositionKind {
  if (text.occupation === 'public' && ['public', 'social'].includes(company.text.nature))
    return 'publicWelfare';
  const drawn = random.next();
  if (drawn < 0.72) return 'fullTime';
  return drawn < 0.88 ? 'internship' : 'traineeship';
}

function titleOf(random: Random, text: PositionText, kind: PositionKind): string {
  const title = random.pick(text.titles);
  if (kind === 'internship') return `${title.replace(/工程师$/, '')}实习生`;
  return kind === 'traineeship' ? `${title}（见习）` : title;
}

/** Written by the recruiter, reviewed by the unit that verified the company, published. */
export async function postPosition(stage: Stage, random: Random, plan: PositionPlan): Promise<DemoPosition> {
  await keepVerified(stage, plan.company, plan.day);
  stage.on(plan.day);
  const { company, kind, text, title, validUntil } = plan;
  const headcount = random.chance(0.12) ? random.between(8, 25) : random.between(1, 6);
  const [low, high] = text.pay;
  const daily = kind === 'internship';
  const step = random.between(0, 4) * 100;
  const draft = await stage.act(
    positionRoutes.createPosition,
    {
      title,
      kind,
      occupation: text.occupation,
      headcount,
      education: daily && text.education === 'bachelor' ? 'college' : text.education,
      majors: [...text.majors],
      employmentType: daily
        ? 'internshipAgreement'
        : kind === 'traineeship'
          ? 'traineeshipAgreement'
          : 'contract',
      town: random.chance(0.85) ? company.town : random.pick(towns).code,
      address: company.address,
      payMin: daily ? 130 + random.between(0, 5) * 10 : low + step,
      payMax: daily ? 190 + random.between(0, 6) * 10 : high + step,
      payUnit: daily ? 'day' : 'month',
      payMonths: !daily && random.chance(0.4) ? 13 : 12,
      duties: text.duties,
      conditions: text.conditions,
      openToCurrentYear: !text.conditions.includes('执业证') || random.chance(0.5),
      validUntil,
    },
    company.recruiter,
  );
  const submitted = await stage.act(positionRoutes.submitPosition, { id: draft.id }, company.recruiter);
  const suitableForGraduates = text.education !== 'any' && random.chance(0.9);
  const preference: Preference = !random.chance(0.22) ? 'none' : random.chance(0.3) ? 'targeted' : 'priority';
  const review = { id: draft.id, version: submitted.version, suitableForGraduates, preference };
  await stage.act(
    positionRoutes.publishPosition,
    { ...review, approvingUnionId: company.unionId },
    company.reviewer,
  );
  return { id: draft.id, kind, company, title, headcount, publishedOn: plan.day, validUntil };
}
