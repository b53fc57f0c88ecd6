import { createContext, type Services } from '../context.ts';
import { fillClasses as fill } from '../modules/events/training/fill-classes.ts';

/** Gives free places of classes to those who wait. */
export async function fillClasses(services: Services): Promise<void> {
  await fill(createContext(services, { actor: null, requestId: 'fill-classes', client: 'worker' }));
}
