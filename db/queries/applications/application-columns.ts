import type { ApplicationState, InterviewAnswer } from '@sunshine/contract/applications/vocabulary.ts';
import { type SQL, sql } from 'drizzle-orm';
import { applications } from '../../schema/applications.ts';
import { companies } from '../../schema/companies.ts';
import { positions } from '../../schema/positions.ts';

/**
 * The graduate's answer to the latest invitation: a step of theirs onto `interview` without words accepts, with
 * words it asks for another time; null while the latest word is the company's. Who holds a slot has accepted.
 */
export const interviewReply = sql<{ answer: InterviewAnswer; note: string | null } | null>`(
  select case when exists (select from interview_slots t
      where t.application_id = ${applications.id} and t.cancelled_at is null)
    then json_build_object('answer', 'accepted', 'note', null)
    when s.actor_role = 'graduate' then json_build_object(
    'answer', case when s.note is null then 'accepted' else 'otherTime' end, 'note', s.note) end
  from application_steps s
  where s.application_id = ${applications.id} and s.to_state = 'interview' and s.actor_role <> 'system'
  order by s.at desc, s.actor_role = 'graduate' desc limit 1)`;

/** The next step is the graduate's: an unanswered invitation, an offer, a start day to confirm. */
export const waitsForGraduate: SQL<boolean> = sql<boolean>`(${applications.state} = 'offered'
  or (${applications.state} = 'interview' and ${interviewReply} is null)
  or (${applications.state} = 'accepted' and ${applications.graduateConfirmedAt} is null))`;

export const applicationLine = {
  id: applications.id,
  state: applications.state,
  submittedAt: applications.submittedAt,
  answeredAt: applications.answeredAt,
  movedAt: applications.movedAt,
  interviewAt: applications.interviewAt,
  interviewPlace: applications.interviewPlace,
  interviewReply,
  startOn: applications.startOn,
  companyConfirmedAt: applications.companyConfirmedAt,
  graduateConfirmedAt: applications.graduateConfirmedAt,
  reply: applications.reply,
};

export const positionLine = {
  id: positions.id,
  title: positions.title,
  kind: positions.kind,
  employmentType: positions.employmentType,
  town: positions.town,
  state: positions.state,
};

/** What a worker reads of an application that waits for somebody's word: whose it is, and whom to tell. */
export const waitingLine = {
  id: applications.id,
  personId: applications.personId,
  state: applications.state,
  positionId: positions.id,
  positionTitle: positions.title,
  companyId: positions.companyId,
  companyShortName: companies.shortName,
};

/** `state in (…)` for a list of the contract. */
export function stateIn(states: readonly ApplicationState[]): SQL {
  return sql`${applications.state} in (${sql.join(
    states.map((state) => sql`${state}`),
    sql`, `,
  )})`;
}
