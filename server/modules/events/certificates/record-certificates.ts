import type { certificateRoutes } from '@sunshine/contract/events/certificate-routes.ts';
import type { EntryRow } from '@sunshine/contract/events/people-schemas.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import type { Transaction } from '@sunshine/db/connect.ts';
import { insertCertificate } from '@sunshine/db/queries/events/certificates.ts';
import { findEnrolledPeople } from '@sunshine/db/queries/events/training-enrolments.ts';
import { findPeople, lockPeople } from '@sunshine/db/queries/events/training-people.ts';
import { findUnionIn } from '@sunshine/db/queries/unions/list-unions.ts';
import { audit } from '../../../audit.ts';
import type { Context } from '../../../context.ts';
import { refusal } from '../../../refusal.ts';
import { openNeedForService } from '../../../service-need.ts';
import { batchSubject } from '../batch-subject.ts';
import { entryRow } from '../training/choose-people.ts';
import { requireClass } from '../training/planned-class.ts';
import { refuseCertificates } from './rules.ts';

type Route = typeof certificateRoutes.recordCertificates;
type NewCertificates = Input<Route>;

/**
 * Keeps certificates of one kind for one person or many, each with its number and day; one outcome a row. A number
 * that its issuer gave already is told and passed over, the others are kept.
 */
export async function recordCertificates(ctx: Context, input: NewCertificates): Promise<Reply<Route>> {
  const refused = refuseCertificates(input, ctx.today());
  if (refused) throw refusal(refused.code, { fields: { [refused.field]: refusal(refused.code).message } });
  return ctx.transaction(async (tx) => {
    const { unionId, people } = await whoseCertificates(ctx, tx, input);
    await lockPeople(tx, [...people.keys()]);
    const kept: { id: string; personId: string }[] = [];
    const rows: EntryRow[] = [];
    for (const row of input.rows) {
      const person = people.get(row.personId);
      if (!person) {
        rows.push({ typed: null, personId: null, name: null, outcome: 'notFound', candidates: [] });
        continue;
      }
      const id = await keep(ctx, tx, input, { ...row, unionId });
      if (id) kept.push({ id, personId: row.personId });
      rows.push(entryRow({ typed: null, person }, id ? 'entered' : 'numberTaken'));
    }
    if (kept.length > 0)
      await audit(ctx, tx, 'certificate.record', batchSubject('certificate', kept, unionId), {
        permission: 'training.write',
        detail: { name: input.name, classId: input.classId, certificates: kept },
      });
    return { entered: kept.length, rows };
  });
}

/** Of a class: those in it, at its unit. Otherwise graduates of the scope, at the unit that helped. */
async function whoseCertificates(ctx: Context, tx: Transaction, input: NewCertificates) {
  const scope = ctx.policy.unionScope('training.write');
  const personIds = input.rows.map(({ personId }) => personId);
  if (input.classId) {
    const training = await requireClass(ctx, tx, input.classId);
    if (training.state !== 'finished') throw refusal('certificate.classNeeded');
    const found = await findEnrolledPeople(tx, training.id, personIds);
    return { unionId: training.unionId, people: new Map(found.map((each) => [each.personId, each])) };
  }
  const union = await findUnionIn(tx, scope, input.unionId ?? scope[0] ?? '');
  if (!union) throw refusal('union.notFound');
  const found = await findPeople(tx, scope, { personIds, names: [] });
  return { unionId: union.id, people: new Map(found.map((each) => [each.personId, each])) };
}

/** One certificate, and the need of who got it as a service; null when the number is taken. */
async function keep(
  ctx: Context,
  tx: Transaction,
  { name, issuer, help, classId, helpNote, renewal }: NewCertificates,
  row: { personId: string; number: string; issuedOn: string; unionId: string },
): Promise<string | null> {
  const [id, at] = [ctx.id(), ctx.now()];
  const recordedBy = ctx.policy.require('training.write').accountId;
  const shared = { name, issuer, help, classId, helpNote: helpNote || null, renewal };
  const kept = await insertCertificate(tx, { ...shared, ...row, id, recordedBy, recordedAt: at });
  if (!kept) return null;
  const { personId, issuedOn } = row;
  if (!renewal)
    await openNeedForService(ctx, tx, { personId, day: issuedOn, closed: false, by: 'platform', at });
  return id;
}
