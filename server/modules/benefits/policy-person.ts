import type { Queryable, Transaction } from '@sunshine/db/connect.ts';
import { lockGraduate } from '@sunshine/db/queries/applications/lock-application.ts';
import { managingUnitOn, unionWithin } from '@sunshine/db/queries/applications/managing-unit.ts';
import { findPlaceablePersons } from '@sunshine/db/queries/applications/placeable-persons.ts';
import { districtUnit } from '@sunshine/db/queries/benefits/benefit-unit.ts';
import { findApplicantIn } from '@sunshine/db/queries/benefits/policy-applications.ts';
import { findGraduate } from '@sunshine/db/queries/households/graduates.ts';
import type { Context } from '../../context.ts';
import { refusal } from '../../refusal.ts';

/** The unit that looks after what a graduate does alone: the one managing them, else the district. */
export async function unitOfGraduate(tx: Transaction, personId: string): Promise<string> {
  const graduate = await findGraduate(tx, null, personId);
  const unionId = graduate?.unionId ?? (await districtUnit(tx));
  if (!unionId) throw refusal('policyApplication.noUnit');
  return unionId;
}

/**
 * The unit that helps a graduate of the actor's scope with a policy: the one named, else the one managing the person
 * that day as far as it lies within the scope. Holds the person; one who is not of the scope is missing.
 */
export async function helpingUnit(
  ctx: Context,
  tx: Transaction,
  help: { personId: string; unionId?: string | undefined; day: string },
): Promise<string> {
  const scope = ctx.policy.unionScope('benefit.write');
  const { personId, day } = help;
  await lockGraduate(tx, personId);
  const graduate = await readableGraduate(tx, scope, personId);
  if (!graduate) throw refusal('policyApplication.personNotFound');
  if (help.unionId) {
    if (await unionWithin(tx, scope, help.unionId)) return help.unionId;
    throw refusal('placement.unionNotFound');
  }
  const managing = await managingUnitOn(tx, personId, day);
  if (managing && (await unionWithin(tx, scope, managing))) return managing;
  const unionId = graduate.unionId ?? scope[0];
  if (!unionId) throw refusal('placement.unionNotFound');
  return unionId;
}

/**
 * A graduate of the scope: by an archive, one closed this year among them, by registration, or because an application
 * of theirs is looked after there. Null when elsewhere.
 */
export async function readableGraduate(
  db: Queryable,
  scope: readonly string[],
  personId: string,
): Promise<{ name: string; unionId?: string; unionName: string } | null> {
  const graduate = await findGraduate(db, scope, personId);
  if (graduate) return graduate;
  const [found] = await findPlaceablePersons(db, scope, { q: '', personId });
  return found ?? findApplicantIn(db, scope, personId);
}
