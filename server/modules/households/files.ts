import { findGraduate } from '@sunshine/db/queries/households/graduates.ts';
import { personOfOutcome, personOfStudy } from '@sunshine/db/queries/households/registrations.ts';
import { recordFiles } from '../../record-files.ts';

const rights = { read: 'graduate.read', write: 'graduate.write' } as const;

/** Evidence of an outcome: a contract, an admission letter, a business licence. */
export const outcomeFiles = recordFiles({
  ...rights,
  type: 'outcome',
  missing: 'graduate.outcomeNotFound',
  unitOf: async (db, scope, id) => {
    const personId = await personOfOutcome(db, id);
    return personId && ((await findGraduate(db, scope, personId))?.unionId ?? null);
  },
});

/** Proof of hardship of a graduate who studies here with a household elsewhere (10A). */
export const studyFiles = recordFiles({
  ...rights,
  type: 'study',
  missing: 'graduate.notRegistered',
  unitOf: async (db, scope, id) => {
    const personId = await personOfStudy(db, id);
    return personId && ((await findGraduate(db, scope, personId))?.unionId ?? null);
  },
});
