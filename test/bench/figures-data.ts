import type { Database } from '@sunshine/db/connect.ts';
import type postgres from 'postgres';

/** The campaign that the data is asked for. */
export const benchCampaign = {
  form: 'sunshine',
  year: 2026,
  periodStart: '2026-01-01',
  cutoffDay: '2026-08-20',
  settings: {},
} as const;

/**
 * A district of 60 units with `count` graduates and ten records each, made in SQL alone, the same at every run
 * but for the ids. Rows stand in an order of their own, as records come in over a year.
 */
export async function fillFigures(
  db: Database,
  count: number,
  progress: (line: string) => void = () => undefined,
): Promise<void> {
  await db.$client.begin(async (sql) => {
    // The rows are in order by construction; triggers and foreign keys would only ask again.
    await sql`set local session_replication_role = replica`;
    await sql`
      create function pg_temp.roll(n bigint, salt int) returns int language sql immutable
        return (hashint8extended(n, salt) & 1048575)::int`;
    for (const [what, fill] of steps) {
      const started = performance.now();
      await fill(sql, count);
      progress(`${what}: ${((performance.now() - started) / 1000).toFixed(1)} s`);
    }
  });
  await db.$client`vacuum analyze`;
}

type Fill = (sql: postgres.TransactionSql, count: number) => Promise<unknown>;

const steps: readonly (readonly [string, Fill])[] = [
  ['units', fillUnits],
  ['people', fillPeople],
  ['households', fillHouseholds],
  ['studies and outcomes', fillStudies],
  ['training', fillTraining],
  ['services', fillServices],
  ['money', fillMoney],
  ['events and positions', fillPositions],
];

async function fillUnits(sql: postgres.TransactionSql): Promise<void> {
  await sql`insert into unions (code, name, short_name, kind) values ('310118', '青浦区总工会', '区总工会', 'district')`;
  await sql`
    insert into unions (code, name, short_name, kind, parent_id, position)
    select case when n <= 11 then '310118' || lpad(n::text, 3, '0') else '310118-S' || lpad((n - 11)::text, 2, '0') end,
      '试验' || n || '号工会', n || '号', case when n <= 11 then 'territorial' else 'system' end,
      (select id from unions where kind = 'district'), n
    from generate_series(1, 60) n`;
  await sql`insert into union_ancestry select id, id, 0 from unions`;
  await sql`insert into union_ancestry select id, parent_id, 1 from unions where parent_id is not null`;
}

async function fillPeople(sql: postgres.TransactionSql, count: number): Promise<void> {
  await sql`
    create temp table g on commit drop as
    select n, uuidv7() as person_id, uuidv7() as worker_id, uuidv7() as household_id,
      u.ids[1 + pg_temp.roll(n, 1) % 60] as unit_id,
      -- Every seventh service is given by another unit than the one that manages the archive.
      u.ids[1 + case when pg_temp.roll(n, 2) % 7 = 0 then pg_temp.roll(n, 3) else pg_temp.roll(n, 1) end % 60] as served_by,
      2026 - (array[0,0,0,0,0,1,1,1,2,2,2,3,5,-1])[1 + pg_temp.roll(n, 4) % 14] as year
    from generate_series(1, ${count}::int) n,
      (select array_agg(id order by code) as ids from unions where kind <> 'district') u`;
  await sql`create index on g (n)`;
  await sql`analyze g`;
  await sql`
    insert into people (id, name, birth_date, died_on)
    select person_id, '毕业生' || n, date '1990-01-01' + pg_temp.roll(n, 5) % 4700,
      case when pg_temp.roll(n, 6) % 500 = 0 then date '2026-04-01' end
    from g union all
    select worker_id, '职工' || n, date '1970-01-01' + pg_temp.roll(n, 7) % 4000, null from g`;
  await sql`insert into graduates (person_id) select person_id from g`;
}

async function fillHouseholds(sql: postgres.TransactionSql): Promise<void> {
  await sql`
    insert into households (id, archive_number, primary_worker_id, hardship_sealed)
    select household_id, 'Q' || n, worker_id, '\\x00' from g`;
  await sql`
    insert into household_members (household_id, person_id, relation, identity, joined_on, left_on, active)
    select household_id, worker_id, 'self', 'worker', date '2024-03-01', null, true from g
    union all
    select household_id, person_id, 'child', 'graduate', date '2024-03-01',
      case when pg_temp.roll(n, 8) % 200 = 0 then date '2026-05-01' end, pg_temp.roll(n, 8) % 200 <> 0
    from g where pg_temp.roll(n, 9) % 50 <> 0`;
  await sql`
    insert into household_episodes (household_id, opened_on, closed_on, closing_reason)
    select household_id, date '2024-03-01',
      case when pg_temp.roll(n, 10) % 40 = 0 then date '2025-11-01' + pg_temp.roll(n, 11) % 200 end,
      case when pg_temp.roll(n, 10) % 40 = 0 then 'exitHardship' end
    from g`;
  await sql`
    insert into household_managements (household_id, union_id, from_day, until_day)
    select household_id, unit_id, date '2024-03-01',
      case when pg_temp.roll(n, 12) % 30 = 0 then date '2026-06-01' end
    from g union all
    select household_id, served_by, date '2026-06-01', null from g where pg_temp.roll(n, 12) % 30 = 0`;
}

async function fillStudies(sql: postgres.TransactionSql): Promise<void> {
  await sql`
    insert into studies (person_id, school, campus_division, major, degree, education_mode, graduation_year, state,
      registering_union_id, hardship_proof)
    select person_id, '试验大学', case when pg_temp.roll(n, 13) % 4 = 0 then '310118' else '420111' end, '会计',
      (array['college','bachelor','bachelor','master'])[1 + pg_temp.roll(n, 14) % 4], 'regular', year,
      case when pg_temp.roll(n, 15) % 60 = 0 then 'postponed' else 'onTrack' end,
      case when pg_temp.roll(n, 9) % 50 = 0 then unit_id end, case when pg_temp.roll(n, 9) % 50 = 0 then '低保证' end
    from g
    union all
    select person_id, '试验大学', '310118', '会计', 'master', 'regular', year + 2, 'onTrack', null, null
    from g where pg_temp.roll(n, 16) % 20 = 0
    order by 1`;
  await sql`
    insert into outcomes (person_id, kind, from_day, evidence, resolved_by, recorded_at)
    select person_id, (array['contract','contract','agreement','otherEmployment','flexible','furtherStudy','seeking',
        'seeking','notSeeking','planningStudy'])[1 + pg_temp.roll(n, 17 + k) % 10],
      date '2025-10-01' + pg_temp.roll(n, 20 + k) % 400, '凭据',
      (array['self','self','union'])[1 + pg_temp.roll(n, 23 + k) % 3], timestamptz '2026-01-01'
    from g, generate_series(0, 1) k
    where k = 0 or pg_temp.roll(n, 26) % 5 = 0
    order by pg_temp.roll(n, 27)`;
  await sql`
    insert into help_needs (person_id, opened_on, closed_on, closed_by)
    select person_id, date '2025-10-01' + pg_temp.roll(n, 28) % 300,
      case when pg_temp.roll(n, 29) % 3 > 0 then date '2026-08-01' + pg_temp.roll(n, 30) % 60 end,
      case when pg_temp.roll(n, 29) % 3 > 0 then (array['self','union','union','other'])[1 + pg_temp.roll(n, 31) % 4] end
    from g where pg_temp.roll(n, 32) % 20 < 17 order by pg_temp.roll(n, 33)`;
}

async function fillTraining(sql: postgres.TransactionSql, count: number): Promise<void> {
  const classes = Math.max(60, Math.round(count / 12));
  await sql`
    create temp table c on commit drop as
    select n, uuidv7() as class_id, date '2025-11-01' + pg_temp.roll(n, 34) % 330 as ends_on
    from generate_series(1, ${classes}::int) n`;
  await sql`create index on c (n)`;
  await sql`
    insert into training_classes (id, kind, title, union_id, starts_on, ends_on, state, finished_at, caseworker_id)
    select class_id, case when n % 4 = 0 then 'entrepreneurshipTraining' else 'skillTraining' end, '试验班' || n,
      u.ids[1 + n % 60], ends_on - 2, ends_on, 'finished', timestamptz '2026-09-01', uuidv7()
    from c, (select array_agg(id order by code) as ids from unions where kind <> 'district') u`;
  await sql`
    insert into training_meetings (class_id, on_day, state)
    select class_id, ends_on - d, 'held' from c, generate_series(0, 2) d`;
  await sql`
    create temp table e on commit drop as
    select distinct on (class_id, person_id) uuidv7() as id, class_id, person_id, g.n, k
    from g, generate_series(0, 1) k, c
    where (k = 0 or pg_temp.roll(g.n, 35) % 2 = 0) and c.n = 1 + pg_temp.roll(g.n, 36 + k) % ${classes}::int`;
  await sql`
    insert into training_enrolments (id, class_id, person_id, enrolled_at, enrolled_by)
    select id, class_id, person_id, timestamptz '2025-11-01', uuidv7() from e order by pg_temp.roll(n, 38)`;
  await sql`
    insert into attendances (meeting_id, enrolment_id, mark, recorded_by, recorded_at)
    select m.id, e.id, case when pg_temp.roll(e.n, 39) % 4 = 0 and m.on_day < c.ends_on then 'absent' else 'present' end,
      e.person_id, timestamptz '2026-01-01'
    from e join training_meetings m on m.class_id = e.class_id join c on c.class_id = e.class_id`;
}

async function fillServices(sql: postgres.TransactionSql): Promise<void> {
  await sql`
    insert into internships (person_id, kind, employer_name, union_id, confirmed_on, start_on, recorded_at, supplementary)
    select person_id, 'internship', '禾澜食品', served_by, date '2025-11-01' + pg_temp.roll(n, 40) % 330,
      date '2025-11-03' + pg_temp.roll(n, 40) % 330, timestamptz '2026-01-01', pg_temp.roll(n, 41) % 10 = 0
    from g where pg_temp.roll(n, 42) % 5 > 0 order by pg_temp.roll(n, 43)`;
  await sql`
    insert into placements (person_id, employer_name, union_id, path, start_on, evidence, recorded_at, supplementary)
    select person_id, '禾澜食品', served_by, (array['platform','fair','referral','training'])[1 + pg_temp.roll(n, 44) % 4],
      date '2025-11-01' + pg_temp.roll(n, 45) % 330, '合同', timestamptz '2026-01-01', pg_temp.roll(n, 46) % 10 = 0
    from g where pg_temp.roll(n, 47) % 5 > 0 order by pg_temp.roll(n, 48)`;
  await sql`
    insert into certificates (person_id, union_id, name, number, issuer, issued_on, help, help_note, recorded_by, recorded_at)
    select person_id, served_by, '会计初级', 'Z' || n, '人社局', date '2025-11-01' + pg_temp.roll(n, 49) % 330, 'feePaid',
      '考试费', uuidv7(), timestamptz '2026-01-01'
    from g where pg_temp.roll(n, 50) % 5 > 0 order by pg_temp.roll(n, 51)`;
  await sql`
    insert into guidance_sessions (person_id, union_id, on_day, adviser, note, caseworker_id, recorded_by, recorded_at)
    select person_id, served_by, date '2025-11-01' + pg_temp.roll(n, 52 + k) % 330, '顾问', '谈了开店的打算', uuidv7(),
      uuidv7(), timestamptz '2026-01-01'
    from g, generate_series(0, 1) k where k = 0 or pg_temp.roll(n, 54) % 6 = 0 order by pg_temp.roll(n, 55)`;
  await sql`
    insert into supplementary_records (kind, union_id, person_id, on_day, title, evidence, recorded_by, recorded_at)
    select (array['skillTraining','certificate','guidance','policyGrant'])[1 + pg_temp.roll(n, 56) % 4], served_by,
      person_id, date '2025-11-01' + pg_temp.roll(n, 57) % 330, '线下工作', '签到表', uuidv7(), timestamptz '2026-01-01'
    from g where pg_temp.roll(n, 58) % 10 < 7 order by pg_temp.roll(n, 59)`;
}

async function fillMoney(sql: postgres.TransactionSql): Promise<void> {
  await sql`
    insert into policies (id, key, category, level, title, benefit, office, source, valid_from, updated_at)
    values (uuidv7(), 'bench', 'skill', 'district', '试验补贴', '一次 500 元', '人社局', '通知', '2025-01-01', now())`;
  await sql`
    create temp table l on commit drop as
    select uuidv7() as id, n, person_id, served_by, date '2025-09-01' + pg_temp.roll(n, 60) % 330 as first_on
    from g where pg_temp.roll(n, 61) % 6 = 0`;
  await sql`
    insert into guaranteed_loans (id, person_id, union_id, contract_number, bank, purpose, policy_id, approved_on,
      approved_fen, evidence, recorded_by, recorded_at)
    select id, person_id, served_by, 'H' || n, '试验银行', '开店', case when n % 2 = 0 then (select id from policies) end,
      first_on, 20000000, '合同', uuidv7(), timestamptz '2026-01-01' from l`;
  await sql`
    insert into loan_tranches (loan_id, paid_on, amount_fen, evidence, recorded_by, recorded_at)
    select id, first_on + 90 * k, 5000000 + pg_temp.roll(n, 62), '回单', uuidv7(), timestamptz '2026-01-01'
    from l, generate_series(0, 1) k where k = 0 or pg_temp.roll(n, 63) % 3 = 0 order by pg_temp.roll(n, 64)`;
  await sql`
    insert into policy_grants (person_id, policy_id, union_id, period, granted_on, evidence, recorded_by, recorded_at)
    select person_id, (select id from policies), served_by, '2026', date '2025-11-01' + pg_temp.roll(n, 65) % 330, '批件',
      uuidv7(), timestamptz '2026-01-01' from g order by pg_temp.roll(n, 66)`;
  await sql`
    create temp table a on commit drop as
    select uuidv7() as id, n, person_id, served_by, date '2025-11-01' + pg_temp.roll(n, 67) % 330 as paid_on from g`;
  await sql`
    insert into job_seeking_allowances (id, person_id, union_id, state, purpose, note, amount_fen, applied_on, applied_by,
      decided_by, decided_at, paid_on, paid_by, receipt)
    select id, person_id, served_by, 'paid', 'travel', '去面试', 50000, paid_on, uuidv7(), uuidv7(),
      timestamptz '2026-01-01', paid_on, uuidv7(), 'R' || n from a order by pg_temp.roll(n, 68)`;
  await sql`
    insert into allowance_returns (allowance_id, returned_on, amount_fen, reason, recorded_by, recorded_at)
    select id, paid_on + 5, case when n % 2 = 0 then 50000 else 20000 end, '没有去', uuidv7(), timestamptz '2026-01-01'
    from a where pg_temp.roll(n, 69) % 20 = 0`;
}

async function fillPositions(sql: postgres.TransactionSql, count: number): Promise<void> {
  const positions = Math.max(300, Math.round(count / 5));
  await sql`
    insert into companies (credit_code, name, short_name, nature, size, industry, town, address, contact_name,
      contact_phone, state, union_id, answer_due_on)
    select 'BENCH' || lpad(n::text, 13, '0'), '试验' || n || '号公司', n || '号', 'private', 'from100', '制造业',
      '310118001', '试验路 1 号', '沈一鸣', '19900000001', 'verified', (select id from unions where kind = 'district'),
      '2026-08-10' from generate_series(1, 300) n`;
  await sql`
    insert into company_tag_periods (company_id, tag, from_day, evidence)
    select id, 'caringEnterprise', '2025-01-01', '批文' from companies where right(credit_code, 1) in ('1', '2', '3')`;
  await sql`
    insert into positions (company_id, title, kind, occupation, headcount, education, employment_type, town, address,
      pay_min, pay_max, pay_unit, duties, conditions, valid_until, state, suitable_for_graduates, preference,
      approving_union_id, first_published_on, published_at, preferred_on, preferred_headcount)
    select c.ids[1 + n % 300], '会计', (array['fullTime','fullTime','publicWelfare','internship'])[1 + pg_temp.roll(n, 70) % 4],
      'finance', 3, 'any', 'contract', '310118001', '试验路 1 号', 5000, 8000, 'month', '记账', '细心', '2026-12-31',
      'published', n % 5 > 0, case when n % 3 = 0 then 'priority' else 'none' end, u.ids[1 + n % 60], '2026-02-01',
      '2026-02-01', case when n % 3 = 0 then date '2025-11-01' + pg_temp.roll(n, 71) % 330 end, case when n % 3 = 0 then 3 end
    from generate_series(1, ${positions}::int) n, (select array_agg(id) as ids from companies) c,
      (select array_agg(id order by code) as ids from unions where kind <> 'district') u`;
  await sql`
    insert into events (kind, title, lead_union_id, starts_on, ends_on, place, state)
    select 'jobFair', '试验招聘会', u.id, date '2025-11-01' + pg_temp.roll(u.position * 10 + k, 72) % 330, '2026-12-31', '会展中心', 'held'
    from unions u, generate_series(0, 5) k`;
  await sql`
    insert into event_positions (event_id, position_id, headcount)
    select distinct on (1, 2) e.ids[1 + pg_temp.roll(q.n, 73 + k) % array_length(e.ids, 1)], q.id, 1 + pg_temp.roll(q.n, 75 + k) % 5
    from (select id, row_number() over () as n from positions) q, generate_series(0, 1) k,
      (select array_agg(id) as ids from events) e`;
}
