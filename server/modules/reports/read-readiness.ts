import type { Permission } from '@sunshine/contract/permissions.ts';
import type { workflowRoutes } from '@sunshine/contract/reports/workflow-routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { maskName } from '@sunshine/contract/shared/mask.ts';
import { type GapKey, type GapSubject, readinessOf } from '@sunshine/db/indicators/readiness.ts';
import type { Context } from '../../context.ts';
import { openReport } from './open-report.ts';

/** What each gap is called, why it matters, and which cells it moves. */
const gapWords: Readonly<Record<GapKey, { title: string; lead: string; cells: readonly string[] }>> = {
  withoutDegree: {
    title: '没有已毕业的学籍',
    lead: '家里登记为高校毕业生，却没有能算的学历，现在一个数也没计。补上学校、学历和毕业年份。',
    cells: ['01A', '01B', '01C'],
  },
  outcomeUnknown: {
    title: '去向没登记',
    lead: '没登记去向的按未就业计。问一次本人，登记去向和日期。',
    cells: ['01D', '10A', '11A'],
  },
  placementWithoutEvidence: {
    title: '就业缺凭据',
    lead: '这几种就业要有凭据才计入。补上合同、营业执照或收入证明。',
    cells: ['08A'],
  },
  eventNotClosed: {
    title: '活动过了日期没记',
    lead: '办了没办，没记就不计。记下办了，或者没办。',
    cells: ['04A', '04B'],
  },
  classNotFinished: {
    title: '培训班过了日期没结班',
    lead: '结班才计到课的人。记好出勤，结班。',
    cells: ['03A', '06B'],
  },
  internshipPastEnd: {
    title: '实习见习到期没办结',
    lead: '留用的算实现就业。问清去向，办结或延长。',
    cells: ['02A', '08A'],
  },
  studyWithoutCampus: {
    title: '学籍缺校区所在地',
    lead: '不知道在哪里读的，就算不了在本地就读。补上校区所在区划。',
    cells: ['10A'],
  },
  archiveNotVerified: {
    title: '档案满 12 个月没复核',
    lead: '脱困了没有、搬走了没有，一年要核一次。',
    cells: ['01A'],
  },
};

const permissionOf: Readonly<Record<GapSubject, Permission>> = {
  graduate: 'graduate.read',
  household: 'household.read',
  event: 'event.read',
  trainingClass: 'training.read',
  internship: 'placement.read',
  placement: 'placement.read',
};

/** 完备度: the share of persons and records that have no gap, and what to mend, most first. */
export async function readReadiness(
  ctx: Context,
  input: Input<typeof workflowRoutes.readReadiness>,
): Promise<Reply<typeof workflowRoutes.readReadiness>> {
  const { frame, unit } = await openReport(ctx, input);
  const { looked, whole, gaps } = await readinessOf(ctx.db, frame, unit.id, ctx.today());
  const items = gaps.map(({ key, count, examples }) => {
    const { cells, ...words } = gapWords[key];
    return {
      key,
      ...words,
      cells: [...cells],
      count,
      examples: examples.map(({ subject, id, personName, text }) => ({
        label: personName === null ? text : `${maskName(personName)}，${text}`,
        area: subject,
        id: ctx.policy.allows(permissionOf[subject]) ? id : null,
      })),
    };
  });
  return {
    // Whole percent, rounded down: 100 only where nothing is left to mend.
    score: looked === 0 ? 100 : Math.floor((whole * 100) / looked),
    items: items.sort((a, b) => b.count - a.count || a.key.localeCompare(b.key)),
  };
}
