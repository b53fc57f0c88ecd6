import type { companyRoutes } from '@sunshine/contract/companies/routes.ts';
import type { UnionCompany } from '@sunshine/contract/companies/schemas.ts';
import type { Input } from '@sunshine/contract/route.ts';
import { lockCompanyInScope } from '@sunshine/db/queries/companies/companies.ts';
import { insertTagPeriod, tagHoldsWithin } from '@sunshine/db/queries/companies/tags.ts';
import { audit } from '../../audit.ts';
import type { Context } from '../../context.ts';
import { refusal } from '../../refusal.ts';
import { unionCompany } from './union-company.ts';

/** Tags a company for a period with evidence; the same tag holds once on any day. */
export async function grantTag(
  ctx: Context,
  input: Input<typeof companyRoutes.grantTag>,
): Promise<UnionCompany> {
  const scope = ctx.policy.unionScope('company.tag');
  const { id, tag, fromDay, untilDay = null, evidence } = input;
  if (untilDay !== null && untilDay < fromDay) throw refusal('company.tagEndsBeforeStart');
  return ctx.transaction(async (tx) => {
    const company = await lockCompanyInScope(tx, scope, id);
    if (!company) throw refusal('company.notFound');
    if (await tagHoldsWithin(tx, id, tag, { fromDay, untilDay })) throw refusal('company.tagOverlaps');
    const grantedBy = ctx.actor?.accountId ?? null;
    const period = { id: ctx.id(), companyId: id, tag, fromDay, untilDay, evidence, grantedBy };
    await insertTagPeriod(tx, { ...period, createdAt: ctx.now() });
    const reply = await unionCompany(ctx, tx, id);
    const subject = { type: 'company', id, unionId: company.unionId };
    const detail = { tag, fromDay, untilDay };
    await audit(ctx, tx, 'company.grantTag', subject, {
      permission: 'company.tag',
      detail,
      reason: evidence,
    });
    return reply;
  });
}
