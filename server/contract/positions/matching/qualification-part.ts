import { type DegreeLevel, degreeLevels } from '../../households/vocabulary.ts';
import { keysOf } from '../../shared/labels.ts';
import { type EducationRequirement, educationRequirements } from '../vocabulary.ts';
import { holdsCertificate } from './certificates.ts';
import type { Opening } from './facts.ts';
import type { PartFinding } from './part.ts';
import type { ReadySeeker } from './seeker.ts';
import { type ConditionKey, weights } from './weights.ts';

const asked = keysOf(educationRequirements);
const levels = keysOf(degreeLevels);

/** Levels below what is asked; 0 when the degree is enough. 大专 stands beside 大专及以上. */
export function educationGap(degree: DegreeLevel, education: EducationRequirement): number {
  return Math.max(0, asked.indexOf(education) - levels.indexOf(degree));
}

/** 学历和证书: the degree is enough, and the certificates asked for are there. */
export function qualificationPart(seeker: ReadySeeker, opening: Opening): PartFinding {
  const lacking = opening.asks.filter(
    ({ name, required }) => required && !holdsCertificate(seeker.certificates, name),
  );
  const degree = seeker.study?.degree;
  const gap = degree ? educationGap(degree, opening.education) : 0;
  const level = degree ? [1, 0.4, 0.1][Math.min(gap, 2)] : weights.unsaid;
  const unmet: ConditionKey[] = [];
  if (gap > 0) unmet.push(gap === 1 ? 'educationOneBelow' : 'educationFarBelow');
  if (lacking.length > 0) unmet.push('certificate');
  const wanting = [
    ...(gap > 0 ? [() => `学历差${gap === 1 ? '一' : '两'}级：要${word(opening.education)}`] : []),
    ...lacking.map(
      ({ name }) =>
        () =>
          `缺 ${name}`,
    ),
  ];
  return {
    value: (level ?? weights.unsaid) * 0.7 ** lacking.length,
    unmet,
    ...(wanting.length > 0 ? { missing: () => wanting.map((each) => each()).join('，') } : {}),
    ...(degree && wanting.length === 0 ? { reason: () => enough(seeker, opening, degree) } : {}),
  };
}

function enough(seeker: ReadySeeker, opening: Opening, degree: DegreeLevel): string {
  const held = opening.asks.filter(({ name }) => holdsCertificate(seeker.certificates, name));
  const level =
    opening.education === 'any'
      ? '学历不限'
      : `学历够：要${word(opening.education)}，你是${degreeLevels[degree]}`;
  return held.length > 0 ? `${level}；有${held.map(({ name }) => name).join('、')}` : level;
}

/** 本科 of 本科及以上. */
const word = (education: EducationRequirement): string =>
  educationRequirements[education].replace('及以上', '');
