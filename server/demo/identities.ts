import { creditCodeCheckCharacter } from '@sunshine/contract/companies/credit-code.ts';
import { idNumberCheckCharacter } from '@sunshine/contract/households/id-number.ts';
import type { Random } from './random.ts';
import { givenNames, surnames, workerGivenNames } from './texts/names.ts';

/** Invented persons: numbers that are valid and can belong to nobody. */
export interface Identities {
  worker(): { name: string; idNumber: string; phone: string };
  /** Born so that a course of study ends in the year given; the name follows the parent's when given. */
  graduate(graduationYear: number, parent?: string): { name: string; idNumber: string; phone: string };
  creditCode(): string;
  phone(): string;
}

export function createIdentities(random: Random): Identities {
  let sequence = 0;
  let phones = 0;
  let companies = 0;
  const taken = new Set<string>();

  /** 990118 is assigned to no place, so the number belongs to nobody; its check character is right. */
  function idNumber(year: number): string {
    sequence += 1;
    const birth = `${year}${two(random.between(1, 12))}${two(random.between(1, 28))}`;
    const first17 = `990118${birth}${String(sequence % 1000).padStart(3, '0')}`;
    const whole = first17 + idNumberCheckCharacter(first17);
    if (taken.has(whole)) return idNumber(year);
    taken.add(whole);
    return whole;
  }
  /** The 1990000 block: four more digits, given to no subscriber of the demo twice. */
  function phone(): string {
    phones += 1;
    return `1990000${String(phones).padStart(4, '0')}`;
  }

  return {
    phone,
    worker: () => ({
      name: random.pick(surnames) + random.pick(workerGivenNames),
      idNumber: idNumber(random.between(1966, 1979)),
      phone: phone(),
    }),
    graduate: (graduationYear, parent) => ({
      name: ((parent && [...parent][0]) || random.pick(surnames)) + random.pick(givenNames),
      idNumber: idNumber(graduationYear - random.between(21, 23)),
      phone: phone(),
    }),
    creditCode: () => {
      companies += 1;
      const first17 = `91990118MA${String(companies).padStart(7, '0')}`;
      return first17 + creditCodeCheckCharacter(first17);
    },
  };
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}
