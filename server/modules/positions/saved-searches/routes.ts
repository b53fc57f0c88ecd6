import { savedSearchRoutes } from '@sunshine/contract/positions/kept-routes.ts';
import { operations } from '../../../routing.ts';
import { changeSavedSearch } from './change-saved-search.ts';
import { listSavedSearches } from './list-saved-searches.ts';
import { openSavedSearch } from './open-saved-search.ts';
import { removeSavedSearch } from './remove-saved-search.ts';
import { saveSearch } from './save-search.ts';

export const savedSearchOperations = operations(savedSearchRoutes, {
  listSavedSearches,
  saveSearch,
  changeSavedSearch,
  openSavedSearch,
  removeSavedSearch,
});
