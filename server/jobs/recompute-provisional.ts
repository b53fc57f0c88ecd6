import { createContext, type Services } from '../context.ts';
import { recomputeProvisional as recompute } from '../modules/reports/recompute-provisional.ts';

/** Soon after the cutoff's midnight in Shanghai: reports handed in before it are counted again as of the cutoff. */
export async function recomputeProvisional(services: Services): Promise<void> {
  await recompute(
    createContext(services, { actor: null, requestId: 'recompute-provisional', client: 'worker' }),
  );
}
