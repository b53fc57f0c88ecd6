import type { Queryable } from '@sunshine/db/connect.ts';
import { findGraduate, type GraduateUnit } from '@sunshine/db/queries/households/graduates.ts';
import type { Context } from '../../context.ts';
import { refusal } from '../../refusal.ts';

/** Locks a graduate of the actor's scope for writing; missing and out of scope are the same 404. */
export async function requireGraduate(ctx: Context, tx: Queryable, personId: string): Promise<GraduateUnit> {
  const graduate = await findGraduate(tx, ctx.policy.unionScope('graduate.write'), personId, { lock: true });
  if (!graduate) throw refusal('graduate.notFound');
  return graduate;
}

/** What an audit entry of a graduate is about. */
export function graduateSubject(graduate: GraduateUnit): { type: string; id: string; unionId: string } {
  return { type: 'graduate', id: graduate.personId, unionId: graduate.unionId };
}
