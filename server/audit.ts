import type { Permission } from '@sunshine/contract/permissions.ts';
import type { Transaction } from '@sunshine/db/connect.ts';
import { insertAuditEntry } from '@sunshine/db/queries/accounts/audit.ts';
import type { Context } from './context.ts';

export interface AuditSubject {
  type: string;
  id: string;
  unionId?: string | null;
}

/**
 * Writes who did what to what into the audit trail, at the end of the context's transaction. In any other one call it
 * last, since it holds the head of a chain until commit. `detail` names fields and unsensitive values only.
 */
export async function audit(
  ctx: Context,
  tx: Transaction,
  action: string,
  subject: AuditSubject,
  more: { permission?: Permission; reason?: string; detail?: Record<string, unknown> } = {},
): Promise<void> {
  await insertAuditEntry(tx, {
    at: ctx.now(),
    actorAccountId: ctx.actor?.accountId ?? null,
    actorRole: more.permission && ctx.actor ? ctx.policy.roleFor(more.permission) : null,
    action,
    subjectType: subject.type,
    subjectId: subject.id,
    unionId: subject.unionId ?? null,
    reason: more.reason ?? null,
    detail: more.detail ?? {},
    requestId: ctx.requestId,
  });
}
