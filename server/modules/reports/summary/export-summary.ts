import type { reportRoutes } from '@sunshine/contract/reports/routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { audit } from '../../../audit.ts';
import type { Context } from '../../../context.ts';
import { documentTypes, fileName } from '../documents/form-document.ts';
import { writeSummary } from '../documents/write-document.ts';
import { summaryOf } from './summary-of.ts';

/** The draft of the written summary as docx. */
export async function exportSummary(
  ctx: Context,
  input: Input<typeof reportRoutes.exportSummary>,
): Promise<Reply<typeof reportRoutes.exportSummary>> {
  const { summary, opened, source } = await summaryOf(ctx, input);
  const { form, year } = input;
  await ctx.transaction((tx) =>
    audit(
      ctx,
      tx,
      'report.exportSummary',
      { type: 'report', id: source.report?.id ?? opened.unit.id, unionId: opened.unit.id },
      { permission: 'report.read', detail: { form, year, format: 'docx' } },
    ),
  );
  return {
    name: fileName(`${year}年阳光就业行动总结`, summary.unit.name, ctx.today(), 'docx'),
    type: documentTypes.docx,
    bytes: await writeSummary({ ...summary, unitName: summary.unit.name }),
  };
}
