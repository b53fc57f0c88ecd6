import { yuanText } from '@sunshine/contract/reports/amounts.ts';
import type { reportRoutes } from '@sunshine/contract/reports/routes.ts';
import type { SupplementaryRecord } from '@sunshine/contract/reports/supplementary-schemas.ts';
import { supplementaryKinds } from '@sunshine/contract/reports/vocabulary.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { maskName } from '@sunshine/contract/shared/mask.ts';
import { pageSize } from '@sunshine/contract/shared/schemas.ts';
import { listSupplementaryRows, type SupplementaryRow } from '@sunshine/db/queries/reports/supplementary.ts';
import { listAttachmentsOf } from '../../attachments.ts';
import type { Context } from '../../context.ts';

/** 补录 of the actor's units, withdrawn ones too, latest day first. */
export async function listSupplementary(
  ctx: Context,
  input: Input<typeof reportRoutes.listSupplementary>,
): Promise<Reply<typeof reportRoutes.listSupplementary>> {
  const scope = ctx.policy.unionScope('supplementary.read');
  const rows = await listSupplementaryRows(
    ctx.db,
    scope,
    {
      kind: input.kind === 'all' ? null : input.kind,
      from: input.year ? `${input.year}-01-01` : null,
      until: input.year ? `${input.year}-12-31` : null,
    },
    { limit: pageSize, offset: (input.page - 1) * pageSize },
  );
  const mayOpen = ctx.policy.allows('graduate.read');
  const files = await listAttachmentsOf(
    ctx.db,
    'supplementaryRecord',
    rows.map(({ id }) => id),
  );
  return {
    items: rows.map((row) => ({ ...recordReply(row, mayOpen), files: files.get(row.id) ?? [] })),
    total: rows[0]?.total ?? 0,
    page: input.page,
  };
}

function recordReply(row: SupplementaryRow, mayOpen: boolean): Omit<SupplementaryRecord, 'files'> {
  const yuan = (fen: string | null): string | null => (fen === null ? null : yuanText(BigInt(fen)));
  return {
    id: row.id,
    kind: row.kind,
    cells: [...supplementaryKinds[row.kind].cells],
    unionName: row.unionName,
    personId: mayOpen ? row.personId : null,
    personName: row.personName === null ? null : maskName(row.personName),
    onDay: row.onDay,
    quantity: row.quantity,
    amountYuan: yuan(row.amountFen),
    returnedYuan: yuan(row.returnedFen),
    returnedOn: row.returnedOn,
    contractNumber: row.contractNumber,
    policy: row.policy,
    title: row.title,
    evidence: row.evidence,
    recordedBy: row.recordedBy,
    recordedAt: new Date(row.recordedAt).toISOString(),
    withdrawnAt: row.withdrawnAt ? new Date(row.withdrawnAt).toISOString() : null,
    withdrawalReason: row.withdrawalReason,
  };
}
