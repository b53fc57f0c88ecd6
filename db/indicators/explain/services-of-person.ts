import type { CellCode } from '@sunshine/contract/reports/sunshine-form.ts';
import { type SQL, sql } from 'drizzle-orm';
import type { Queryable } from '../../connect.ts';
import { recordText } from '../record-text.ts';

/** A record of the person that could count in a cell of services, with what speaks against it, if anything. */
export interface ServiceRecord {
  recordId: string;
  on: string;
  unitName: string;
  record: string;
  /** `取消`, `到期换证`: why it is no service; null when it is one. */
  problem: string | null;
}

/** Each kind of record: id, day, unit, problem. Whatever was ever entered for the person, counted or not. */
const sources = {
  internship: sql`select 'internship', i.id, i.confirmed_on, i.union_id,
      case when i.cancelled_on < i.start_on then '上岗前取消了' end
    from internships i where i.person_id = x.person_id`,
  placement: sql`select 'placement', p.id, p.start_on, p.union_id,
      case when p.cancelled_at is not null then '已更正，不算' end
    from placements p where p.person_id = x.person_id`,
  skillTraining: attendance('skillTraining'),
  entrepreneurshipTraining: attendance('entrepreneurshipTraining'),
  certificate: sql`select 'certificate', c.id, c.issued_on, c.union_id,
      case when c.cancelled_at is not null then '已更正，不算' when c.renewal then '到期换证不计' end
    from certificates c where c.person_id = x.person_id`,
  guidance: sql`select 'guidanceSession', g.id, g.on_day, g.union_id,
      case when g.cancelled_at is not null then '已更正，不算' end
    from guidance_sessions g where g.person_id = x.person_id`,
  tranche: sql`select 'loanTranche', t.id, t.paid_on, l.union_id,
      case when l.cancelled_at is not null then '合同已更正，不算' when t.sent_back_on is not null then '被银行退回，视为没有发生' end
    from loan_tranches t join guaranteed_loans l on l.id = t.loan_id where l.person_id = x.person_id`,
  grant: sql`select 'policyGrant', g.id, g.granted_on, g.union_id,
      case when g.cancelled_at is not null then '已更正，不算'
        when exists (select 1 from guaranteed_loans l where l.id = g.loan_id and l.policy_id is not null and l.cancelled_at is null)
          then '随贷款首笔放款计，不另计' end
    from policy_grants g where g.person_id = x.person_id`,
  allowance: sql`select 'jobSeekingAllowance', a.id, coalesce(a.paid_on, a.applied_on), a.union_id,
      case when a.state <> 'paid' then '还没有发放'
        when a.amount_fen <= (select coalesce(sum(r.amount_fen), 0) from allowance_returns r
          where r.allowance_id = a.id and r.cancelled_at is null)
          then '已全额退回' end
    from job_seeking_allowances a where a.person_id = x.person_id`,
} as const satisfies Record<string, SQL>;

function attendance(kind: string): SQL {
  return sql`select 'trainingEnrolment', e.id, c.ends_on, c.union_id,
      case when e.state = 'withdrawn' then '中途退出' when e.state = 'waiting' then '还在候补' when c.state = 'cancelled' then '这个班没有办'
        when c.state = 'planned' then '还没有结班' end
    from training_enrolments e join training_classes c on c.id = e.class_id and c.kind = ${kind}
    where e.person_id = x.person_id`;
}

const entered = (...kinds: string[]): SQL => sql`select 'supplementary', s.id, s.on_day, s.union_id,
    case when s.withdrawn_at is not null then '补录已撤回' when s.returned_fen = s.amount_fen then '已全额退回' end
  from supplementary_records s where s.person_id = x.person_id and s.kind in (${sql.join(
    kinds.map((kind) => sql`${kind}`),
    sql`, `,
  )})`;

/** Which kinds of record a cell of services counts. */
const sourcesOf: Partial<Record<CellCode, readonly SQL[]>> = {
  '02A': [sources.internship],
  '03A': [sources.skillTraining, entered('skillTraining')],
  '03B': [sources.certificate, entered('certificate')],
  '06A': [sources.guidance, entered('guidance')],
  '06B': [sources.entrepreneurshipTraining, entered('entrepreneurshipTraining')],
  '06C': [sources.tranche, entered('loanTranche')],
  '06D': [sources.tranche, entered('loanTranche')],
  '07A': [sources.grant, sources.tranche, entered('policyGrant', 'loanTranche')],
  '08A': [sources.placement],
  '09A': [sources.allowance, entered('jobSeekingAllowance')],
  '09B': [sources.allowance, entered('jobSeekingAllowance')],
};

export function countsServices(code: CellCode): boolean {
  return sourcesOf[code] !== undefined;
}

/** Everything entered for the person that the cell could count, oldest first. */
export async function servicesOfPerson(
  db: Queryable,
  code: CellCode,
  personId: string,
): Promise<ServiceRecord[]> {
  const parts = [...(sourcesOf[code] ?? [])];
  if (parts.length === 0) return [];
  const rows = await db.execute<Record<string, unknown> & ServiceRecord>(sql`
    select f.record_id as "recordId", f.on_day as "on", u.name as "unitName",
      coalesce(${recordText()}, '') as record, f.problem
    from (select ${personId}::uuid as person_id) x
    cross join lateral (${sql.join(parts, sql` union all `)}) f(record_type, record_id, on_day, union_id, problem)
    join unions u on u.id = f.union_id
    order by f.on_day, f.record_id`);
  return [...rows];
}
