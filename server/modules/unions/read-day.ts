import { policyWaitingDays } from '@sunshine/contract/benefits/policy-status.ts';
import type { Permission } from '@sunshine/contract/permissions.ts';
import type { Reply } from '@sunshine/contract/route.ts';
import type { dayRoutes } from '@sunshine/contract/unions/day-routes.ts';
import { countToEnd } from '@sunshine/db/queries/applications/internships.ts';
import { countDueCalls } from '@sunshine/db/queries/applications/retention.ts';
import { countLatePolicyApplications } from '@sunshine/db/queries/benefits/policy-applications.ts';
import { countDueFollowUps } from '@sunshine/db/queries/events/guidance.ts';
import { countDay } from '@sunshine/db/queries/unions/day.ts';
import { addDays } from '../../clock.ts';
import type { Context } from '../../context.ts';

type Route = typeof dayRoutes.readDay;

/** What waits today, each kind only for a role that may do it, in five statements whatever there is. */
export async function readDay(ctx: Context): Promise<Reply<Route>> {
  const { accountId } = ctx.policy.require('union.read');
  const today = ctx.today();
  const scopeOf = (permission: Permission): string[] | null =>
    ctx.policy.allows(permission) ? ctx.policy.unionScope(permission) : null;
  const asked = async <T>(
    scope: string[] | null,
    count: (scope: string[]) => Promise<T>,
  ): Promise<T | null> => (scope ? count(scope) : null);
  const hires = scopeOf('placement.write');
  const training = scopeOf('training.write');
  const late = {
    preparing: addDays(today, -policyWaitingDays.preparing),
    applied: addDays(today, -policyWaitingDays.applied),
  };
  const [calls, internshipsToEnd, followUps, latePolicies, rest] = await Promise.all([
    asked(hires, (scope) => countDueCalls(ctx.db, scope, today)),
    asked(hires, (scope) => countToEnd(ctx.db, scope, today)),
    asked(training, (scope) => countDueFollowUps(ctx.db, scope, today)),
    asked(scopeOf('benefit.write'), (scope) => countLatePolicyApplications(ctx.db, scope, late)),
    countDay(
      ctx.db,
      {
        training,
        graduate: scopeOf('graduate.write'),
        fairs: scopeOf('event.write'),
        confirm: scopeOf('event.confirm'),
        complaints: scopeOf('complaint.decide'),
      },
      { accountId, today },
    ),
  ]);
  return { calls, internshipsToEnd, followUps, latePolicies, ...rest };
}
