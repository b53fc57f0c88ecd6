import { dayRoutes } from '@sunshine/contract/unions/day-routes.ts';
import { unionRoutes } from '@sunshine/contract/unions/routes.ts';
import { operations } from '../../routing.ts';
import { createUnion } from './create-union.ts';
import { listUnionContacts } from './list-union-contacts.ts';
import { listUnions } from './list-unions.ts';
import { readDay } from './read-day.ts';
import { updateUnion } from './update-union.ts';

export const unionOperations = [
  ...operations(unionRoutes, { listUnions, listUnionContacts, createUnion, updateUnion }),
  ...operations(dayRoutes, { readDay }),
];
