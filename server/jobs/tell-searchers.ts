import { createContext, type Services } from '../context.ts';
import { tellOfClosingFavourites } from '../modules/positions/favourites/tell-closing.ts';
import { tellOfNewPositions } from '../modules/positions/saved-searches/tell-of-new.ts';
import { meetWishes } from '../modules/positions/wishes/meet-wishes.ts';

/** Every morning, and again through the day where that was missed: wishes that came true, saved searches with something new, favourites that end soon. */
export async function tellSearchers(services: Services): Promise<void> {
  const ctx = createContext(services, { actor: null, requestId: 'tell-searchers', client: 'worker' });
  await meetWishes(ctx);
  await tellOfNewPositions(ctx);
  await tellOfClosingFavourites(ctx);
}
