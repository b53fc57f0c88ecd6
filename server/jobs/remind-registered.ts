import { createContext, type Services } from '../context.ts';
import {
  fillFreePlaces,
  remindRegistered as remind,
} from '../modules/events/registration/remind-registered.ts';

/** By day: fills places left free, then reminds those with a place of tomorrow's events, each once. */
export async function remindRegistered(services: Services): Promise<void> {
  const ctx = createContext(services, { actor: null, requestId: 'remind-registered', client: 'worker' });
  await fillFreePlaces(ctx);
  await remind(ctx);
}
