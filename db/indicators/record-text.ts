import { internshipKinds, placementPaths } from '@sunshine/contract/applications/vocabulary.ts';
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
