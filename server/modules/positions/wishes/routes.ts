import { wishRoutes } from '@sunshine/contract/positions/wish-routes.ts';
import { operations } from '../../../routing.ts';
import { listOwnWishes } from './list-own-wishes.ts';
import { readDemand } from './read-demand.ts';
import { registerWish } from './register-wish.ts';
import { widenSearch } from './widen-search.ts';
import { withdrawWish } from './withdraw-wish.ts';

export const wishOperations = operations(wishRoutes, {
  widenSearch,
  registerWish,
  listOwnWishes,
  withdrawWish,
  readDemand,
});
