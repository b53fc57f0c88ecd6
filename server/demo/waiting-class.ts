import { ownTrainingRoutes } from '@sunshine/contract/events/own-training-routes.ts';
import { trainingRoutes } from '@sunshine/contract/events/training-routes.ts';
import { addDays } from '../clock.ts';
import type { Actor } from '../policy.ts';
import type { DemoDistrict } from './district.ts';
import type { Stage } from './stage.ts';

/** People who sign up for eight places, two of them kept for a gap: some wait, whoever they are. */
const comers = 12;

/** A class with a waiting list and places kept for those whose gap it closes (保留名额, 候补). */
export async function waitForClass(
  stage: Stage,
  district: DemoDistrict,
  accounts: readonly Actor[],
  today: string,
): Promise<void> {
  stage.on(addDays(today, -4));
  const startsOn = addDays(today, 9);
  const meetings = [0, 1, 2, 3].map((index) => ({
    onDay: addDays(startsOn, index),
    hours: '18:30–20:30',
    topic: index === 0 ? '认证考什么，怎么练' : '',
  }));
  const { id } = await stage.act(
    trainingRoutes.planTraining,
    {
      kind: 'skillTraining',
      title: '电子商务师考前班',
      unionId: district.id,
      provider: '青浦区职工学校',
      place: '区职工文体中心 204',
      description: '八个座位，一人一台电脑，不收学费。',
      certificateName: '电子商务师',
      startsOn,
      endsOn: addDays(startsOn, meetings.length - 1),
      meetings,
      capacity: 8,
      reservedPlaces: 2,
      openToSignUp: true,
    },
    district.caseworker,
  );
  for (const actor of accounts.slice(0, comers)) await stage.act(ownTrainingRoutes.signUp, { id }, actor);
}
