import { fairMatchingRoutes } from '@sunshine/contract/positions/fair-matching-routes.ts';
import { matchingRoutes } from '@sunshine/contract/positions/matching-routes.ts';
import { operations } from '../../../routing.ts';
import { giveFeedback, takeBackFeedback } from './give-feedback.ts';
import { listCandidates } from './list-candidates.ts';
import { listFittingBooths } from './list-fitting-booths.ts';
import { listGraduateMatches } from './list-graduate-matches.ts';
import { listRecommendations } from './list-recommendations.ts';
import { listUnionMatches } from './list-union-matches.ts';
import { readFit } from './read-fit.ts';

export const matchingOperations = [
  ...operations(fairMatchingRoutes, { listFittingBooths }),
  ...operations(matchingRoutes, {
    listRecommendations,
    readFit,
    giveFeedback,
    takeBackFeedback,
    listCandidates,
    listUnionMatches,
    listGraduateMatches,
  }),
];
