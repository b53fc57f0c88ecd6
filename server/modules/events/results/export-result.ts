import type { resultRoutes } from '@sunshine/contract/events/result-routes.ts';
import { figureKeys } from '@sunshine/contract/events/result-schemas.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { findResult, resultState } from '@sunshine/db/queries/events/event-results.ts';
import { countFigures, listFacts } from '@sunshine/db/queries/events/result-facts.ts';
import { listAttendees, resultsByCompany, resultsByUnit } from '@sunshine/db/queries/events/result-tables.ts';
import { findUnionEvent } from '@sunshine/db/queries/events/union-events.ts';
import { audit } from '../../../audit.ts';
import type { Context } from '../../../context.ts';
import { refusal } from '../../../refusal.ts';
import { eventSubject } from '../plan/planned-event.ts';
import { resultXlsx } from './result-xlsx.ts';

type Route = typeof resultRoutes.exportResult;
const everything = { limit: null, offset: 0 };

/** The result as a workbook: 汇总, and 明细 by figure, company, unit and graduate, within what the reader sees. */
export async function exportResult(ctx: Context, { id }: Input<Route>): Promise<Reply<Route>> {
  const scope = ctx.policy.unionScope('graduate.read');
  const { event, sheets } = await ctx.transaction(async (tx) => {
    const event = await findUnionEvent(tx, scope, id);
    if (!event) throw refusal('event.notFound');
    const facts = [];
    for (const figure of figureKeys) {
      facts.push({ figure, rows: await listFacts(tx, scope, event, figure, everything) });
    }
    const result = await findResult(tx, id);
    const sheets = {
      state: resultState(result),
      counted: await countFigures(tx, id),
      result,
      facts,
      companies: await resultsByCompany(tx, id),
      units: await resultsByUnit(tx, scope, event),
      attendees: await listAttendees(tx, scope, id, everything),
    };
    await audit(ctx, tx, 'event.exportResult', eventSubject(event), {
      permission: 'graduate.read',
      detail: { graduates: sheets.attendees.length },
    });
    return { event, sheets };
  });
  return {
    name: `${event.title}_活动结果_${ctx.today().replaceAll('-', '')}.xlsx`,
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    bytes: await resultXlsx(event, sheets),
  };
}
