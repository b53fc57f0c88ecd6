import { normaliseIdNumber } from '@sunshine/contract/households/id-number.ts';
import { normalisePhone } from '@sunshine/contract/households/phone.ts';
import type { householdRoutes } from '@sunshine/contract/households/routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { maskName } from '@sunshine/contract/shared/mask.ts';
import { pageSize } from '@sunshine/contract/shared/schemas.ts';
import { listHouseholdRows } from '@sunshine/db/queries/households/list-households.ts';
import { addDays } from '../../clock.ts';
import type { Context } from '../../context.ts';
import { hashIdNumber, hashPhone } from '../../person-seals.ts';

type Route = typeof householdRoutes.listHouseholds;

/** Days after which an archive is due for its yearly re-verification: eleven months. */
const verificationDays = 335;

/** Archives of the actor's unions with masked names; a whole ID number or phone finds its person by hash. */
export async function listHouseholds(ctx: Context, input: Input<Route>): Promise<Reply<Route>> {
  const scope = ctx.policy.unionScope('household.read');
  const { items, total, toVerify } = await listHouseholdRows(ctx.db, scope, {
    ...hashesOf(ctx, input.q),
    text: input.q,
    unionId: input.unionId ?? null,
    state: input.state,
    show: input.show,
    verifyBefore: addDays(ctx.today(), -verificationDays),
    limit: pageSize,
    offset: (input.page - 1) * pageSize,
  });
  return {
    items: items.map((item) => ({
      ...item,
      worker: maskName(item.worker),
      state: item.closedOn === null ? ('active' as const) : ('closed' as const),
    })),
    total,
    toVerify,
    page: input.page,
  };
}

/** A typed text read as an ID number and as a phone, hashed; null where it can be neither. */
export function hashesOf(
  ctx: Context,
  typed: string,
): { idNumberHash: Buffer | null; phoneHash: Buffer | null } {
  const idNumber = normaliseIdNumber(typed);
  const phone = normalisePhone(typed);
  return {
    idNumberHash: idNumber.length === 18 ? hashIdNumber(ctx.cipher, idNumber) : null,
    phoneHash: phone.length === 11 ? hashPhone(ctx.cipher, phone) : null,
  };
}
