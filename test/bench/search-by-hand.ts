import type { Database } from '@sunshine/db/connect.ts';
import { educationRank } from '@sunshine/search/document.ts';
import type { PositionQuery } from '@sunshine/search/engine.ts';
import { matchOf, rankOf } from '@sunshine/search/postgres/match.ts';
import { readQuery } from '@sunshine/search/text/query.ts';

/** A search as somebody would write it for this one case: every value in place, nothing that is not asked. */
export interface HandStatement {
  text: string;
  values: string[];
}

/** The statement by hand for a query, made beforehand, so that only its running is measured. */
export function byHand(query: PositionQuery): HandStatement {
  const runs = readQuery(query.words);
  const match = matchOf(runs);
  const rank = rankOf(runs);
  const filters = {
    kind: query.kinds.length > 0 ? `kind in (${list(query.kinds)})` : null,
    town: query.towns.length > 0 ? `town in (${list(query.towns)})` : null,
    education: query.education ? `education <= ${educationRank(query.education)}` : null,
    pay: query.salaryMin ? `monthly_min >= ${query.salaryMin}` : null,
    occupation: query.occupations?.length ? `occupation in (${list(query.occupations)})` : null,
  };
  const others = (own: keyof typeof filters): string =>
    where(Object.entries(filters).map(([name, filter]) => (name === own ? null : filter)));
  const every = where(Object.values(filters));
  const order =
    query.sort === 'salary'
      ? 'monthly_min desc, monthly_max desc, published_at desc'
      : query.sort === 'date' || !rank
        ? 'published_at desc nulls last'
        : `ts_rank('{0.05,0.1,0.25,1}', heading, $2::tsquery) + 0.3 * ts_rank('{0.05,0.1,0.25,1}', heading, $3::tsquery) desc, published_at desc`;
  const ranked = order.includes('$2');
  return {
    text: `
      with found as ${match ? 'materialized' : 'not materialized'} (
        select position_id, kind, town, education, monthly_min, monthly_max, published_at, occupation, company_nature, open_to_current_year${ranked ? ', heading' : ''}
        from position_search
        where valid_until >= '${query.today}' ${match ? 'and words @@ $1::tsquery' : ''}
      ), page as (
        select position_id from found ${where(Object.values(filters))} order by ${order}
        limit ${query.pageSize} offset ${(query.page - 1) * query.pageSize})
      select
        (select json_agg(json_build_object('id', p.id, 'title', p.title, 'kind', p.kind, 'town', p.town,
          'education', p.education, 'headcount', p.headcount, 'payMin', p.pay_min, 'payMax', p.pay_max,
          'company', c.name, 'text', p.conditions))
          from page join positions p on p.id = page.position_id join companies c on c.id = p.company_id) as items,
        (select count(*) from found ${where(Object.values(filters))}) as total,
        (select json_object_agg(kind, n) from (select kind, count(*) n from found ${others('kind')} group by 1) f) as kind,
        (select json_object_agg(town, n) from (select town, count(*) n from found ${others('town')} group by 1) f) as town,
        (select json_object_agg(education, n) from (select education, count(*) n from found ${others('education')} group by 1) f) as education,
        (select json_object_agg(step, n) from (select width_bucket(monthly_min, array[5000, 8000, 10000]) step, count(*) n
          from found ${others('pay')} group by 1) f) as pay,
        (select json_object_agg(occupation, n) from (select occupation, count(*) n from found ${others('occupation')} group by 1) f) as occupation,
        (select json_object_agg(company_nature, n) from (select company_nature, count(*) n from found ${every} group by 1) f) as nature,
        (select json_object_agg(open_to_current_year, n) from (select open_to_current_year, count(*) n from found ${every} group by 1) f) as open,
        (select json_object_agg(step, n) from (select width_bucket(published_at, array['2026-07-13+08', '2026-08-05+08', '2026-08-09+08', '2026-08-11+08']::timestamptz[]) step, count(*) n
          from found ${every} group by 1) f) as posted`,
    values: match && rank ? (ranked ? [match, rank.whole, rank.begun] : [match]) : [],
  };
}

/** How it would be searched without an index of words. */
export function byLike(query: PositionQuery): HandStatement {
  const words = readQuery(query.words).map((run) => `%${run.text}%`);
  const clauses = words.map((_, n) => `(p.title || c.name || p.conditions || p.duties) ilike $${n + 1}`);
  return {
    text: `select p.id, p.title, count(*) over () from positions p join companies c on c.id = p.company_id
      where p.state = 'published' ${clauses.map((clause) => `and ${clause}`).join(' ')} order by p.published_at desc limit 20`,
    values: words,
  };
}

export function runHand(db: Database, { text, values }: HandStatement): Promise<unknown> {
  return db.$client.unsafe(text, values, { prepare: true });
}

function where(filters: (string | null)[]): string {
  const kept = filters.filter((filter) => filter !== null);
  return kept.length > 0 ? `where ${kept.join(' and ')}` : '';
}

function list(values: readonly string[]): string {
  return values.map((value) => `'${value}'`).join(', ');
}
