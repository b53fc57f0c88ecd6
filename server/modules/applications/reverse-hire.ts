import type { Transaction } from '@sunshine/db/connect.ts';
import { lockApplication } from '@sunshine/db/queries/applications/lock-application.ts';
import type { Context } from '../../context.ts';
import { notifyCompany } from '../../notify-company.ts';
import { notifyGraduate } from '../../notify-graduate.ts';
import { companyAddress, graduateAddress } from './notify.ts';
import { takeStep } from './take-step.ts';

/** Takes a mistaken hire back on its application: to both sides' confirmation anew, or to its end. */
export async function reverseHire(
  ctx: Context,
  tx: Transaction,
  record: { personId: string; applicationId: string | null },
  { to, reason }: { to: 'accepted' | 'closed'; reason: string },
): Promise<void> {
  if (!record.applicationId) return;
  const application = await lockApplication(tx, { personId: record.personId }, record.applicationId);
  if (application?.state !== 'hired') return;
  const again = { startOn: null, companyConfirmedAt: null, graduateConfirmedAt: null };
  const patch = to === 'accepted' ? again : {};
  await takeStep(ctx, tx, application, { to, by: 'caseworker', note: '到岗记录已更正', patch });
  const about = `hire-reversed:${application.id}:${ctx.now().toISOString()}`;
  const next = to === 'accepted' ? '真的到岗了，双方再确认一次日期。' : '这份投递到此结束。';
  const corrected = `${application.positionTitle}：工会核对后更正了到岗记录。`;
  const title = '到岗记录改过了';
  await notifyGraduate(tx, application.personId, {
    topic: 'interview',
    about,
    title,
    body: `${corrected}原因：${reason}。${next}`,
    href: graduateAddress(application.id),
  });
  // What staff write about a graduate may tell of the household: the company asks the union instead.
  await notifyCompany(tx, application.companyId, {
    topic: 'interview',
    about,
    title,
    body: `${corrected}${next}想知道原因，问核实你们单位的工会。`,
    href: companyAddress(application.id),
  });
}
