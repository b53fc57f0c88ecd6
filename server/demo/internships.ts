import { internshipRoutes } from '@sunshine/contract/applications/internship-routes.ts';
import { graduateRoutes } from '@sunshine/contract/households/routes.ts';
import { addDays } from '../clock.ts';
import type { DemoGraduate } from './archives.ts';
import type { DemoDistrict } from './district.ts';
import type { Stage } from './stage.ts';

const employers = [
  '上海青禾纺织有限公司',
  '上海朱溪文旅有限公司',
  '上海淀湖机电有限公司',
  '上海蟠龙物流有限公司',
];

/**
 * Internships followed to their end, for people who are still looking: one led to a job, one is past its planned end,
 * one was extended, one is over, and so on in turns.
 */
export async function followInternships(
  stage: Stage,
  district: DemoDistrict,
  graduates: readonly DemoGraduate[],
  today: string,
): Promise<void> {
  for (const [index, graduate] of (await seekers(stage, district, graduates, today)).entries()) {
    const { caseworker } = graduate.unit;
    const startOn = addDays(today, -150 - index);
    const ways = ['keptOn', 'pastItsEnd', 'extended', 'over'] as const;
    const way = ways[index % ways.length];
    const endOn = addDays(today, way === 'pastItsEnd' ? -10 : -60);
    stage.on(startOn);
    const { id } = await stage.act(
      internshipRoutes.recordInternship,
      {
        personId: graduate.personId,
        kind: startOn > `${graduate.graduationYear}-07-31` ? 'traineeship' : 'internship',
        employerName: employers[index % employers.length] ?? '',
        confirmedOn: startOn,
        startOn,
        endOn,
        evidence: '三方协议，存工会资料柜',
        exceptionReason: '单位、学校和本人都同意',
      },
      caseworker,
    );
    if (way === 'extended') {
      stage.on(addDays(endOn, -5));
      const extension = { id, untilDay: addDays(today, 30), evidence: '续签的协议' };
      await stage.act(internshipRoutes.extendInternship, extension, caseworker);
    } else if (way === 'over') {
      stage.on(addDays(endOn, 2));
      const end = { id, endedOn: endOn, ended: 'completed', note: '鉴定表已收' } as const;
      await stage.act(internshipRoutes.endInternship, end, caseworker);
    } else if (way === 'keptOn') {
      stage.on(addDays(endOn, 1));
      const hire = { id, startOn: addDays(endOn, 1), kind: 'contract', evidence: '劳动合同复印件' } as const;
      await stage.act(internshipRoutes.keepOnIntern, hire, caseworker);
    }
  }
}

/** Up to eight who have asked for help and are still looking. */
async function seekers(
  stage: Stage,
  district: DemoDistrict,
  graduates: readonly DemoGraduate[],
  today: string,
): Promise<DemoGraduate[]> {
  stage.on(today);
  const found = await Promise.all(
    (['helpNeeded', 'unknown', 'seeking'] as const).map((situation) =>
      stage.act(graduateRoutes.listGraduates, { situation }, district.caseworker),
    ),
  );
  const ids = found.flatMap(({ items }) => items.map(({ personId }) => personId));
  return ids.flatMap((id) => graduates.filter(({ personId }) => personId === id)).slice(0, 8);
}
