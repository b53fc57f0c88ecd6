import { unionRoutes } from '@sunshine/contract/unions/routes.ts';
import { operations } from '../../routing.ts';
import { createUnion } from './create-union.ts';
import { listUnionContacts } from './list-union-contacts.ts';
import { listUnions } from './list-unions.ts';
import { updateUnion } from './update-union.ts';

export const unionOperations = operations(unionRoutes, {
  listUnions,
  listUnionContacts,
  createUnion,
  updateUnion,
});
