import type { Queryable } from '@sunshine/db/connect.ts';
import {
  findArchiveNumbers,
  findArchivesOfWorkers,
  type WorkerArchive,
} from '@sunshine/db/queries/households/archives.ts';
import { findPeopleByIdNumber, type KnownPerson } from '@sunshine/db/queries/households/people.ts';
import { type GraduateState, readGraduateStates } from '@sunshine/db/queries/households/roster-state.ts';
import type { Cipher } from '../../../cipher.ts';
import { hashIdNumber } from '../../../person-seals.ts';
import type { RosterRow } from './roster-row.ts';

/** What the database knows of the people and archives of one batch of rows. */
export interface Known {
  /** By ID number; a person planned by an earlier row of the batch stands here too. */
  people: Map<string, Pick<KnownPerson, 'id' | 'name' | 'household'>>;
  /** By the worker's person id. */
  archives: Map<string, WorkerArchive>;
  /** Archive number → worker's person id. */
  numbers: Map<string, string>;
  graduates: Map<string, GraduateState>;
}

/** Four statements for a batch, however many rows it has. */
export async function loadKnown(db: Queryable, cipher: Cipher, rows: readonly RosterRow[]): Promise<Known> {
  const idNumberByHash = new Map<string, string>();
  const numbers: string[] = [];
  for (const { household, member } of rows) {
    for (const idNumber of [household?.idNumber, member?.idNumber]) {
      if (idNumber) idNumberByHash.set(hashIdNumber(cipher, idNumber).toString('hex'), idNumber);
    }
    if (household?.archiveNumber) numbers.push(household.archiveNumber);
  }
  const found = await findPeopleByIdNumber(
    db,
    [...idNumberByHash.keys()].map((hex) => Buffer.from(hex, 'hex')),
  );
  const ids = found.map(({ id }) => id);
  const [archives, taken, graduates] = [
    await findArchivesOfWorkers(db, ids),
    await findArchiveNumbers(db, numbers),
    await readGraduateStates(db, ids),
  ];
  return {
    people: new Map(found.map((person) => [idNumberByHash.get(person.hash.toString('hex')) ?? '', person])),
    archives: new Map(archives.map((archive) => [archive.personId, archive])),
    numbers: new Map(taken.map(({ archiveNumber, workerId }) => [archiveNumber, workerId])),
    graduates: new Map(graduates.map((state) => [state.personId, state])),
  };
}
