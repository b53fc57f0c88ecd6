import type { policyRoutes } from '@sunshine/contract/benefits/policy-routes.ts';
import type { CataloguePolicy } from '@sunshine/contract/benefits/policy-schemas.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import type { Queryable } from '@sunshine/db/connect.ts';
import { listCatalogue, listPolicyKeys } from '@sunshine/db/queries/benefits/policies.ts';
import type { Context } from '../../context.ts';
import { refusal } from '../../refusal.ts';
import { cataloguePolicy } from './policy-replies.ts';
import { samplePolicies } from './policy-samples.ts';

type List = typeof policyRoutes.listPolicyCatalogue;
type Read = typeof policyRoutes.readCataloguePolicy;

/** The catalogue of those who keep it: drafts first, then what is published, then what is retired. */
export async function listPolicyCatalogue(ctx: Context): Promise<Reply<List>> {
  ctx.policy.require('policy.manage');
  const [rows, keys] = await Promise.all([listCatalogue(ctx.db), listPolicyKeys(ctx.db)]);
  return {
    items: rows.map(cataloguePolicy),
    samplesLeft: samplePolicies.filter(({ key }) => !keys.has(key)).length,
  };
}

export async function readCataloguePolicy(ctx: Context, { id }: Input<Read>): Promise<Reply<Read>> {
  ctx.policy.require('policy.manage');
  return toldPolicy(ctx.db, id);
}

/** A policy as it stands now, for the reply of whoever changed it. */
export async function toldPolicy(db: Queryable, id: string): Promise<CataloguePolicy> {
  const [row] = await listCatalogue(db, id);
  if (!row) throw refusal('policy.notFound');
  return cataloguePolicy(row);
}
