import { searchRoutes } from '@sunshine/contract/positions/search.ts';
import { operations } from '../../routing.ts';
import { readPosition } from './read-position.ts';
import { searchPositions } from './search-positions.ts';
import { suggestPositions } from './suggest-positions.ts';

export const searchOperations = operations(searchRoutes, { searchPositions, suggestPositions, readPosition });
