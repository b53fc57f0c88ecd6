import { companyBlockRoutes } from '@sunshine/contract/applications/block-routes.ts';
import { positionReportRoutes } from '@sunshine/contract/positions/report-routes.ts';
import { addDays } from '../clock.ts';
import type { Candidate } from './hires.ts';
import type { DemoPosition } from './positions.ts';
import type { Stage } from './stage.ts';

/** What graduates write of positions: three of one and the same, two of others. */
const reports = [
  { at: 0, reason: 'fee', note: '电话里说先交 200 元服装押金，入职满三个月才退。' },
  { at: 0, reason: 'fee', note: '面试那天要押身份证。' },
  { at: 0, reason: 'false', note: '写的是文员，去了是推销。' },
  { at: 1, reason: 'filled', note: '打电话说上个月就招满了。' },
  { at: 2, reason: 'contact', note: '' },
  { at: 3, reason: 'filled', note: '' },
  { at: 4, reason: 'other', note: '上班地点比写的远很多。' },
] as const;

/** Some keep their résumé from a company, some report a position; the unions have answered a few. */
export async function raiseConcerns(
  stage: Stage,
  candidates: readonly Candidate[],
  positions: readonly DemoPosition[],
  today: string,
): Promise<void> {
  const open = positions.filter(({ publishedOn, validUntil }) => publishedOn < today && validUntil > today);
  const actors = candidates.map(({ actor }) => actor);
  if (actors.length === 0) return;
  stage.on(addDays(today, -6));
  for (const [index, actor] of actors.slice(0, 3).entries()) {
    const company = open.at(-1 - index)?.company;
    if (!company) continue;
    const keep = { id: company.id, openApplications: 'keep' } as const;
    await stage.act(companyBlockRoutes.blockCompany, keep, actor);
  }
  const made: string[] = [];
  for (const [index, { at, reason, note }] of reports.entries()) {
    stage.on(addDays(today, -5 + (index % 3)));
    const [actor, position] = [actors[index % actors.length], open[at]];
    if (!actor || !position) continue;
    const { id } = await stage.act(
      positionReportRoutes.reportPosition,
      { id: position.id, reason, note },
      actor,
    );
    if (at < 3) continue;
    made.push(id);
    stage.on(addDays(today, -1));
    const verdict = made.length === 1 ? ('upheld' as const) : ('dismissed' as const);
    const answer =
      verdict === 'upheld'
        ? '打过电话，确实招满了，已经请单位关闭。'
        : '核对过，地址和写的一样，在地铁站边上。';
    const { reviewer } = position.company;
    await stage.act(positionReportRoutes.decidePositionReport, { id, verdict, answer }, reviewer);
  }
}
