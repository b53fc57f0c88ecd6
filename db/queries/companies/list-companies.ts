import { verificationClock } from '@sunshine/contract/companies/commitment-vocabulary.ts';
import {
  type CompanyNature,
  type CompanyState,
  type CompanyTag,
  companyStates,
} from '@sunshine/contract/companies/vocabulary.ts';
import { keysOf } from '@sunshine/contract/shared/labels.ts';
import { type SQL, sql } from 'drizzle-orm';
import type { Queryable } from '../../connect.ts';
import { likePrefix, unionInScope } from '../households/scope.ts';

export interface CompanyFilter {
  state: CompanyState | undefined;
  /** Only those to verify again on this day. */
  due: boolean;
  /** Part of the name, or the beginning of the credit code. */
  q: string;
}

export interface CompanyListRow extends Record<string, unknown> {
  id: string;
  name: string;
  creditCode: string;
  nature: CompanyNature;
  town: string;
  state: CompanyState;
  answerDueOn: string;
  unionName: string;
  tags: CompanyTag[];
  publishedPositions: number;
  verifiedUntil: string | null;
  confirmedOn: string | null;
}

/** Verified, with its last day near or past (待复核). */
const isDue = (today: string): SQL =>
  sql`(c.state = 'verified' and c.verified_until <= ${today}::date + ${verificationClock.remindDaysBefore}::int)`;

function inScope(scope: readonly string[], q: string): SQL {
  const words =
    q === ''
      ? sql``
      : sql`and (c.name like ${`%${likePrefix(q)}`} or c.credit_code like ${likePrefix(q.toUpperCase())})`;
  return sql`${unionInScope(sql`c.union_id`, scope)} ${words}`;
}

/** Companies of a scope: those that wait first, by the day their answer is due. */
export async function listCompanyRows(
  db: Queryable,
  scope: readonly string[],
  filter: CompanyFilter,
  window: { today: string; limit: number; offset: number },
): Promise<CompanyListRow[]> {
  const byState = sql`${filter.state ? sql`and c.state = ${filter.state}` : sql``}
    ${filter.due ? sql`and ${isDue(window.today)}` : sql``}`;
  const order = filter.due
    ? sql`(c.confirmed_on is null), c.verified_until, c.name, c.id`
    : sql`(c.state = 'submitted') desc, case when c.state = 'submitted' then c.answer_due_on end, c.name, c.id`;
  return db.execute<CompanyListRow>(sql`
    select c.id, c.name, c.credit_code as "creditCode", c.nature, c.town, c.state,
      c.answer_due_on::text as "answerDueOn", u.short_name as "unionName",
      array(select distinct t.tag from company_tag_periods t where t.company_id = c.id
        and ${window.today}::date between t.from_day and coalesce(t.until_day, 'infinity')) as tags,
      (select count(*) from positions p where p.company_id = c.id and p.state = 'published')::int
        as "publishedPositions",
      c.verified_until::text as "verifiedUntil", c.confirmed_on::text as "confirmedOn"
    from companies c join unions u on u.id = c.union_id
    where ${inScope(scope, filter.q)} ${byState}
    order by ${order}
    limit ${window.limit} offset ${window.offset}`);
}

/** How many companies of a scope stand in each state. */
export async function countCompanies(
  db: Queryable,
  scope: readonly string[],
  q: string,
): Promise<Record<CompanyState, number>> {
  const rows = await db.execute<{ state: CompanyState; n: number }>(
    sql`select c.state, count(*)::int as n from companies c where ${inScope(scope, q)} group by c.state`,
  );
  const counts = Object.fromEntries(keysOf(companyStates).map((state) => [state, 0]));
  for (const { state, n } of rows) counts[state] = n;
  return counts as Record<CompanyState, number>;
}

/** How many are to be verified again, and how many of them are past their day. */
export async function countDueCompanies(
  db: Queryable,
  scope: readonly string[],
  q: string,
  today: string,
): Promise<{ soon: number; lapsed: number }> {
  const rows = await db.execute<{ soon: number; lapsed: number }>(sql`
    select count(*)::int as soon, count(*) filter (where c.verified_until < ${today}::date)::int as lapsed
    from companies c where ${inScope(scope, q)} and ${isDue(today)}`);
  return { soon: rows[0]?.soon ?? 0, lapsed: rows[0]?.lapsed ?? 0 };
}
