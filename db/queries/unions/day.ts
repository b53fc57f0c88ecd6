import { type SQL, sql } from 'drizzle-orm';
import type { Queryable } from '../../connect.ts';
import { countResultsToConfirm, type ResultsToConfirm } from '../events/event-results.ts';
import { countFairCalls, type FairCalls } from '../events/follow-ups.ts';
import { countReportedPositions, type ReportedPositions } from '../positions/position-reports.ts';

/** Scopes of the permissions under which a kind of task is done; null when the reader has none. */
export interface DayScopes {
  training: readonly string[] | null;
  graduate: readonly string[] | null;
  fairs: readonly string[] | null;
  confirm: readonly string[] | null;
  complaints: readonly string[] | null;
}

export interface DayCounts {
  classesToFinish: number | null;
  needsWithoutCaseworker: number | null;
  fairCalls: FairCalls | null;
  resultsToConfirm: ResultsToConfirm | null;
  reportedPositions: ReportedPositions | null;
}

const nothing: DayCounts = {
  classesToFinish: null,
  needsWithoutCaseworker: null,
  fairCalls: null,
  resultsToConfirm: null,
  reportedPositions: null,
};

/** Tasks of a day that no list counts, in one statement. */
export async function countDay(
  db: Queryable,
  scopes: DayScopes,
  reader: { accountId: string; today: string },
): Promise<DayCounts> {
  const { today } = reader;
  const units = (scope: readonly string[]): SQL =>
    sql`select x.union_id from union_ancestry x where x.ancestor_id = any(${sql.param(scope)}::uuid[])`;
  const asked = (scope: readonly string[] | null, count: (scope: readonly string[]) => SQL): SQL =>
    scope ? sql`(${count(scope)})` : sql`null`;
  const rows = await db.execute<DayCounts & Record<string, unknown>>(sql`select
    ${asked(
      scopes.training,
      (scope) => sql`select count(*)::int from training_classes c
        where c.state = 'planned' and c.ends_on < ${today}::date and c.union_id in (${units(scope)})`,
    )} as "classesToFinish",
    ${asked(
      scopes.graduate,
      (scope) => sql`select count(*)::int from help_needs n
        where n.closed_on is null and n.caseworker_id is null and (
          exists (select 1 from household_members m
            join household_managements g on g.household_id = m.household_id and g.until_day is null
            where m.person_id = n.person_id and m.left_on is null and g.union_id in (${units(scope)}))
          or exists (select 1 from studies s
            where s.person_id = n.person_id and s.registering_union_id in (${units(scope)})))`,
    )} as "needsWithoutCaseworker",
    ${asked(scopes.fairs, (scope) => countFairCalls(scope, today))} as "fairCalls",
    ${asked(scopes.confirm, (scope) => countResultsToConfirm(scope, reader.accountId))} as "resultsToConfirm",
    ${asked(scopes.complaints, countReportedPositions)} as "reportedPositions"`);
  return rows[0] ?? nothing;
}
