import { createContext, type Services } from '../context.ts';
import { lapseReferrals as lapse } from '../modules/applications/referrals/lapse-referrals.ts';

/** One day's look at referrals that nobody answered. */
export async function lapseReferrals(services: Services): Promise<void> {
  await lapse(createContext(services, { actor: null, requestId: 'lapse-referrals', client: 'worker' }));
}
