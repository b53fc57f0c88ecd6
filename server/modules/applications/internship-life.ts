import type { internshipRoutes } from '@sunshine/contract/applications/internship-routes.ts';
import type { InternshipLife } from '@sunshine/contract/applications/internship-schemas.ts';
import type { Permission } from '@sunshine/contract/permissions.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import type { Queryable, Transaction } from '@sunshine/db/connect.ts';
import {
  internBefore,
  listExtensions,
  listOwnInternshipRows,
  readInternshipMore,
} from '@sunshine/db/queries/applications/internship-life.ts';
import { lockInternship, readInternship } from '@sunshine/db/queries/applications/internships.ts';
import { lockGraduate } from '@sunshine/db/queries/applications/lock-application.ts';
import type { Context } from '../../context.ts';
import { refusal } from '../../refusal.ts';
import { cautionsOf } from './internship-rules.ts';
import { internshipLine } from './placement-replies.ts';

type Route = typeof internshipRoutes.readInternship;

/** An internship of the scope with its extensions, its end and what is unusual about it. */
export async function readInternshipLife(ctx: Context, { id }: Input<Route>): Promise<Reply<Route>> {
  return internshipLife(ctx, ctx.db, 'placement.read', id);
}

export async function internshipLife(
  ctx: Context,
  db: Queryable,
  permission: Permission,
  id: string,
): Promise<InternshipLife> {
  const row = await readInternship(db, ctx.policy.unionScope(permission), id);
  const more = row && (await readInternshipMore(db, id));
  if (!row || !more) throw refusal('internship.notFound');
  const extensions = await listExtensions(db, id);
  return {
    ...internshipLine(row),
    ...more,
    cautions: cautionsOf(row, await internBefore(db, row.personId, row)),
    extensions: extensions.map((each) => ({ ...each, recordedAt: each.recordedAt.toISOString() })),
  };
}

export type LockedInternship = NonNullable<Awaited<ReturnType<typeof lockInternship>>>;

/** Holds the person, then the internship; missing and out of scope are the same 404, a cancelled one is refused. */
export async function holdInternship(ctx: Context, tx: Transaction, id: string): Promise<LockedInternship> {
  const scope = ctx.policy.unionScope('placement.write');
  const seen = await readInternship(tx, scope, id);
  if (!seen) throw refusal('internship.notFound');
  await lockGraduate(tx, seen.personId);
  const internship = await lockInternship(tx, scope, id);
  if (!internship) throw refusal('internship.notFound');
  if (internship.cancelledOn) throw refusal('internship.alreadyCancelled');
  return internship;
}

/** The same, of one that has not ended. */
export async function holdRunning(ctx: Context, tx: Transaction, id: string): Promise<LockedInternship> {
  const internship = await holdInternship(ctx, tx, id);
  if (internship.ended) throw refusal('internship.alreadyEnded');
  return internship;
}

/** What the audit trail says an entry is about. */
export function internshipSubject({ id, unionId }: { id: string; unionId: string }) {
  return { type: 'internship', id, unionId };
}

type OwnRoute = typeof internshipRoutes.listOwnInternships;

/** A graduate's own internships and traineeships. */
export async function listOwnInternships(ctx: Context): Promise<Reply<OwnRoute>> {
  const { personId } = ctx.policy.require('graduate.own');
  return { items: await listOwnInternshipRows(ctx.db, personId) };
}
