import type { grantRoutes } from '@sunshine/contract/benefits/grant-routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { maskName } from '@sunshine/contract/shared/mask.ts';
import { pageSize } from '@sunshine/contract/shared/schemas.ts';
import { listGrantablePolicies } from '@sunshine/db/queries/benefits/policies.ts';
import { listGrantRows, listLoansOf, readGrantRow } from '@sunshine/db/queries/benefits/policy-grants.ts';
import { listInstalments } from '@sunshine/db/queries/benefits/policy-instalments.ts';
import type { Context } from '../../context.ts';
import { refusal } from '../../refusal.ts';
import { toldGrant, toldInstalment } from './grant-replies.ts';
import { readableGraduate } from './policy-person.ts';

type List = typeof grantRoutes.listPolicyGrants;
type Read = typeof grantRoutes.readPolicyGrant;
type Prepare = typeof grantRoutes.preparePolicyGrant;

/** Grants that the units of the scope helped to. */
export async function listPolicyGrants(ctx: Context, { page, ...filter }: Input<List>): Promise<Reply<List>> {
  const scope = ctx.policy.unionScope('benefit.read');
  const rows = await listGrantRows(ctx.db, scope, filter, { limit: pageSize, offset: (page - 1) * pageSize });
  return { items: rows.map(toldGrant), total: rows[0]?.total ?? 0, page };
}

/** One grant with every month's payment, corrected ones among them. */
export async function readPolicyGrant(ctx: Context, { id }: Input<Read>): Promise<Reply<Read>> {
  const row = await readGrantRow(ctx.db, ctx.policy.unionScope('benefit.read'), id);
  if (!row) throw refusal('policyGrant.notFound');
  const months = await listInstalments(ctx.db, [id], { cancelled: true });
  return { ...toldGrant(row), months: months.map(toldInstalment) };
}

/** What the form of a grant needs: the person, the policies there are or were, the person's loans. */
export async function preparePolicyGrant(
  ctx: Context,
  { personId }: Input<Prepare>,
): Promise<Reply<Prepare>> {
  const scope = ctx.policy.unionScope('benefit.write');
  const graduate = await readableGraduate(ctx.db, scope, personId);
  if (!graduate) throw refusal('policyApplication.personNotFound');
  const [policies, loans] = await Promise.all([listGrantablePolicies(ctx.db), listLoansOf(ctx.db, personId)]);
  return {
    person: { personId, name: maskName(graduate.name), unionName: graduate.unionName },
    policies: policies.map(({ id, title, loan, monthly, state }) => ({
      id,
      title,
      loan,
      monthly,
      open: state === 'published',
    })),
    loans: loans.map(({ policyId, ...loan }) => ({ ...loan, underPolicy: policyId !== null })),
  };
}
