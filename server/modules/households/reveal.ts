import type { householdRoutes } from '@sunshine/contract/households/routes.ts';
import type { Hardship } from '@sunshine/contract/households/schemas.ts';
import { hardshipCategories, hardshipCauses } from '@sunshine/contract/households/vocabulary.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { readSealedHousehold, readSealedPerson } from '@sunshine/db/queries/households/read-household.ts';
import { audit } from '../../audit.ts';
import type { Context } from '../../context.ts';
import { takeLimit } from '../../limits.ts';
import { openIdNumber, openPhone } from '../../person-seals.ts';
import { refusal } from '../../refusal.ts';
import { openAddress, openHardship } from './archive-seals.ts';

type HouseholdRoute = typeof householdRoutes.revealHousehold;
type PersonRoute = typeof householdRoutes.revealPerson;

/** A page hides again what it shows after this time; the mask comes back by itself. */
const shownMs = 30_000;
/** Nobody reads a whole register one field at a time. */
const revealLimit = { max: 60, windowSeconds: 3600 };

/** Opens the hardship or the address of an archive; the audit entry is written before anything is shown. */
export async function revealHousehold(
  ctx: Context,
  input: Input<HouseholdRoute>,
): Promise<Reply<HouseholdRoute>> {
  const scope = ctx.policy.unionScope('household.reveal');
  await limitReveals(ctx);
  return ctx.transaction(async (tx) => {
    const row = await readSealedHousehold(tx, scope, input.id);
    if (!row) throw refusal('household.notFound');
    if (input.field === 'address' && !row.addressSealed) throw refusal('reveal.empty');
    const lines =
      input.field === 'address' && row.addressSealed
        ? [openAddress(ctx.cipher, input.id, row.addressSealed)]
        : hardshipLines(openHardship(ctx.cipher, input.id, row.hardshipSealed));
    await audit(
      ctx,
      tx,
      'household.reveal',
      { type: 'household', id: input.id, unionId: row.unionId },
      told(input),
    );
    return shown(ctx, input.field, lines);
  });
}

/** Opens the ID number or phone of a member of the scope's archives or a graduate it registered. */
export async function revealPerson(ctx: Context, input: Input<PersonRoute>): Promise<Reply<PersonRoute>> {
  const scope = ctx.policy.unionScope('household.reveal');
  await limitReveals(ctx);
  return ctx.transaction(async (tx) => {
    const row = await readSealedPerson(tx, scope, input.id);
    if (!row) throw refusal('household.memberNotFound');
    const sealed = input.field === 'idNumber' ? row.idNumberSealed : row.phoneSealed;
    if (!sealed) throw refusal('reveal.empty');
    const open = input.field === 'idNumber' ? openIdNumber : openPhone;
    const line = open(ctx.cipher, input.id, sealed);
    await audit(
      ctx,
      tx,
      'person.reveal',
      { type: 'person', id: input.id, unionId: row.unionId },
      told(input),
    );
    return shown(ctx, input.field, [line]);
  });
}

const limitReveals = (ctx: Context): Promise<void> =>
  takeLimit(ctx, `reveal:${ctx.actor?.accountId}`, revealLimit);

const told = (input: { field: string; reason: string }) => ({
  permission: 'household.reveal' as const,
  reason: input.reason,
  detail: { field: input.field },
});

function shown<Field extends string>(ctx: Context, field: Field, lines: string[]) {
  return { field, lines, hideAt: new Date(ctx.now().getTime() + shownMs).toISOString() };
}

function hardshipLines({ category, mainCause, furtherCauses, note }: Hardship): string[] {
  const lines = [`困难类别：${hardshipCategories[category]}`, `主要原因：${hardshipCauses[mainCause]}`];
  if (furtherCauses.length > 0)
    lines.push(`其他原因：${furtherCauses.map((cause) => hardshipCauses[cause]).join('、')}`);
  return note === '' ? lines : [...lines, `说明：${note}`];
}
