import { frozenStates } from '@sunshine/contract/reports/status.ts';
import { reportStates } from '@sunshine/contract/reports/vocabulary.ts';
import type { workflowRoutes } from '@sunshine/contract/reports/workflow-routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import type { Transaction } from '@sunshine/db/connect.ts';
import { insertReminder } from '@sunshine/db/queries/reports/reminders.ts';
import { staffNearest } from '@sunshine/db/queries/reports/report-recipients.ts';
import { findReportingUnit } from '@sunshine/db/queries/reports/reporting-units.ts';
import { listUnitStates, type UnitStateRow } from '@sunshine/db/queries/reports/unit-states.ts';
import { audit } from '../../audit.ts';
import type { Context } from '../../context.ts';
import { tellStaff } from './notify-report.ts';
import { findCampaign, type OpenReport } from './open-report.ts';
import { daysLate, formHref, spokenDay } from './report-words.ts';

type Campaign = Pick<OpenReport, 'campaignId' | 'frame'>;
type Outcome = Reply<typeof workflowRoutes.remindUnits>['rows'][number];

/** 催报: a message to the caseworkers of units that have not reported, once a day each; says of every unit what became of it. */
export async function remindUnits(
  ctx: Context,
  input: Input<typeof workflowRoutes.remindUnits>,
): Promise<Reply<typeof workflowRoutes.remindUnits>> {
  const scope = ctx.policy.unionScope('report.remind');
  return ctx.transaction(async (tx) => {
    const campaign = await findCampaign({ db: tx, today: ctx.today }, input.form, input.year);
    const rows: Outcome[] = [];
    // In one order for everybody, so that two who remind the same units never wait for each other in a circle.
    for (const code of [...new Set(input.units)].sort())
      rows.push(await remind(ctx, tx, scope, campaign, code));
    const reminded = rows.filter(({ done }) => done);
    if (reminded.length > 0) {
      await audit(
        ctx,
        tx,
        'report.remind',
        { type: 'campaign', id: campaign.campaignId, unionId: scope[0] ?? null },
        {
          permission: 'report.remind',
          detail: { year: input.year, units: reminded.map(({ code }) => code) },
        },
      );
    }
    return { reminded: reminded.length, rows };
  });
}

async function remind(
  ctx: Context,
  tx: Transaction,
  scope: readonly string[],
  { campaignId, frame }: Campaign,
  code: string,
): Promise<Outcome> {
  const found = await findReportingUnit(tx, scope, code);
  const [unit] = found
    ? await listUnitStates(tx, { campaignId, unionId: found.id, asOf: frame.asOf, below: false })
    : [];
  if (!unit) return { code, name: code, done: false, reason: '没有这个单位，或不归你管。' };
  const outcome = (done: boolean, reason: string | null): Outcome => ({
    code,
    name: unit.name,
    done,
    reason,
  });
  if (frozenStates.includes(unit.state)) return outcome(false, `${reportStates[unit.state]}，不用催。`);
  const staff = await staffNearest(tx, unit.id, 'caseworker');
  const phone = unit.contactPhone ? `打电话 ${unit.contactPhone}。` : '';
  if (staff.length === 0) return outcome(false, `还没有经办能收到消息。${phone}`);

  const [id, onDay] = [ctx.id(), ctx.today()];
  const by = ctx.actor?.accountId ?? null;
  const first = await insertReminder(tx, { id, campaignId, unionId: unit.id, onDay, by, at: ctx.now() });
  if (!first) return outcome(false, '今天催过了，明天再催。');
  await tellStaff(
    tx,
    staff.map(({ accountId }) => accountId),
    {
      title: `${unit.name}还没上报统计表`,
      body: `${frame.year}年阳光就业统计表，截止${spokenDay(unit.dueDay)}${dueWords(unit, onDay)}。核对、校验、上报，没有可报的就报零报。`,
      href: formHref('union', { year: frame.year, unit }),
      about: `report-reminder:${campaignId}:${unit.id}:${onDay}`,
    },
  );
  const own = staff.some((each) => each.own);
  return outcome(true, own ? null : `本单位没有经办，消息发给了上级的经办。${phone}`);
}

function dueWords(unit: UnitStateRow, today: string): string {
  const late = daysLate(unit, today);
  if (late > 0) return `，已经过了 ${late} 天`;
  return unit.dueDay === today ? '，就是今天' : '';
}
