import type { reportRoutes } from '@sunshine/contract/reports/routes.ts';
import { isCellCode } from '@sunshine/contract/reports/sunshine-form.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { maskName } from '@sunshine/contract/shared/mask.ts';
import { explainPerson as explain } from '@sunshine/db/indicators/explain/explain-person.ts';
import { indicatorOf } from '@sunshine/db/indicators/registry.ts';
import { findGraduate, readGraduatePerson } from '@sunshine/db/queries/households/graduates.ts';
import type { Context } from '../../context.ts';
import { refusal } from '../../refusal.ts';
import { openReport } from './open-report.ts';

/** Why a person counts in a cell or why not; asked of the own units' graduates, and of whoever stands in the list. */
export async function explainPerson(
  ctx: Context,
  input: Input<typeof reportRoutes.explainPerson>,
): Promise<Reply<typeof reportRoutes.explainPerson>> {
  if (!isCellCode(input.code)) throw refusal('report.notFound');
  const { frame, scope } = await openReport(ctx, input);
  const [own, person, told] = await Promise.all([
    findGraduate(ctx.db, ctx.policy.unionScope('graduate.read'), input.personId),
    readGraduatePerson(ctx.db, input.personId),
    explain(ctx.db, frame, scope, input.code, input.personId),
  ]);
  if (!person || !told || !(own || told.counted)) throw refusal('graduate.notFound');
  return {
    code: input.code,
    label: indicatorOf(input.code).label,
    personId: input.personId,
    name: maskName(person.name),
    start: frame.start,
    asOf: frame.asOf,
    ...told,
  };
}
