import type { companyRoutes } from '@sunshine/contract/companies/routes.ts';
import type { UnionCompany } from '@sunshine/contract/companies/schemas.ts';
import type { Input } from '@sunshine/contract/route.ts';
import { lockCompanyInScope } from '@sunshine/db/queries/companies/companies.ts';
import { findTagPeriod, setTagEnd } from '@sunshine/db/queries/companies/tags.ts';
import { audit } from '../../audit.ts';
import type { Context } from '../../context.ts';
import { refusal } from '../../refusal.ts';
import { unionCompany } from './union-company.ts';

/** Ends a tag on a day, which is its last; an ended one stays as it was. */
export async function endTag(ctx: Context, input: Input<typeof companyRoutes.endTag>): Promise<UnionCompany> {
  const scope = ctx.policy.unionScope('company.tag');
  const { id, tagId, untilDay } = input;
  return ctx.transaction(async (tx) => {
    const company = await lockCompanyInScope(tx, scope, id);
    if (!company) throw refusal('company.notFound');
    const period = await findTagPeriod(tx, id, tagId);
    if (!period || (period.untilDay !== null && period.untilDay < ctx.today())) {
      throw refusal('company.tagNotFound');
    }
    if (period.untilDay !== null && untilDay > period.untilDay) throw refusal('company.tagOnlyShortened');
    if (untilDay < period.fromDay) throw refusal('company.tagEndsBeforeStart');
    await setTagEnd(tx, tagId, untilDay);
    const reply = await unionCompany(ctx, tx, id);
    const subject = { type: 'company', id, unionId: company.unionId };
    const detail = { tag: period.tag, untilDay };
    await audit(ctx, tx, 'company.endTag', subject, { permission: 'company.tag', detail });
    return reply;
  });
}
