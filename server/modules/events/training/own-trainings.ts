import type { OwnTraining, ownTrainingRoutes } from '@sunshine/contract/events/own-training-routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import {
  listCertificatesOf,
  listClassesOf,
  listGuidanceOf,
  listOpenClasses,
  type OwnClassRow,
} from '@sunshine/db/queries/events/own-trainings.ts';
import { findGraduate } from '@sunshine/db/queries/households/graduates.ts';
import type { Context } from '../../../context.ts';
import { refusal } from '../../../refusal.ts';

type Own = typeof ownTrainingRoutes.listOwnTrainings;
type OfPerson = typeof ownTrainingRoutes.readPersonTrainings;

/** What a graduate can sign up for, and their own classes, certificates and dates of guidance. */
export async function listOwnTrainings(ctx: Context): Promise<Reply<Own>> {
  const { personId } = ctx.policy.require('training.own');
  const [open, mine, certificates, guidance] = await Promise.all([
    listOpenClasses(ctx.db, personId, ctx.today()),
    listClassesOf(ctx.db, personId, ctx.today()),
    listCertificatesOf(ctx.db, personId),
    listGuidanceOf(ctx.db, personId),
  ]);
  return {
    open: open.map((row) => ownTraining(ctx, row)),
    mine: mine.map((row) => ownTraining(ctx, row)),
    certificates,
    guidance: guidance.map(({ note: _, ...session }) => session),
  };
}

function ownTraining(ctx: Context, { openToSignUp, inScope: _, ...row }: OwnClassRow): OwnTraining {
  const ahead = row.state === 'planned' && row.startsOn >= ctx.today();
  return {
    ...row,
    maySignUp: ahead && openToSignUp && (row.enrolment ?? 'withdrawn') === 'withdrawn',
    mayWithdraw: ahead && (row.enrolment ?? 'withdrawn') !== 'withdrawn' && row.startsOn > ctx.today(),
  };
}

/** What the union gave a graduate of its scope: classes wherever they were, certificates, guidance with its notes. */
export async function readPersonTrainings(ctx: Context, { id }: Input<OfPerson>): Promise<Reply<OfPerson>> {
  const scope = ctx.policy.unionScope('training.read');
  if (!(await findGraduate(ctx.db, scope, id))) throw refusal('graduate.notFound');
  const [classes, certificates, guidance] = await Promise.all([
    listClassesOf(ctx.db, id, ctx.today(), scope),
    listCertificatesOf(ctx.db, id),
    listGuidanceOf(ctx.db, id),
  ]);
  return {
    trainings: classes.map((row) => ({ ...row, enrolment: row.enrolment ?? 'enrolled' })),
    certificates,
    guidance,
  };
}
