import { type SQL, sql } from 'drizzle-orm';
import { dayParam, type Frame } from '../frame.ts';

/** Tranches of guaranteed loans, 补录 among them; one the bank took back never happened. */
export function trancheRecords({ asOf }: Frame): SQL {
  return sql`tranche_records as materialized (
    select 'loanTranche' as record_type, t.id as record_id, l.id::text as contract, l.person_id,
      l.union_id as unit_id, t.paid_on as on_day, t.amount_fen as net_fen, l.policy_id is not null as under_policy
    from loan_tranches t join guaranteed_loans l on l.id = t.loan_id
    where l.cancelled_at is null and t.sent_back_on is null and t.paid_on <= ${dayParam(asOf)}
    union all
    select 'supplementary', s.record_id, s.contract_number, s.person_id, s.unit_id, s.on_day, s.net_fen,
      s.policy is not null
    from supplementary_live s where s.kind = 'loanTranche' and s.net_fen > 0
  )`;
}

/** First tranche of each loan contract: the day the loan began. */
export function loanContracts(): SQL {
  return sql`loan_contracts as materialized (
    select distinct on (t.record_type, t.person_id, t.contract) t.record_type, t.record_id, t.person_id, t.contract,
      t.unit_id, t.on_day, t.net_fen,
      bool_or(t.under_policy) over (partition by t.record_type, t.person_id, t.contract) as under_policy
    from tranche_records t
    order by t.record_type, t.person_id, t.contract, t.on_day, t.record_id
  )`;
}

/** Policy grants, 补录 among them; one that belongs to a loan under policy is counted with the loan's first tranche. */
export function grantRecords({ asOf }: Frame): SQL {
  return sql`grant_records as materialized (
    select 'policyGrant' as record_type, g.id as record_id, g.person_id, g.union_id as unit_id,
      g.granted_on as on_day, 1::bigint as quantity
    from policy_grants g
    where g.cancelled_at is null and g.granted_on <= ${dayParam(asOf)} and not exists (
      select 1 from guaranteed_loans l
      where l.id = g.loan_id and l.policy_id is not null and l.cancelled_at is null
    )
    union all
    select 'supplementary', s.record_id, s.person_id, s.unit_id, s.on_day, s.quantity::bigint
    from supplementary_live s
    where s.kind = 'policyGrant' and not exists (
      select 1 from loan_contracts l
      where l.under_policy and l.person_id = s.person_id and l.contract = s.contract_number
    )
    union all
    select l.record_type, l.record_id, l.person_id, l.unit_id, l.on_day, 1 from loan_contracts l where l.under_policy
  )`;
}

/** Job-seeking allowances paid, 补录 among them, less what came back; `net_fen` is above zero. */
export function allowanceRecords({ asOf }: Frame): SQL {
  return sql`allowance_records as materialized (
    select * from (
      select 'jobSeekingAllowance' as record_type, a.id as record_id, a.person_id, a.union_id as unit_id,
        a.paid_on as on_day, (a.amount_fen - coalesce(r.fen, 0))::bigint as net_fen
      from job_seeking_allowances a
      left join (
        select allowance_id, sum(amount_fen) as fen from allowance_returns
        where cancelled_at is null group by allowance_id
      ) r on r.allowance_id = a.id
      where a.state = 'paid' and a.paid_on <= ${dayParam(asOf)}
      union all
      select 'supplementary', s.record_id, s.person_id, s.unit_id, s.on_day, s.net_fen
      from supplementary_live s where s.kind = 'jobSeekingAllowance'
    ) paid where net_fen > 0
  )`;
}
