import type { ApplicationState } from '@sunshine/contract/applications/vocabulary.ts';
import type { TestApp } from '../app.ts';

/** State of an application and the number of its steps, as the database has them. */
export async function stateAndSteps(
  app: TestApp,
  id: string,
): Promise<{ state: ApplicationState; steps: number }> {
  const [row] = await app.db.$client<{ state: ApplicationState; steps: number }[]>`
    select state, (select count(*)::int from application_steps s where s.application_id = a.id) as steps
    from applications a where id = ${id}`;
  if (!row) throw new Error('no such application');
  return { ...row };
}

export async function auditActions(app: TestApp, subjectId: string): Promise<string[]> {
  const rows = await app.db.$client<{ action: string }[]>`
    select action from audit_entries where subject_id = ${subjectId} order by id`;
  return rows.map((row) => row.action);
}

export interface WaitingNotice {
  accountId: string;
  title: string;
  body: string;
  href: string;
}

/** Notices that wait for the worker, by the start of their once-key. */
export async function waitingNotices(app: TestApp, about: string): Promise<WaitingNotice[]> {
  const rows = await app.db.$client<{ payload: WaitingNotice }[]>`
    select payload from graphile_worker._private_jobs where payload->>'onceKey' like ${`${about}%`} order by id`;
  return rows.map((row) => row.payload);
}

export async function placementRows(app: TestApp, personId: string): Promise<Record<string, unknown>[]> {
  const rows = await app.db.$client`
    select id, union_id, path, start_on::text, evidence, supplementary, application_id, employer_name,
      cancelled_at is not null as cancelled, cancellation_reason,
      company_confirmed_at is not null and graduate_confirmed_at is not null as both_sides
    from placements where person_id = ${personId} order by recorded_at, id`;
  return rows.map((row) => ({ ...row }));
}

export async function outcomeRows(app: TestApp, personId: string): Promise<Record<string, unknown>[]> {
  const rows = await app.db.$client`
    select kind, from_day::text, resolved_by, evidence, retracted_at is not null as retracted
    from outcomes where person_id = ${personId} order by from_day, recorded_at`;
  return rows.map((row) => ({ ...row }));
}

export async function needRows(app: TestApp, personId: string): Promise<Record<string, unknown>[]> {
  const rows = await app.db.$client`
    select opened_on::text, closed_on::text, closed_by from help_needs where person_id = ${personId} order by opened_on`;
  return rows.map((row) => ({ ...row }));
}
