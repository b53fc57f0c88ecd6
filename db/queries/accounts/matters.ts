import { type MatterCounts, type MatterKind, matterKinds } from '@sunshine/contract/accounts/matters.ts';
import { retentionSpan } from '@sunshine/contract/applications/vocabulary.ts';
import { keysOf } from '@sunshine/contract/shared/labels.ts';
import { type SQL, sql } from 'drizzle-orm';
import type { Queryable, Transaction } from '../../connect.ts';
import { handovers } from '../../schema/accounts.ts';
import { openReferral } from '../applications/referrals.ts';

/** Where a kind of matter is kept: its table, who looks after it, which rows are open, and the unit of a row. */
interface Matter {
  table: SQL;
  keeper: SQL;
  /** Whose it is, where the keeper is written only once it changes. */
  heldBy?: SQL;
  open: (today: string) => SQL;
  within: (root: string) => SQL;
}

/** At a unit and below; null is everywhere, for somebody who works at one place only. */
export type Place = string | null;

const below = (unit: SQL, root: string): SQL =>
  sql`exists (select 1 from union_ancestry x where x.union_id = ${unit} and x.ancestor_id = ${root}::uuid)`;
const ofUnit = (root: string): SQL => below(sql`t.union_id`, root);

const matters: Readonly<Record<MatterKind, Matter>> = {
  helpNeed: {
    table: sql`help_needs`,
    keeper: sql`caseworker_id`,
    open: () => sql`t.closed_on is null`,
    within: (root) => sql`(
      exists (select 1 from household_members m
        join household_managements g on g.household_id = m.household_id and g.until_day is null
        where m.person_id = t.person_id and ${below(sql`g.union_id`, root)})
      or exists (select 1 from studies s
        where s.person_id = t.person_id and ${below(sql`s.registering_union_id`, root)}))`,
  },
  referral: {
    table: sql`referrals`,
    keeper: sql`caseworker_id`,
    heldBy: sql`coalesce(t.caseworker_id, t.referred_by)`,
    open: () => openReferral,
    within: ofUnit,
  },
  retention: {
    table: sql`placements`,
    keeper: sql`caseworker_id`,
    open: (today) => sql`t.cancelled_at is null and t.ended_on is null
      and (t.start_on + make_interval(months => ${retentionSpan.untilMonth}::int))::date > ${today}::date`,
    within: ofUnit,
  },
  training: {
    table: sql`training_classes`,
    keeper: sql`caseworker_id`,
    open: () => sql`t.state = 'planned'`,
    within: ofUnit,
  },
  guidance: {
    table: sql`guidance_sessions`,
    keeper: sql`caseworker_id`,
    open: () => sql`t.cancelled_at is null and t.follow_up_on is not null and t.followed_up_at is null`,
    within: ofUnit,
  },
  policyApplication: {
    table: sql`policy_applications`,
    keeper: sql`caseworker_id`,
    open: () => sql`t.state in ('preparing', 'applied')`,
    within: ofUnit,
  },
  allowance: {
    table: sql`job_seeking_allowances`,
    keeper: sql`caseworker_id`,
    open: () => sql`t.state in ('submitted', 'returned', 'approved')`,
    within: ofUnit,
  },
  event: {
    table: sql`events`,
    keeper: sql`created_by`,
    open: () => sql`t.state = 'planned'`,
    within: (root) => below(sql`t.lead_union_id`, root),
  },
  fairIntent: {
    table: sql`intents`,
    keeper: sql`caseworker_id`,
    open: () => sql`t.cancelled_at is null and t.kind in ('hire', 'interview', 'intent')
      and exists (select 1 from events e where e.id = t.event_id and e.state = 'held')
      and not exists (select 1 from intent_follow_ups f
        where f.intent_id = t.id and (f.day = 30 or f.result in ('hired', 'ended')))`,
    within: (root) => sql`(
      exists (select 1 from events e where e.id = t.event_id and ${below(sql`e.lead_union_id`, root)})
      or exists (select 1 from household_members m
        join household_managements g on g.household_id = m.household_id and g.until_day is null
        where m.person_id = t.person_id and ${below(sql`g.union_id`, root)})
      or exists (select 1 from studies s
        where s.person_id = t.person_id and ${below(sql`s.registering_union_id`, root)}))`,
  },
};
const kinds = keysOf(matterKinds);

function heldBy(kind: MatterKind): SQL {
  const { keeper, heldBy: held } = matters[kind];
  return held ?? sql`t.${keeper}`;
}

/** How many matters of each kind an account looks after; at a unit and below, or anywhere. */
export async function countMatters(
  db: Queryable,
  accountId: string,
  root: Place,
  today: string,
): Promise<MatterCounts> {
  const each = kinds.map((kind) => {
    const { table, open, within } = matters[kind];
    return sql`select ${kind} as kind, count(*)::int as n from ${table} t
      where ${heldBy(kind)} = ${accountId}::uuid and ${open(today)} and ${at(within, root)}`;
  });
  const rows = await db.execute<{ kind: MatterKind; n: number }>(sql.join(each, sql` union all `));
  return Object.fromEntries(rows.map(({ kind, n }) => [kind, n])) as MatterCounts;
}

export interface Given {
  from: string;
  to: string;
  root: Place;
  today: string;
}

const at = (within: Matter['within'], root: Place): SQL => (root ? within(root) : sql`true`);

/** Gives every open matter of an account at a unit and below to another; answers how many of each kind. */
export async function moveMatters(tx: Transaction, given: Given): Promise<MatterCounts> {
  const counts: Partial<MatterCounts> = {};
  for (const kind of kinds) {
    const { table, keeper, open, within } = matters[kind];
    const rows = await tx.execute(sql`update ${table} t set ${keeper} = ${given.to}::uuid
      where ${heldBy(kind)} = ${given.from}::uuid and ${open(given.today)} and ${at(within, given.root)} returning t.id`);
    counts[kind] = rows.length;
  }
  return counts as MatterCounts;
}

/** Allowances that the receiver cannot look after: they decided on them, or they are their own. */
export async function allowancesBarredTo(db: Queryable, given: Given): Promise<number> {
  const { table, open, within } = matters.allowance;
  const rows = await db.execute<{ n: number }>(sql`
    select count(*)::int as n from ${table} t
    where t.caseworker_id = ${given.from}::uuid and ${open(given.today)} and ${at(within, given.root)}
      and (t.decided_by = ${given.to}::uuid
        or t.person_id = (select a.person_id from accounts a where a.id = ${given.to}::uuid))`);
  return rows[0]?.n ?? 0;
}

/** Units of the scope at which an account is or was a caseworker; of two above each other the upper one. */
export async function caseworkerUnits(
  db: Queryable,
  scope: readonly string[],
  accountId: string,
): Promise<{ unionId: string; unionName: string }[]> {
  return db.execute<{ unionId: string; unionName: string } & Record<string, unknown>>(sql`
    with held as (
      select distinct g.union_id from role_grants g
      where g.account_id = ${accountId}::uuid and g.role = 'caseworker' and exists (select 1 from union_ancestry x
        where x.union_id = g.union_id and x.ancestor_id = any(${sql.param(scope)}::uuid[]))
    )
    select h.union_id as "unionId", u.name as "unionName" from held h join unions u on u.id = h.union_id
    where not exists (select 1 from union_ancestry x join held o on o.union_id = x.ancestor_id
      where x.union_id = h.union_id and x.ancestor_id <> h.union_id)
    order by u.position, u.code`);
}

/** Other active caseworkers of a unit. With `lock` their roles hold until commit. */
export async function receiversAt(
  db: Queryable,
  unionId: string,
  except: string,
  options: { lock?: boolean } = {},
): Promise<{ accountId: string; name: string }[]> {
  return db.execute<{ accountId: string; name: string } & Record<string, unknown>>(sql`
    select a.id as "accountId", p.name from role_grants g
    join accounts a on a.id = g.account_id and a.state = 'active' and a.id <> ${except}::uuid
    join people p on p.id = a.person_id
    where g.role = 'caseworker' and g.union_id = ${unionId}::uuid and g.ended_at is null
    order by p.name, a.id ${options.lock ? sql`for share of g, a` : sql``}`);
}

/** Holds an account, so that two who hand it over do so one after the other; its name. */
export async function holdAccount(tx: Transaction, accountId: string): Promise<string | null> {
  const rows = await tx.execute<{ name: string }>(sql`
    select p.name from accounts a join people p on p.id = a.person_id where a.id = ${accountId}::uuid
    for no key update of a`);
  return rows[0]?.name ?? null;
}

export async function insertHandover(
  tx: Transaction,
  handover: typeof handovers.$inferInsert,
): Promise<void> {
  await tx.insert(handovers).values(handover);
}

export interface HandoverRow {
  id: string;
  unionName: string;
  fromName: string;
  toName: string;
  counts: MatterCounts;
  note: string;
  doneBy: string | null;
  doneAt: string;
}

/** Handovers from or to an account at units of the scope, the latest first. */
export async function listHandovers(
  db: Queryable,
  scope: readonly string[],
  accountId: string,
): Promise<HandoverRow[]> {
  const name = (account: SQL): SQL =>
    sql`(select p.name from accounts a join people p on p.id = a.person_id where a.id = ${account})`;
  return db.execute<HandoverRow & Record<string, unknown>>(sql`
    select h.id, u.name as "unionName", ${name(sql`h.from_account_id`)} as "fromName",
      ${name(sql`h.to_account_id`)} as "toName", h.counts, h.note, ${name(sql`h.done_by`)} as "doneBy",
      to_json(h.done_at) #>> '{}' as "doneAt"
    from handovers h join unions u on u.id = h.union_id
    where (h.from_account_id = ${accountId}::uuid or h.to_account_id = ${accountId}::uuid)
      and exists (select 1 from union_ancestry x
        where x.union_id = h.union_id and x.ancestor_id = any(${sql.param(scope)}::uuid[]))
    order by h.done_at desc, h.id desc limit 20`);
}
