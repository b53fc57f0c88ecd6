import { outcomeKinds } from '@sunshine/contract/households/vocabulary.ts';
import { type SQL, sql } from 'drizzle-orm';
import { dayParam, type Frame, isOneOf } from './frame.ts';

/**
 * Services up to the last day that counts, whatever the period, each with its unit and day:
 * `internship_records`, `placement_records`, `supplementary_live`, `loan_contracts`, `services`.
 */
export function serviceTables(frame: Frame): SQL[] {
  return [
    internshipRecords(frame),
    placementRecords(frame),
    supplementaryLive(frame),
    loanContracts(),
    services(),
  ];
}

/** Confirmed internships and traineeships; cancelled before the first day they never happened. */
function internshipRecords({ asOf }: Frame): SQL {
  return sql`internship_records as materialized (
    select 'internship' as record_type, i.id as record_id, i.person_id, i.union_id as unit_id,
      i.confirmed_on as on_day
    from internships i
    where i.confirmed_on <= ${dayParam(asOf)} and (i.cancelled_on is null or i.cancelled_on >= i.start_on)
  )`;
}

/** Starts of work with union help, confirmed or proved; the database keeps them one per person and day. */
function placementRecords({ asOf, settings }: Frame): SQL {
  const kinds = Object.entries(outcomeKinds).filter(([, kind]) => kind.placement !== 'no');
  const countable = isOneOf(
    sql`o.kind`,
    kinds.map(([key]) => key),
  );
  return sql`placement_records as materialized (
    select 'placement' as record_type, p.id as record_id, p.person_id, p.union_id as unit_id, p.start_on as on_day
    from placements p
    where p.cancelled_at is null and p.start_on <= ${dayParam(asOf)}
      and ${isOneOf(sql`p.path`, settings.placementPaths)}
      and not exists (
        select 1 from outcomes o where o.placement_id = p.id and o.retracted_at is null and (
          not ${countable}
          or (${isOneOf(sql`o.kind`, settings.kindsNeedingEvidence)} and p.evidence is null)
        )
      )
  )`;
}

/** 补录 in force; `net_fen` is what was paid less what came back. */
function supplementaryLive({ asOf }: Frame): SQL {
  return sql`supplementary_live as materialized (
    select s.id as record_id, s.kind, s.union_id as unit_id, s.person_id, s.on_day, s.quantity,
      s.amount_fen - coalesce(s.returned_fen, 0) as net_fen, s.contract_number, s.policy
    from supplementary_records s
    where s.withdrawn_at is null and s.on_day <= ${dayParam(asOf)}
  )`;
}

/** First tranche of each loan contract; a tranche the bank took back whole never happened. */
function loanContracts(): SQL {
  return sql`loan_contracts as materialized (
    select distinct on (s.person_id, s.contract_number) s.record_id, s.person_id, s.contract_number, s.unit_id,
      s.on_day, s.net_fen, bool_or(s.policy is not null) over (partition by s.person_id, s.contract_number) as under_policy
    from supplementary_live s
    where s.kind = 'loanTranche' and s.net_fen > 0
    order by s.person_id, s.contract_number, s.on_day, s.record_id
  )`;
}

/** Named services (facts of 02, 03 and 06 to 09): what keeps or opens a help need. */
function services(): SQL {
  return sql`services as materialized (
    select record_type, record_id, person_id, on_day from internship_records
    union all
    select record_type, record_id, person_id, on_day from placement_records
    union all
    select 'supplementary', record_id, person_id, on_day from supplementary_live
    where person_id is not null and kind <> 'event' and coalesce(net_fen, 1) > 0
  )`;
}
