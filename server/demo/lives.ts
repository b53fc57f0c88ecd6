import { internshipRoutes } from '@sunshine/contract/applications/internship-routes.ts';
import { applicationRoutes } from '@sunshine/contract/applications/routes.ts';
import { graduateRoutes } from '@sunshine/contract/households/routes.ts';
import { addDays, addMonths } from '../clock.ts';
import type { DemoGraduate } from './archives.ts';
import type { DemoCompany } from './companies.ts';
import type { Random } from './random.ts';
import type { Stage } from './stage.ts';

/** What became of a graduate; the shares are those of published campaigns. */
export type Life =
  | 'settledAlone'
  | 'hiredOnPlatform'
  | 'placedByUnion'
  | 'internship'
  | 'stillSeeking'
  | 'settledAfterAsking'
  | 'planningStudy'
  | 'unregistered';

const shares: readonly (readonly [Life, number])[] = [
  ['settledAlone', 0.2],
  ['hiredOnPlatform', 0.42],
  ['placedByUnion', 0.14],
  ['internship', 0.06],
  ['stillSeeking', 0.1],
  ['settledAfterAsking', 0.03],
  ['planningStudy', 0.03],
  ['unregistered', 0.02],
];

export function drawLife(random: Random): Life {
  let left = random.next();
  for (const [life, share] of shares) {
    left -= share;
    if (left < 0) return life;
  }
  return 'unregistered';
}

/** Everything but the hires on the platform, which need both sides at the keyboard. */
export async function liveOn(
  stage: Stage,
  random: Random,
  graduate: DemoGraduate,
  life: Life,
  from: string,
  companies: readonly DemoCompany[],
): Promise<void> {
  const { personId, unit } = graduate;
  const { caseworker } = unit;
  const asked = addDays(from, random.between(0, 60));
  const later = addDays(asked, random.between(10, 70));
  const employer = (): string => `上海${random.pick(companies).text.stem}公司`;
  const outcome = (
    kind: 'contract' | 'furtherStudy' | 'agreement' | 'flexible' | 'enlisted' | 'planningStudy' | 'seeking',
    on: string,
  ) =>
    stage.act(
      graduateRoutes.recordOutcome,
      {
        id: personId,
        kind,
        from: on,
        resolvedBy: 'self',
        evidence: '本人告知，电话核实',
        ...(kind === 'contract' ? { employerName: employer() } : {}),
      },
      caseworker,
    );
  const ask = async (): Promise<void> => {
    stage.on(asked);
    await stage.act(
      graduateRoutes.openNeed,
      { id: personId, openedOn: asked, note: '想找离家近、专业对口的工作' },
      caseworker,
    );
  };

  switch (life) {
    case 'settledAlone':
      stage.on(later);
      await outcome(
        random.pick(['contract', 'contract', 'agreement', 'furtherStudy', 'flexible', 'enlisted'] as const),
        later,
      );
      return;
    case 'placedByUnion': {
      await ask();
      stage.on(later);
      const placement = {
        personId,
        employerName: employer(),
        kind: 'contract' as const,
        path: random.pick(['referral', 'fair', 'training'] as const),
        startOn: later,
        evidence: '劳动合同复印件',
      };
      await stage.act(applicationRoutes.recordPlacement, placement, caseworker);
      return;
    }
    case 'internship': {
      await ask();
      stage.on(later);
      const years = Number(later.slice(0, 4)) - graduate.graduationYear;
      const internship = {
        personId,
        // Who has left school is a trainee (见习), who has not is an intern (实习).
        kind: later > `${graduate.graduationYear}-07-31` ? ('traineeship' as const) : ('internship' as const),
        employerName: employer(),
        confirmedOn: later,
        startOn: later,
        endOn: addDays(addMonths(later, random.between(3, 5)), -1),
        evidence: '三方协议',
        ...(years > 2 ? { exceptionReason: '长期没有就业，区里同意放宽年限' } : {}),
      };
      await stage.act(internshipRoutes.recordInternship, internship, caseworker);
      return;
    }
    case 'stillSeeking':
      await ask();
      if (random.chance(0.6)) await outcome('seeking', asked);
      return;
    case 'settledAfterAsking':
      await ask();
      stage.on(later);
      await outcome('contract', later);
      return;
    case 'planningStudy':
      stage.on(asked);
      await outcome('planningStudy', asked);
      return;
    case 'hiredOnPlatform':
    case 'unregistered':
      return;
  }
}
