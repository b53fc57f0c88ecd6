import { householdRoutes } from '@sunshine/contract/households/routes.ts';
import type { CallerInput } from '@sunshine/contract/route.ts';
import type { TestApp } from '../app.ts';
import { replyOf } from '../call.ts';
import { syntheticIdNumber } from './id-numbers.ts';
import type { GivenAccount } from './people.ts';

let sequence = 400;

type MemberInput = CallerInput<typeof householdRoutes.addMember>;

/** An archive with one graduate of 2026, opened by a caseworker through the API. */
export async function givenGraduate(
  app: TestApp,
  as: GivenAccount,
  changes: Partial<MemberInput> = {},
): Promise<{ householdId: string; personId: string; idNumber: string; name: string }> {
  sequence += 1;
  const number = sequence;
  const household = replyOf(
    await app.call(
      householdRoutes.openHousehold,
      {
        name: '沈建国',
        idNumber: syntheticIdNumber('1971-05-20', number),
        openedOn: '2025-03-18',
        category: 'relative',
        mainCause: 'schooling',
      },
      as,
    ),
  );
  const name = changes.name ?? '沈一鸣';
  const idNumber = changes.idNumber ?? syntheticIdNumber('2003-06-15', number);
  const member = replyOf(
    await app.call(
      householdRoutes.addMember,
      {
        version: 1,
        relation: 'child',
        identity: 'graduate',
        study: {
          school: '上海商贸职业学院',
          campusDivision: '青浦区',
          major: '大数据与会计',
          degree: 'college',
          graduationYear: 2026,
        },
        ...changes,
        id: household.id,
        name,
        idNumber,
      },
      as,
    ),
  );
  return { householdId: household.id, personId: member.personId, idNumber, name };
}
