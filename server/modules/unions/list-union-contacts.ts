import type { Reply } from '@sunshine/contract/route.ts';
import type { unionRoutes } from '@sunshine/contract/unions/routes.ts';
import { listUnionContactRows } from '@sunshine/db/queries/unions/list-unions.ts';
import type { Context } from '../../context.ts';

/** Whom to call in which street, town or system: for everyone. */
export async function listUnionContacts(ctx: Context): Promise<Reply<typeof unionRoutes.listUnionContacts>> {
  return { items: await listUnionContactRows(ctx.db) };
}
