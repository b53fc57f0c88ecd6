import type { TokenPurpose } from '@sunshine/contract/accounts/vocabulary.ts';
import { insertOneTimeToken } from '@sunshine/db/queries/accounts/one-time-tokens.ts';
import type { Services } from '@sunshine/server/context.ts';
import { unsubscribeToken } from '@sunshine/server/messages/unsubscribe-link.ts';
import { newToken } from '@sunshine/server/one-time-token.ts';
import type { Backstage } from '../backstage.ts';
import type { SitePeople } from './site-people.ts';

/**
 * Records of the demo that fill the parameters of a page: the SQL answers ids, and each is looked at. A page with a
 * parameter that is missing here fails the suite.
 */
export function recordsOfPages(people: SitePeople): Record<string, string> {
  const own = (column: 'person_id' | 'id', login: string): string =>
    `(select ${column} from accounts where login_name = '${login}')`;
  const company = `(select company_id from role_grants
    where account_id = ${own('id', people.recruiter)} and company_id is not null limit 1)`;
  const applications = `from applications a join positions p on p.id = a.position_id`;
  const events = (state: string): string =>
    `(select id from events where state = '${state}' and kind = 'jobFair' order by starts_on desc limit 1)`;
  /** The fair of the demo that is on today. */
  const scanned = 'select event_id from scans limit 1';
  return {
    '/messages/[id]': `select n.id from notices n where n.account_id = ${own('id', people.graduate)} order by n.id limit 1`,
    '/positions/[id]': `select id from positions where state = 'published' order by published_at desc limit 1`,
    '/events/[id]': `${events('planned')} union all ${events('held')}`,
    '/events/[id]/poster': `${events('planned')} union all ${events('notHeld')}`,
    '/events/[id]/calendar.ics': events('planned'),
    '/events/classes/[id]': `select id from training_classes where open_to_sign_up and state = 'planned' limit 1`,
    '/company/fairs/[id]': `(select event_id from event_companies where company_id = ${company}
      and state = 'approved' order by moved_at desc limit 1) union all (select event_id from event_companies
      where company_id = ${company} and state = 'invited' limit 1)`,
    '/policies/[id]': `(select id from policies where state = 'published' and monthly order by key limit 1) union all
      (select id from policies where state = 'published' and loan limit 1)`,
    '/me/apply/[positionId]': `select id from positions p where state = 'published'
      and valid_until > current_date and not exists
      (select from applications a where a.position_id = p.id and a.person_id = ${own('person_id', people.graduate)}) limit 1`,
    '/me/applications/[id]': `(select id from applications where person_id = ${own('person_id', people.graduate)}
      order by state = 'hired' desc limit 1) union all (select id from applications where state = 'interview'
      and interview_at is null and person_id = ${own('person_id', people.graduate)} limit 1)`,
    '/company/positions/[id]': `select id from positions where company_id = ${company}
      order by preference = 'none', id limit 1`,
    '/company/applications/[id]': `(select a.id ${applications} where p.company_id = ${company}
      and a.state = 'hired' limit 1) union all (select a.id ${applications} where p.company_id = ${company}
      and a.state <> 'hired' limit 1)`,
    '/union/households/[id]': `select household_id from household_members where relation = 'child' limit 1`,
    '/union/graduates/[id]': `(select person_id from outcomes limit 1) union all
      (select person_id from help_needs where closed_on is null limit 1)`,
    '/union/companies/[id]': `select company_id from company_tag_periods limit 1`,
    '/union/companies/commitments/[id]': `(select id from company_commitments where cancelled_at is null limit 1) union all
      (select id from company_commitments where cancelled_at is not null limit 1)`,
    '/union/positions/[id]': `(select id from positions where state = 'published' limit 1) union all
      (select id from positions where state = 'submitted' limit 1)`,
    '/union/allowances/[id]': ['submitted', 'approved', 'returned', 'paid']
      .map((state) => `(select id from job_seeking_allowances where state = '${state}' order by id limit 1)`)
      .join(' union all '),
    '/union/loans/[id]': `(select loan_id from loan_tranches where sent_back_on is not null limit 1) union all
      (select id from guaranteed_loans order by id limit 1)`,
    '/union/fairs/[id]': `${events('planned')} union all ${events('held')}`,
    '/me/events/[id]': `(select event_id from registrations where person_id = ${own('person_id', people.graduate)} limit 1)
      union all (select id from events where capacity = 6 limit 1) union all ${events('planned')}`,
    '/union/fairs/[id]/results': `${events('held')} union all (select event_id from event_results where confirmed_at is null limit 1)`,
    '/union/fairs/[id]/follow-ups': `(select event_id from intents i join events e on e.id = i.event_id where e.state = 'held' limit 1) union all ${events('planned')}`,
    '/union/fairs/[id]/arrivals': `(${scanned}) union all ${events('held')}`,
    '/union/fairs/[id]/door': scanned,
    '/union/fairs/[id]/door/companies': scanned,
    '/union/fairs/[id]/scans': scanned,
    '/me/events/[id]/booths': `(select s.event_id from event_positions s join events e on e.id = s.event_id
      where e.state = 'planned' and e.plan is not null limit 1) union all ${events('planned')}`,
    '/company/fairs/[id]/slots': `select event_id from event_companies where company_id = ${company} and state = 'approved' limit 1`,
    '/union/fairs/[id]/registrations': events('planned'),
    '/union/fairs/[id]/registrations/new': events('planned'),
    '/union/registrations/[id]': `(select id from registrations where state = 'registered' limit 1) union all (select id from registrations where state = 'waiting' limit 1)`,
    '/union/referrals/[id]': ['asked', 'agreed', 'declined', 'revoked', 'lapsed', 'cancelled']
      .map((state) => `(select id from referrals where state = '${state}' order by id limit 1)`)
      .join(' union all '),
    '/company/fairs/[id]/booth': `select event_id from event_companies where company_id = ${company} and state = 'approved' limit 1`,
    '/company/positions/import/[id]': `select id from position_imports where company_id = ${company} limit 1`,
    '/company/positions/[id]/slots': `(select position_id from interview_slots where company_id = ${company} limit 1) union all
      (select id from positions where company_id = ${company} order by id limit 1)`,
    '/union/fairs/[id]/edit': events('planned'),
    '/union/fairs/[id]/positions': events('planned'),
    '/union/fairs/[id]/checklist': `${events('planned')} union all ${events('held')}`,
    '/union/fairs/[id]/notices': events('planned'),
    '/union/fairs/[id]/companies': events('planned'),
    '/union/fairs/[id]/companies/invite': events('planned'),
    '/union/fairs/[id]/booths': `${events('planned')} union all ${events('held')}`,
    '/union/fairs/[id]/booths/print': events('planned'),
    '/union/trainings/[id]': `(select id from training_classes where state = 'planned' order by starts_on limit 1) union all
      (select class_id from certificates where class_id is not null limit 1) union all
      (select id from training_classes where state = 'cancelled' limit 1)`,
    '/union/trainings/[id]/edit': `select id from training_classes where state = 'planned' limit 1`,
    '/union/trainings/[id]/enrol': `(select id from training_classes where state = 'planned' limit 1) union all
      (select id from training_classes where state = 'finished' limit 1)`,
    '/union/trainings/meetings/[id]': `(select m.id from training_meetings m join training_enrolments e on e.class_id = m.class_id
      where m.state = 'planned' and m.on_day <= current_date limit 1) union all
      (select id from training_meetings where state = 'held' limit 1) union all
      (select id from training_meetings where state = 'cancelled' limit 1)`,
    '/union/trainings/certificates/[id]': `select id from certificates limit 1`,
    '/union/policies/[id]': `(select policy_id from policy_grants limit 1) union all (select id from policies where loan limit 1)`,
    '/union/policies/applications/[id]': `(select id from policy_applications where state = 'granted' limit 1) union all
      (select id from policy_applications where state in ('preparing', 'applied') order by state limit 1)`,
    '/union/policies/grants/[id]': `(select grant_id from policy_instalments limit 1) union all
      (select g.id from policy_grants g join policies p on p.id = g.policy_id where not p.monthly limit 1)`,
    '/union/rosters/[id]': `select id from roster_imports limit 1`,
    '/union/placements/[id]': `(select id from placements where cancelled_at is null order by start_on desc limit 1) union all
      (select placement_id from retention_calls limit 1)`,
    '/union/internships/[id]': `(select id from internships where ended is null limit 1) union all
      (select id from internships where ended is not null limit 1)`,
    '/union/accounts/[id]': `select id from accounts where login_name = '${people.unitAuditor}'`,
    '/district/campaigns/[year]': `select year from campaigns order by year desc limit 1`,
    '/district/accounts/[id]': `select id from accounts where login_name = '${people.caseworker}'`,
    '/district/policies/[id]': `(select id from policies where state = 'draft' limit 1) union all
      (select id from policies where state = 'published' order by key limit 1)`,
    '/district/units/[id]': `select id from unions where kind = 'territorial' order by code limit 1`,
  };
}

/** Purpose of the link that opens a page; each is looked at with a link that holds. */
const linksOfPages: Readonly<Record<string, TokenPurpose>> = {
  '/recover/[token]': 'passwordRecovery',
  '/invitation/[token]': 'invitation',
  '/setup/[token]': 'firstAdministrator',
};

const lastYear = '(select max(year) - 1 from campaigns)';
/** Reports in one state each, whichever unit is first. */
const reportsIn = (
  ...states: string[]
) => `select distinct on (r.state) '?year=' || c.year || '&unit=' || u.code
  from reports r join campaigns c on c.id = r.campaign_id join unions u on u.id = r.union_id
  where r.state in (${states.map((state) => `'${state}'`).join(', ')}) order by r.state, r.id`;
/** The district's sealed report, which the records have moved on from. */
const sealedDistrict = `select '?year=' || c.year || '&unit=' || u.code
  from reports r join campaigns c on c.id = r.campaign_id
  join unions u on u.id = r.union_id and u.kind = 'district' where r.state = 'sealed' limit 1`;

/** The first version of a report that was corrected since. */
const correctedReport = `select '?year=' || c.year || '&unit=' || u.code || '&version=1'
  from reports r join campaigns c on c.id = r.campaign_id join unions u on u.id = r.union_id
  where r.version = 2 limit 1`;

/** SQL of the query strings under which a page shows another face: a list behind a figure, a form for a chosen person. */
const viewsOfPages: Readonly<Record<string, string>> = {
  '/positions': `values ('?q=%E4%BC%9A%E8%AE%A1&kind=fullTime&sort=salary'), ('?q=zzzz')`,
  '/events': `values ('?when=past'), ('?kind=skillTraining')`,
  '/union/fairs/[id]/companies': `values ('?state=applied')`,
  '/union/fairs/[id]/booths': `select '?booth=' || b.id from booths b join events e on e.id = b.event_id
    where e.state = 'planned' limit 1`,
  '/company/applications': `values ('?group=hired')`,
  '/union/companies': `values ('?show=due')`,
  '/union/companies/commitments': `values ('?show=ended')`,
  '/union/form': `(select '?year=' || ${lastYear} || '&cell=01A') union all
    (select '?year=' || ${lastYear} || '&cell=08A&who=%E6%B2%88&person=' || person_id from placements limit 1) union all
    (${reportsIn('checked', 'submitted', 'returned')})`,
  '/union/form/drift': sealedDistrict,
  '/union/history': `select '?year=' || ${lastYear} - 1`,
  '/union/form/comparison': `select '?year=' || ${lastYear} || '&unit=310118001'`,
  '/union/form/shared': `select '?year=' || ${lastYear}`,
  '/union/below': `select '?year=' || ${lastYear} || '&figures=submitted'`,
  '/district/form': `(select '?year=' || ${lastYear} || '&cell=08A') union all
    (${reportsIn('accepted', 'nil', 'sealed')}) union all (${correctedReport})`,
  '/district/form/drift': sealedDistrict,
  '/district/form/comparison': `select '?year=' || ${lastYear}`,
  '/district/form/shared': `select '?year=' || ${lastYear}`,
  '/district': `(select '?year=' || ${lastYear}) union all
    (select '?year=' || ${lastYear} || '&state=draft&figures=submitted')`,
  '/district/baselines': `select '?year=2024&unit=' || code from unions where kind = 'territorial' order by code limit 1`,
  '/union/position-reports': `values ('?show=decided')`,
  '/union/matching': `values ('?show=low')`,
  '/union/referrals/new': `select '?person=' || person_id from help_needs where closed_on is null limit 1`,
  '/union/households': `values ('?q=%E6%B2%A1%E6%9C%89')`,
  '/union/placements': `values ('?show=cancelled')`,
  '/union/internships': `values ('?show=toEnd')`,
  '/union/placements/new': `select '?person=' || person_id from household_members where relation = 'child' limit 1`,
  '/union/allowances': `values ('?group=paid'), ('?group=toPay'), ('?group=returned')`,
  '/union/allowances/new': `select '?person=' || person_id from household_members where relation = 'child' limit 1`,
  '/union/loans/new': `select '?person=' || person_id from household_members where relation = 'child' limit 1`,
  '/union/supplements/new': `values ('?kind=loanTranche')`,
  '/union/trainings': `values ('?state=finished'), ('?q=zzzz')`,
  '/union/trainings/certificates/new': `(select '?class=' || id from training_classes where state = 'finished' limit 1)
    union all (select '?person=' || person_id || '&q=%E6%B2%88' from training_enrolments limit 1)`,
  '/union/trainings/guidance': `values ('?show=due')`,
  '/union/trainings/guidance/new': `select '?person=' || person_id from training_enrolments limit 1`,
  '/union/rosters/[id]': `values ('?columns')`,
  '/policies': `values ('?category=startUp')`,
  '/union/policies': `values ('?state=granted'), ('?state=preparing&late=1')`,
  '/union/policies/[id]': `values ('?fit=check')`,
  '/union/policies/open': `select '?person=' || person_id from policy_applications limit 1`,
  '/union/policies/grants/new': `select '?person=' || person_id from policy_applications limit 1`,
  '/district/policies/[id]': `values ('?add=outcomeIn'), ('?try=1&graduationYear=2026&degree=college&outcome=flexible')`,
  '/union/audit': `values ('?check=1')`,
};

/** Query strings of a page, the bare address first. */
export async function viewsOf({ db }: Backstage, path: string): Promise<string[]> {
  const statement = viewsOfPages[path];
  return ['', ...(statement ? await column(db, statement) : [])];
}

async function column({ $client }: Backstage['db'], statement: string): Promise<string[]> {
  const rows = await $client.unsafe<Record<string, string>[]>(statement);
  return rows.flatMap((row) => Object.values(row)).map(String);
}

/** Values of the parameter of a page, one for each address to look at. */
export async function parametersOf(
  { db, services }: Backstage,
  people: SitePeople,
  path: string,
): Promise<string[] | undefined> {
  const purpose = linksOfPages[path];
  if (purpose) return [await givenLink(services, people, purpose)];
  if (path === '/unsubscribe/[token]') return [await givenUnsubscribeLink(db, services, people)];
  const statement = recordsOfPages(people)[path];
  if (statement === undefined) return undefined;
  return column(db, statement);
}

async function givenUnsubscribeLink(
  db: Backstage['db'],
  { cipher }: Services,
  people: SitePeople,
): Promise<string> {
  const [account] = await db.$client<{ id: string }[]>`
    select id from accounts where login_name = ${people.graduate}`;
  return unsubscribeToken(cipher, { accountId: account?.id ?? '', topic: 'application', channel: 'mail' });
}

async function givenLink(
  { db, clock, newId }: Services,
  people: SitePeople,
  purpose: TokenPurpose,
): Promise<string> {
  const { token, hash } = newToken();
  const now = clock.now();
  const [place] = await db.$client<{ account: string; union: string }[]>`
    select a.id as account, g.union_id as union from accounts a join role_grants g on g.account_id = a.id
    where a.login_name = ${people.unitAuditor}`;
  const about = {
    passwordRecovery: { accountId: place?.account },
    invitation: { unionId: place?.union, role: 'caseworker' },
    firstAdministrator: {},
    graduateClaim: {},
  } as const;
  const expiresAt = new Date(now.getTime() + 3600_000);
  await db.transaction((tx) =>
    insertOneTimeToken(tx, { id: newId(now), hash, purpose, now, expiresAt, ...about[purpose] }),
  );
  return token;
}
