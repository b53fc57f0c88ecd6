import type { policyRoutes } from '@sunshine/contract/benefits/policy-routes.ts';
import type { Reply } from '@sunshine/contract/route.ts';
import { insertMissingPolicies } from '@sunshine/db/queries/benefits/policies.ts';
import { audit } from '../../audit.ts';
import type { Context } from '../../context.ts';
import { refusal } from '../../refusal.ts';
import { samplePolicies } from './policy-samples.ts';

type Route = typeof policyRoutes.addSamplePolicies;

/** Starts a catalogue from samples: drafts to be checked with the office, those already there are left alone. */
export async function addSamplePolicies(ctx: Context): Promise<Reply<Route>> {
  ctx.policy.require('policy.manage');
  return ctx.transaction(async (tx) => {
    const validFrom = `${ctx.today().slice(0, 4)}-01-01`;
    const rows = samplePolicies.map((sample) => ({
      ...sample,
      id: ctx.id(),
      validFrom,
      validUntil: null,
      updatedAt: ctx.now(),
    }));
    const added = await insertMissingPolicies(tx, rows);
    const [first] = added;
    if (!first) throw refusal('policy.noSamplesLeft');
    // One entry for the batch, at the first of them: each is a draft that is published with an entry of its own.
    await audit(
      ctx,
      tx,
      'policy.addSamples',
      { type: 'policy', id: first.id },
      { permission: 'policy.manage', detail: { titles: added.map(({ title }) => title) } },
    );
    return { added };
  });
}
