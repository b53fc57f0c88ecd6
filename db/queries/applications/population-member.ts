import type { CampaignSettings } from '@sunshine/contract/reports/settings.ts';
import { sql } from 'drizzle-orm';
import type { Queryable } from '../../connect.ts';

export interface CampaignOfDay {
  year: number;
  periodStart: string;
  /** Only what differs from the defaults. */
  settings: unknown;
}

/** The campaign of the sunshine form whose period holds a day; null when none was opened for it. */
export async function campaignOfDay(db: Queryable, day: string): Promise<CampaignOfDay | null> {
  const rows = await db.execute<{ year: number; period_start: string; settings: unknown }>(sql`
    select year, period_start::text, settings from campaigns
    where form = 'sunshine' and ${day}::date between period_start and cutoff_day
    order by year desc limit 1`);
  const [row] = rows;
  return row ? { year: row.year, periodStart: row.period_start, settings: row.settings } : null;
}

export interface PopulationDay {
  day: string;
  year: number;
  periodStart: string;
  settings: CampaignSettings;
}

export async function belongsToPopulation(
  db: Queryable,
  personId: string,
  at: PopulationDay,
): Promise<boolean> {
  return (await populationAmong(db, [personId], at)).has(personId);
}

/**
 * Who of these belongs to the population P as it stands on a day: archived on a day of the period so far, with a
 * completed degree that makes them 应届 or 往届. The same rule as db/indicators/population, for persons.
 */
export async function populationAmong(
  db: Queryable,
  personIds: readonly string[],
  at: PopulationDay,
): Promise<Set<string>> {
  const { day, year, periodStart, settings } = at;
  const keys = (list: readonly string[]) => sql`string_to_array(${list.join(',')}, ',')`;
  const rows = await db.execute<{ id: string }>(sql`
    select p.id
    from people p
    join lateral (
      select max(s.graduation_year) as year from studies s
      where s.person_id = p.id and s.state = 'onTrack' and s.graduation_year <= ${year}::int
        and s.degree = any(${keys(settings.degrees)}) and s.education_mode = any(${keys(settings.educationModes)})
    ) degree on degree.year is not null
    where p.id = any(${sql.param(personIds)}::uuid[]) and coalesce(p.died_on, 'infinity') > ${day}::date
      and exists (
        select 1 from household_members m join household_episodes e on e.household_id = m.household_id
        where m.person_id = p.id and e.closing_reason is distinct from 'openedInError'
          and greatest(m.joined_on, e.opened_on, ${periodStart}::date)
            <= least(coalesce(m.left_on, 'infinity'), coalesce(e.closed_on, 'infinity'), ${day}::date)
      )
      and (
        degree.year >= ${year - settings.previousYears}::int
        or (p.birth_date > (${day}::date - make_interval(years => ${settings.oldestWithNeed + 1}::int))::date
          and exists (
            select 1 from help_needs n where n.person_id = p.id and n.opened_on <= ${day}::date
              and coalesce(n.closed_on, 'infinity') >= ${periodStart}::date
          ))
      )`);
  return new Set(rows.map(({ id }) => id));
}
