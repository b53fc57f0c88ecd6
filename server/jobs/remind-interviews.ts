import { createContext, type Services } from '../context.ts';
import { remindInterviews as remind } from '../modules/applications/interviews/remind-interviews.ts';

/** Every evening: reminds both sides of tomorrow's interviews. */
export async function remindInterviews(services: Services): Promise<void> {
  await remind(createContext(services, { actor: null, requestId: 'remind-interviews', client: 'worker' }));
}
