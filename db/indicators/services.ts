import { type SQL, sql } from 'drizzle-orm';
import { dayParam, type Frame } from './frame.ts';
import { allowanceRecords, grantRecords, loanContracts, trancheRecords } from './records/benefits.ts';
import { internshipRecords, placementRecords } from './records/placements.ts';
import { attendedRecords, certificateRecords, guidanceRecords } from './records/training.ts';

/**
 * Services up to the last day that counts, whatever the period, each with its unit and day: one table a kind of
 * record, `supplementary_live`, and `services`, the named ones together. `supplementary` says that it is 补录.
 */
export function serviceTables(frame: Frame): SQL[] {
  return [
    internshipRecords(frame),
    placementRecords(frame),
    attendedRecords(frame),
    certificateRecords(frame),
    guidanceRecords(frame),
    supplementaryLive(frame),
    trancheRecords(frame),
    loanContracts(),
    grantRecords(frame),
    allowanceRecords(frame),
    services(),
  ];
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

/** Named services (facts of 02, 03 and 06 to 09): what keeps or opens a help need. */
function services(): SQL {
  const native = ['internship', 'placement', 'attended', 'certificate', 'guidance'].map(
    (kind) =>
      sql`select record_type, record_id, person_id, on_day, supplementary from ${sql.raw(`${kind}_records`)}`,
  );
  return sql`services as not materialized (
    ${sql.join(native, sql` union all `)}
    union all
    select record_type, record_id, person_id, on_day, false from tranche_records where record_type <> 'supplementary'
    union all
    select record_type, record_id, person_id, on_day, false from grant_records where record_type = 'policyGrant'
    union all
    select record_type, record_id, person_id, on_day, false from allowance_records where record_type <> 'supplementary'
    union all
    select 'supplementary', record_id, person_id, on_day, true from supplementary_live
    where person_id is not null and kind <> 'event' and coalesce(net_fen, 1) > 0
  )`;
}
