import type { policyApplicationRoutes } from '@sunshine/contract/benefits/policy-application-routes.ts';
import { policyWaitingDays } from '@sunshine/contract/benefits/policy-status.ts';
import { policyApplicationStates } from '@sunshine/contract/benefits/vocabulary.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { keysOf } from '@sunshine/contract/shared/labels.ts';
import { pageSize } from '@sunshine/contract/shared/schemas.ts';
import {
  countLatePolicyApplications,
  countPolicyApplications,
  type LateSince,
  listPolicyApplicationRows,
  readPolicyApplicationRow,
} from '@sunshine/db/queries/benefits/policy-applications.ts';
import { readGrantOfApplication } from '@sunshine/db/queries/benefits/policy-grants.ts';
import { addDays } from '../../clock.ts';
import type { Context } from '../../context.ts';
import { refusal } from '../../refusal.ts';
import { toldGrant } from './grant-replies.ts';
import { toldPolicyApplication } from './policy-application-replies.ts';

type List = typeof policyApplicationRoutes.listPolicyApplications;
type Read = typeof policyApplicationRoutes.readPolicyApplication;
type Tasks = typeof policyApplicationRoutes.countPolicyTasks;

/** Applications of the scope in one state, and how many there are in each. */
export async function listPolicyApplications(ctx: Context, input: Input<List>): Promise<Reply<List>> {
  const scope = ctx.policy.unionScope('benefit.read');
  const { q, state, policyId, page } = input;
  const filter = { q, policyId, late: input.late ? lateSince(ctx) : null };
  const window = { limit: pageSize, offset: (page - 1) * pageSize };
  const [rows, found] = await Promise.all([
    listPolicyApplicationRows(ctx.db, scope, { ...filter, state }, window),
    countPolicyApplications(ctx.db, scope, filter),
  ]);
  const counts = Object.fromEntries(
    keysOf(policyApplicationStates).map((key) => [key, found.find((each) => each.state === key)?.count ?? 0]),
  ) as Reply<List>['counts'];
  const today = ctx.today();
  return {
    items: rows.map((row) => toldPolicyApplication(row, today)),
    total: counts[state],
    page,
    counts,
  };
}

/** One application of the scope with what it needs and what came of it. */
export async function readPolicyApplication(ctx: Context, { id }: Input<Read>): Promise<Reply<Read>> {
  const row = await readPolicyApplicationRow(ctx.db, ctx.policy.unionScope('benefit.read'), id);
  if (!row) throw refusal('policyApplication.notFound');
  const grant = row.state === 'granted' ? await readGrantOfApplication(ctx.db, id) : null;
  const { papers, office, loan, monthly } = row;
  return {
    ...toldPolicyApplication(row, ctx.today()),
    papers,
    office,
    loan,
    monthly,
    grant: grant && toldGrant(grant),
  };
}

/** Applications of the scope that wait too long, for today's tasks (今日). */
export async function countPolicyTasks(ctx: Context): Promise<Reply<Tasks>> {
  return countLatePolicyApplications(ctx.db, ctx.policy.unionScope('benefit.read'), lateSince(ctx));
}

function lateSince(ctx: Context): LateSince {
  const { preparing, applied } = policyWaitingDays;
  return { preparing: addDays(ctx.today(), -preparing), applied: addDays(ctx.today(), -applied) };
}
