import { outcomeKinds } from '@sunshine/contract/households/vocabulary.ts';
import { type SQL, sql } from 'drizzle-orm';
import { dayParam, type Frame, isOneOf } from '../frame.ts';

/** Confirmed internships and traineeships; cancelled before the first day they never happened. */
export function internshipRecords({ asOf }: Frame): SQL {
  return sql`internship_records as not materialized (
    select 'internship' as record_type, i.id as record_id, i.person_id, i.union_id as unit_id,
      i.confirmed_on as on_day, i.supplementary
    from internships i
    where i.confirmed_on <= ${dayParam(asOf)} and (i.cancelled_on is null or i.cancelled_on >= i.start_on)
  )`;
}

/** Starts of work with union help, confirmed or proved; the database keeps them one per person and day. */
export function placementRecords({ asOf, settings }: Frame): SQL {
  const kinds = Object.entries(outcomeKinds).filter(([, kind]) => kind.placement !== 'no');
  const countable = isOneOf(
    sql`o.kind`,
    kinds.map(([key]) => key),
  );
  return sql`placement_records as materialized (
    select 'placement' as record_type, p.id as record_id, p.person_id, p.union_id as unit_id, p.start_on as on_day,
      p.supplementary
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
