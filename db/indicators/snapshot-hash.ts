import { type SQL, sql } from 'drizzle-orm';
import type { Queryable } from '../connect.ts';

/**
 * SHA-256 of snapshot `s` (columns of report_snapshots) and its facts, in a form anyone can recompute:
 * `json_build_array` of the columns in the order below, a line feed, and in hex the SHA-256 of the sorted
 * SHA-256 digests of all facts, each fact again a `json_build_array`. UTF-8; instants in UTC to the microsecond.
 */
export function snapshotHash(): SQL {
  return sql`sha256(convert_to(json_build_array(
    s.report_id, to_char(s.taken_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), s.as_of, s.unit_code,
    s.unit_name, s.period_start, s.cutoff_day, s.figures, s.own_figures, s.settings, s.rule_texts, s.checks, s.below
  )::text || E'\n' || encode(${factsDigest()}, 'hex'), 'UTF8'))`;
}

function factsDigest(): SQL {
  return sql`(
    select sha256(coalesce(string_agg(d.digest, ''::bytea order by d.digest), ''::bytea)) from (
      select sha256(convert_to(json_build_array(
        f.code, f.counts, f.record_type, f.record_id, f.person_id, f.unit_id, f.on_day, f.quantity::text,
        f.supplementary, f.record
      )::text, 'UTF8')) as digest
      from report_facts f where f.report_id = s.report_id
    ) d
  )`;
}

/** Whether a snapshot still is what was taken; null where there is none. */
export async function verifySnapshot(
  db: Queryable,
  reportId: string,
): Promise<{ hash: string; computed: string; intact: boolean } | null> {
  const rows = await db.execute<{ hash: string; computed: string }>(sql`
    select encode(s.hash, 'hex') as hash, encode(${snapshotHash()}, 'hex') as computed
    from report_snapshots s where s.report_id = ${reportId}`);
  const row = rows[0];
  return row ? { ...row, intact: row.hash === row.computed } : null;
}
