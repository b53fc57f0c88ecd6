import { reportRoutes } from '@sunshine/contract/reports/routes.ts';
import { addDays } from '../clock.ts';
import type { DemoGraduate } from './archives.ts';
import type { Random } from './random.ts';
import type { Stage } from './stage.ts';

const classes = ['初级会计实务班', '低压电工取证班', '电商运营班', '养老护理员班', '办公软件班'];
const policies = ['技能提升补贴', '社会保险补贴', '就业见习补贴', '创业场地补贴'];

/** Work done outside the platform in a year's campaign, entered as what it was, person by person. */
export async function supplement(
  stage: Stage,
  random: Random,
  graduates: readonly DemoGraduate[],
  span: { from: string; days: number; enteredOn: string },
): Promise<void> {
  // Entered when the season is over, as unions do; the records keep their own days.
  stage.on(span.enteredOn);
  for (const graduate of graduates) {
    const onDay = addDays(span.from, random.between(0, span.days));
    const title = random.pick(classes);
    // Most train and guide on the platform; a few sheets of paper come in afterwards.
    if (random.chance(0.05))
      await named(stage, graduate, { kind: 'skillTraining', onDay, title, evidence: '签到表' });
    if (random.chance(0.03))
      await named(stage, graduate, {
        kind: 'certificate',
        onDay: addDays(onDay, 20),
        title: `${title}结业考试`,
        evidence: '证书复印件',
      });
    if (random.chance(0.03))
      await named(stage, graduate, {
        kind: 'policyGrant',
        onDay,
        title: '落实扶持政策',
        evidence: '受理回执',
        policy: random.pick(policies),
      });
    if (random.chance(0.03))
      await named(stage, graduate, {
        kind: 'jobSeekingAllowance',
        onDay,
        title: '求职补贴',
        evidence: '银行回单',
        amountFen: String(random.pick([50_000, 80_000, 100_000])),
      });
    if (random.chance(0.06)) await startUp(stage, random, graduate, onDay);
  }
}

async function startUp(stage: Stage, random: Random, graduate: DemoGraduate, onDay: string): Promise<void> {
  if (random.chance(0.25)) {
    await named(stage, graduate, {
      kind: 'guidance',
      onDay,
      title: '创业指导：选址和成本',
      evidence: '指导记录',
    });
    await named(stage, graduate, {
      kind: 'entrepreneurshipTraining',
      onDay,
      title: '创业意识培训',
      evidence: '结业证书',
    });
  }
  if (!random.chance(0.15)) return;
  const contractNumber = `XD-${onDay.replaceAll('-', '')}-${random.between(100, 999)}`;
  const amountFen = String(random.pick([5_000_000, 8_000_000, 10_000_000]));
  await named(stage, graduate, {
    kind: 'loanTranche',
    onDay,
    title: '小额担保贷款首笔放款',
    evidence: '借款合同和放款单',
    amountFen,
    contractNumber,
    policy: '创业担保贷款',
  });
}

async function named(
  stage: Stage,
  graduate: DemoGraduate,
  record: {
    kind:
      | 'skillTraining'
      | 'certificate'
      | 'policyGrant'
      | 'jobSeekingAllowance'
      | 'guidance'
      | 'entrepreneurshipTraining'
      | 'loanTranche';
    onDay: string;
    title: string;
    evidence: string;
    policy?: string;
    amountFen?: string;
    contractNumber?: string;
  },
): Promise<void> {
  await stage.act(
    reportRoutes.createSupplementary,
    { ...record, personId: graduate.personId, unionId: graduate.unit.id },
    graduate.unit.caseworker,
  );
}
