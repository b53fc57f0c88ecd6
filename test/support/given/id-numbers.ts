import { idNumberCheckCharacter } from '@sunshine/contract/households/id-number.ts';

/** A valid ID number that can belong to nobody: area code 990118 is not assigned. */
export function syntheticIdNumber(birthDate: string, sequence: number): string {
  const first17 = `990118${birthDate.replaceAll('-', '')}${String(sequence).padStart(3, '0')}`;
  return first17 + idNumberCheckCharacter(first17);
}
