import { favouriteRoutes } from '@sunshine/contract/positions/kept-routes.ts';
import { operations } from '../../../routing.ts';
import { dropFavourite } from './drop-favourite.ts';
import { keepFavourite } from './keep-favourite.ts';
import { keptAmong } from './kept-among.ts';
import { listFavourites } from './list-favourites.ts';

export const favouriteOperations = operations(favouriteRoutes, {
  listFavourites,
  keptAmong,
  keepFavourite,
  dropFavourite,
});
