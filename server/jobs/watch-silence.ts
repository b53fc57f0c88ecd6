import { createContext, type Services } from '../context.ts';
import { watchSilence as watch } from '../modules/applications/watch-silence.ts';

/** Every morning: reminds companies of unanswered applications and ends those that waited in vain. */
export async function watchSilence(services: Services): Promise<void> {
  await watch(createContext(services, { actor: null, requestId: 'watch-silence', client: 'worker' }));
}
