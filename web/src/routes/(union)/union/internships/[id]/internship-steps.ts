import type { InternshipLife } from '@sunshine/contract/applications/internship-schemas.ts';
import { internshipEnds } from '@sunshine/contract/applications/vocabulary.ts';
import type { Step } from '#lib/components/step.ts';
import { fullDay } from '#lib/format/date.ts';

/** Past the planned last day, or a year on without one, and nobody has said how it ended. */
export function isLate({ cancelledOn, ended, endOn, startOn }: InternshipLife, today: string): boolean {
  if (cancelledOn || ended) return false;
  const yearOn = `${Number(startOn.slice(0, 4)) + 1}${startOn.slice(4)}`;
  return (endOn ?? yearOn) < today;
}

/** The life of an internship as its page tells it: what was, what is, what is to come. */
export function lifeOf(internship: InternshipLife, today: string): Step[] {
  const { startOn, endOn, cancelledOn, ended, endedOn } = internship;
  const steps: Step[] = [{ label: '单位和本人确认', state: 'done', note: fullDay(internship.confirmedOn) }];
  if (cancelledOn) {
    return [...steps, { label: '取消', state: 'end', note: internship.cancellationReason ?? '' }];
  }
  const begun = startOn <= today;
  const running = begun && !ended;
  const began = { label: begun ? '开始' : '计划开始', note: fullDay(startOn) };
  steps.push({ ...began, state: !begun ? 'todo' : 'done' });
  for (const each of internship.extensions) {
    const before = each.fromDay ? `${fullDay(each.fromDay)}改到` : '定到';
    const note = [`凭据：${each.evidence}`, each.recordedBy ?? '', fullDay(each.recordedAt)].filter(Boolean);
    steps.push({ label: `${before}${fullDay(each.untilDay)}`, state: 'done', note: note.join('，') });
  }
  if (ended && endedOn) {
    const note = [fullDay(endedOn), internship.endNote ?? ''].filter(Boolean).join('，');
    steps.push({ label: internshipEnds[ended], state: 'done', note });
    if (internship.placement) {
      const later = internship.placement.startOn > today;
      steps.push({
        label: later ? '计划上岗' : '上岗',
        state: later ? 'todo' : 'done',
        note: fullDay(internship.placement.startOn),
      });
    }
    return steps;
  }
  steps.push({
    label: running ? '进行中' : '计划结束',
    state: running ? 'now' : 'todo',
    note: endOn ? `定到${fullDay(endOn)}` : '没有定结束日期',
  });
  return steps;
}
