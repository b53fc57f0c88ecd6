import type { Transaction } from '@sunshine/db/connect.ts';
import type { LockedApplication } from '@sunshine/db/queries/applications/lock-application.ts';
import type { Context } from '../../context.ts';
import { notifyCompany } from '../../notify-company.ts';
import { companyAddress } from './notify.ts';
import { takeStep } from './take-step.ts';

/**
 * A hire for a job (全职, 公益性岗位) closes the person's other open applications; an internship closes none, since it
 * is not employment and the person goes on looking.
 */
export async function closeOthers(
  ctx: Context,
  tx: Transaction,
  others: readonly LockedApplication[],
): Promise<void> {
  for (const other of others) {
    await takeStep(ctx, tx, other, { to: 'closed', by: 'system', note: '已在别处到岗' });
    await notifyCompany(tx, other.companyId, {
      topic: 'application',
      about: `application-closed:${other.id}`,
      title: `${other.resume.name} 的投递结束了`,
      body: `${other.positionTitle}。对方已在别处到岗，你不用再答复。`,
      href: companyAddress(other.id),
    });
  }
}
