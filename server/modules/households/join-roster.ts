import type { Transaction } from '@sunshine/db/connect.ts';
import { accountOfPerson } from '@sunshine/db/queries/households/claims.ts';
import { isRegisteredPerson, mergePeople } from '@sunshine/db/queries/households/merge-people.ts';
import { readPeople } from '@sunshine/db/queries/households/people.ts';
import type { Context } from '../../context.ts';
import { openPhone } from '../../person-seals.ts';
import { refusal } from '../../refusal.ts';
import { setPhone } from './register-person.ts';

/** Makes the person behind an account and the person of the roster one; refused when either belongs to someone already. */
export async function joinRoster(
  ctx: Context,
  tx: Transaction,
  { accountPersonId, rosterPersonId }: { accountPersonId: string; rosterPersonId: string },
): Promise<void> {
  if (accountPersonId === rosterPersonId) return;
  if (await accountOfPerson(tx, rosterPersonId)) throw refusal('claim.alreadyClaimed');
  if (await isRegisteredPerson(tx, accountPersonId)) throw refusal('claim.accountHasRecord');

  const people = await readPeople(tx, [accountPersonId, rosterPersonId]);
  const own = people.find(({ id }) => id === accountPersonId);
  const roster = people.find(({ id }) => id === rosterPersonId);
  // A seal belongs to one person: the phone is opened under the old name and sealed under the new.
  if (own?.phoneSealed && roster && !roster.phoneSealed) {
    await setPhone(ctx, tx, rosterPersonId, openPhone(ctx.cipher, accountPersonId, own.phoneSealed));
  }
  await mergePeople(tx, accountPersonId, rosterPersonId);
}
