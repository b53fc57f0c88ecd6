import type { AuditSubject } from '../../audit.ts';

/**
 * What the audit entry of an entry for many people is about: the record when it is one, otherwise the unit, with the
 * records in the detail. One entry a batch: each holds the head of an audit chain, and two could wait in a ring.
 */
export function batchSubject(
  type: 'certificate' | 'guidanceSession',
  records: readonly { id: string }[],
  unionId: string,
): AuditSubject {
  const [only, ...others] = records;
  return only && others.length === 0
    ? { type, id: only.id, unionId }
    : { type: 'union', id: unionId, unionId };
}
