import { internshipKinds, placementPaths } from '@sunshine/contract/applications/vocabulary.ts';
import { allowancePurposes } from '@sunshine/contract/benefits/vocabulary.ts';
import { certificateHelps } from '@sunshine/contract/events/training-vocabulary.ts';
import { eventKinds } from '@sunshine/contract/events/vocabulary.ts';
import { degreeLevels, outcomeKinds, resolvers } from '@sunshine/contract/households/vocabulary.ts';
import { supplementaryKinds } from '@sunshine/contract/reports/vocabulary.ts';
import { type SQL, sql } from 'drizzle-orm';
import { isOneOf } from './frame.ts';

/** What the record behind a fact is, in one Chinese line; `f` is the fact. */
export function recordText(): SQL {
  return sql`case f.record_type
    when 'study' then ${study()}
    when 'outcome' then ${outcome()}
    when 'helpNeed' then ${helpNeed()}
    when 'internship' then ${internship()}
    when 'placement' then ${placement()}
    when 'trainingEnrolment' then ${trainingEnrolment()}
    when 'certificate' then ${certificate()}
    when 'guidanceSession' then ${guidanceSession()}
    when 'loanTranche' then ${loanTranche()}
    when 'policyGrant' then ${policyGrant()}
    when 'jobSeekingAllowance' then ${jobSeekingAllowance()}
    when 'supplementary' then ${supplementary()}
    when 'event' then ${event()}
    when 'position' then ${position()}
  end`;
}

function study(): SQL {
  return sql`(select s.graduation_year || ' 届，' || s.school || ' ' || s.major || '，' || ${label(sql`s.degree`, degreeLevels)}
    from studies s where s.id = f.record_id)`;
}

function outcome(): SQL {
  const kinds = Object.fromEntries(Object.entries(outcomeKinds).map(([key, kind]) => [key, kind.label]));
  const settled = Object.entries(outcomeKinds).filter(([, kind]) => kind.settled);
  const isSettled = isOneOf(
    sql`o.kind`,
    settled.map(([key]) => key),
  );
  return sql`(select ${label(sql`o.kind`, kinds)} || coalesce('，' || o.employer_name, '') || '，' || o.from_day || ' 起'
    || case when ${isSettled} then '，' || ${label(sql`o.resolved_by`, resolvers)} || '落实' else '' end
    from outcomes o where o.id = f.record_id)`;
}

function helpNeed(): SQL {
  return sql`(select n.opened_on || ' 提出帮扶需求' || coalesce('，' || n.closed_on || ' 办结', '，还没办结')
    from help_needs n where n.id = f.record_id)`;
}

function internship(): SQL {
  return sql`(select ${label(sql`i.kind`, internshipKinds)} || '，' || i.employer_name || '，' || i.start_on || ' 起'
    from internships i where i.id = f.record_id)`;
}

function placement(): SQL {
  return sql`(select r.employer_name || '，' || ${label(sql`r.path`, placementPaths)} || '，'
    || case when r.company_confirmed_at is not null and r.graduate_confirmed_at is not null
       then '双方确认' else '附凭据' end
    from placements r where r.id = f.record_id)`;
}

function trainingEnrolment(): SQL {
  return sql`(select c.title || '，到课 ' || count(*) filter (where a.mark = 'present') || '/' || count(*) || ' 次'
    from training_enrolments e
    join training_classes c on c.id = e.class_id
    join training_meetings m on m.class_id = c.id and m.state = 'held'
    left join attendances a on a.meeting_id = m.id and a.enrolment_id = e.id
    where e.id = f.record_id group by c.title)`;
}

function certificate(): SQL {
  return sql`(select c.name || '，' || c.issuer || '，' || ${label(sql`c.help`, certificateHelps)}
    from certificates c where c.id = f.record_id)`;
}

function guidanceSession(): SQL {
  return sql`(select '指导人 ' || g.adviser || '：' || left(g.note, 40) from guidance_sessions g where g.id = f.record_id)`;
}

function loanTranche(): SQL {
  return sql`(select l.bank || '，合同 ' || l.contract_number from loan_tranches t
    join guaranteed_loans l on l.id = t.loan_id where t.id = f.record_id)`;
}

function policyGrant(): SQL {
  return sql`(select p.title || '，' || g.period from policy_grants g join policies p on p.id = g.policy_id
    where g.id = f.record_id)`;
}

function jobSeekingAllowance(): SQL {
  return sql`(select ${label(sql`a.purpose`, allowancePurposes)} || coalesce('，回单 ' || a.receipt, '')
    from job_seeking_allowances a where a.id = f.record_id)`;
}

function supplementary(): SQL {
  const kinds = Object.fromEntries(
    Object.entries(supplementaryKinds).map(([key, kind]) => [key, kind.label]),
  );
  return sql`(select '补录 ' || ${label(sql`r.kind`, kinds)} || '：' || r.title
    || case when r.person_id is null and r.quantity > 1 then '，未具名 ' || r.quantity else '' end
    from supplementary_records r where r.id = f.record_id)`;
}

function event(): SQL {
  const kinds = Object.fromEntries(Object.entries(eventKinds).map(([key, kind]) => [key, kind.label]));
  return sql`(select ${label(sql`e.kind`, kinds)}  || ' ' || e.title || '，' || e.place from events e where e.id = f.record_id)`;
}

function position(): SQL {
  return sql`(select c.name || ' ' || q.title from positions q join companies c on c.id = q.company_id
    where q.id = f.record_id)`;
}

/** The Chinese label of a key, as a CASE over the vocabulary. */
function label(column: SQL, vocabulary: Readonly<Record<string, string>>): SQL {
  const cases = Object.entries(vocabulary).map(([key, text]) => sql`when ${key} then ${text}::text`);
  return sql`case ${column} ${sql.join(cases, sql` `)} end`;
}
