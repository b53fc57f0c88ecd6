import { paidDaysAMonth } from '@sunshine/contract/positions/search-vocabulary.ts';
import type { EducationRequirement, PayUnit } from '@sunshine/contract/positions/vocabulary.ts';
import {
  educationRequirements,
  occupations,
  positionKinds,
} from '@sunshine/contract/positions/vocabulary.ts';
import { keysOf } from '@sunshine/contract/shared/labels.ts';
import type { PositionSource } from './engine.ts';
import { townName } from './text/places.ts';

const educationOrder = keysOf(educationRequirements);

/** 0 for any to 4 for doctor. */
export function educationRank(education: EducationRequirement): number {
  return educationOrder.indexOf(education);
}

export function educationOfRank(rank: number): EducationRequirement {
  return educationOrder[rank] ?? 'any';
}

/** Yuan a month, rounded down; a day's pay counts 21.75 times. */
export function monthlyPay(amount: number, unit: PayUnit): number {
  return unit === 'day' ? Math.floor(amount * paidDaysAMonth) : amount;
}

/** The words beside the title that say what a position is. */
export function labelsOf(source: PositionSource): string[] {
  return [
    ...source.majors,
    occupations[source.occupation],
    positionKinds[source.kind],
    townName(source.town),
  ];
}

const placePrefix = /^(上海市?)?(青浦区?)?/u;

/** A company's name with its place set apart: 上海淀湖 would be read as 上, 海淀, 湖. */
export function companyText(name: string): string {
  return name.replace(placePrefix, (_, city = '', district = '') => `${city} ${district} `).trim();
}
