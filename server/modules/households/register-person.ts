import { checkIdNumber } from '@sunshine/contract/households/id-number.ts';
import type { Transaction } from '@sunshine/db/connect.ts';
import {
  findPeopleByIdNumber,
  insertPeople,
  type KnownPerson,
  updatePerson,
} from '@sunshine/db/queries/households/people.ts';
import type { Context } from '../../context.ts';
import { hashIdNumber, sealIdNumber, sealPhone } from '../../person-seals.ts';
import { refusal } from '../../refusal.ts';

export interface TypedPerson {
  name: string;
  idNumber: string;
  phone: string | null;
}

/**
 * The person of an ID number: found, or made. A name that differs from the one known is refused;
 * a phone is kept where none was known. `household` tells the archive the person is active in.
 */
export async function registerPerson(
  ctx: Context,
  tx: Transaction,
  typed: TypedPerson,
): Promise<{ id: string; household: KnownPerson['household'] }> {
  const check = checkIdNumber(typed.idNumber, ctx.today());
  if (!check.ok)
    throw refusal('request.invalid', { fields: { idNumber: `${check.problem}。${check.remedy}` } });

  const [known] = await findPeopleByIdNumber(tx, [hashIdNumber(ctx.cipher, check.value)]);
  if (known) {
    if (known.name !== typed.name)
      throw refusal('household.nameDiffers', { fields: { name: '登记过别的姓名，请核对证件。' } });
    if (typed.phone && !known.hasPhone) await setPhone(ctx, tx, known.id, typed.phone);
    return { id: known.id, household: known.household };
  }

  const id = ctx.id();
  const idNumber = sealIdNumber(ctx.cipher, id, check.value);
  const phone = typed.phone ? sealPhone(ctx.cipher, id, typed.phone) : null;
  await insertPeople(tx, [
    {
      id,
      name: typed.name,
      birthDate: check.birthDate,
      idNumberSealed: idNumber.sealed,
      idNumberHash: idNumber.hash,
      idNumberMask: idNumber.mask,
      ...(phone ? { phoneSealed: phone.sealed, phoneHash: phone.hash, phoneMask: phone.mask } : {}),
    },
  ]);
  return { id, household: null };
}

export async function setPhone(
  ctx: Context,
  tx: Transaction,
  personId: string,
  phone: string,
): Promise<void> {
  const { sealed, hash, mask } = sealPhone(ctx.cipher, personId, phone);
  await updatePerson(tx, personId, { phoneSealed: sealed, phoneHash: hash, phoneMask: mask });
}

/** Refuses a person who is active in another archive; of another unit only its name is told. */
export function requireNoOtherArchive(household: KnownPerson['household'], exceptId: string | null): void {
  if (!household || household.id === exceptId) return;
  throw refusal('household.personElsewhere', { message: elsewhereSentence(household.unionName) });
}

export function elsewhereSentence(unionName: string): string {
  return `此人已在${unionName}的档案里。联系${unionName}，办迁入，不要重建。`;
}
