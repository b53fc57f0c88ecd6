import type { workflowRoutes } from '@sunshine/contract/reports/workflow-routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { countOpenComments } from '@sunshine/db/queries/reports/report-trail.ts';
import type { Context } from '../../context.ts';
import { refusal } from '../../refusal.ts';
import { type Acting, actOnReport, moveReport } from './act-on-report.ts';
import { type Counted, hindrancesOf, judgeLive } from './report-checks.ts';

/** 校验: every hard check holds or was let through, every soft one that is off has its note, remarks are dealt with. */
export async function checkReport(
  ctx: Context,
  input: Input<typeof workflowRoutes.checkReport>,
): Promise<Reply<typeof workflowRoutes.checkReport>> {
  return actOnReport(ctx, input, 'check', async (acting) => {
    const counted = await refuseHindered(acting);
    const actor = ctx.policy.require('report.prepare');
    const preparer = {
      preparedBy: actor.accountId,
      preparerName: actor.name,
      preparerPhone: input.phone || (acting.unit.contactPhone ?? ''),
    };
    await moveReport(ctx, acting, 'checked', preparer, { permission: 'report.prepare' });
    return { counted };
  });
}

async function refuseHindered(acting: Acting): Promise<Counted> {
  const { tx, report, standing } = acting;
  const { checks, ...counted } = await judgeLive(tx, acting, report.id);
  const [first, ...others] = hindrancesOf(checks, await countOpenComments(tx, report.id), standing.actor);
  if (!first) return counted;
  throw refusal(first.code, { message: [first, ...others].map(({ message }) => message).join('') });
}
