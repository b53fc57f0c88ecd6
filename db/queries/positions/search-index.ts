import { sql } from 'drizzle-orm';
import { advisoryLocks } from '../../advisory-locks.ts';
import type { Database } from '../../connect.ts';

export interface IndexEntry {
  positionId: string;
  version: string;
  /** Text of a tsvector. */
  words: string;
  heading: string;
  kind: string;
  occupation: string;
  town: string;
  education: number;
  monthlyMin: number;
  monthlyMax: number;
  /** Seconds since 1970. */
  publishedAt: number;
  validUntil: string;
  companyNature: string;
  applicants: number;
  openToCurrentYear: boolean;
  majors: string[];
}

export interface TermEntry {
  term: string;
  sound: string;
  characters: string[];
  /** As a title, a major or a company writes it. */
  shown: string;
  /** `word`, `major`, `company`, or empty for one that is not offered while typing. */
  kind: string;
  /** Text of a tsquery. */
  match: string;
  /** Text of a tsvector. */
  keys: string;
  positionId: string;
}

/** Writes entries and the terms they use in one statement, over what stood there before. */
export async function putIndexEntries(
  db: Database,
  entries: IndexEntry[],
  terms: TermEntry[],
): Promise<void> {
  await db.execute(sql`
    with new_terms as (
      insert into position_terms as old (term, sound, characters, shown, kind, match, keys, position_id)
      select t.term, t.sound, t.characters, t.shown, t.kind, t.match, t.keys::tsvector, t."positionId"
      from jsonb_to_recordset(${JSON.stringify(terms)}::jsonb) as t(
        term text, sound text, characters text[], shown text, kind text, match text, keys text, "positionId" uuid)
      order by t.term
      -- Of the names of kinds the greatest stands for what people look for most: a word before a major before a company.
      on conflict (term) do update set position_id = excluded.position_id, match = excluded.match,
        keys = excluded.keys, shown = excluded.shown, kind = greatest(old.kind, excluded.kind)
        -- A term that its last user still goes by stays as it is.
        where old.kind < excluded.kind or old.match <> excluded.match
          or (excluded.match <> '' and not exists (select from position_search s
            where s.position_id = old.position_id and s.words @@ excluded.match::tsquery))
    )
    insert into position_search (position_id, version, words, heading, kind, occupation, town, education,
      monthly_min, monthly_max, published_at, valid_until, company_nature, applicants, open_to_current_year, majors)
    select e."positionId", e.version, e.words::tsvector, e.heading::tsvector, e.kind, e.occupation, e.town,
      e.education, e."monthlyMin", e."monthlyMax", to_timestamp(e."publishedAt"), e."validUntil",
      e."companyNature", e.applicants, e."openToCurrentYear", e.majors
    from jsonb_to_recordset(${JSON.stringify(entries)}::jsonb) as e(
      "positionId" uuid, version text, words text, heading text, kind text, occupation text, town text,
      education smallint, "monthlyMin" int, "monthlyMax" int, "publishedAt" float8, "validUntil" date,
      "companyNature" text, applicants int, "openToCurrentYear" boolean, majors text[])
    order by e."positionId"
    on conflict (position_id) do update set
      version = excluded.version, words = excluded.words, heading = excluded.heading, kind = excluded.kind,
      occupation = excluded.occupation, town = excluded.town, education = excluded.education,
      monthly_min = excluded.monthly_min, monthly_max = excluded.monthly_max,
      published_at = excluded.published_at, valid_until = excluded.valid_until,
      company_nature = excluded.company_nature, applicants = excluded.applicants,
      open_to_current_year = excluded.open_to_current_year, majors = excluded.majors`);
}

export async function removeIndexEntries(db: Database, ids: string[]): Promise<void> {
  await db.execute(sql`delete from position_search where position_id = any(${sql.param(ids)}::uuid[])`);
}

/** Version by id of every entry. */
export async function indexedVersions(db: Database): Promise<Map<string, string>> {
  const rows = await db.execute<{ id: string; version: string }>(
    sql`select position_id as id, version from position_search`,
  );
  return new Map(rows.map(({ id, version }) => [id, version]));
}

export async function countIndexEntries(db: Database): Promise<number> {
  const rows = await db.execute<{ count: number }>(sql`select count(*)::int as count from position_search`);
  return rows[0]?.count ?? 0;
}

/** Terms that sound or look like what was typed, the likeliest first. */
export async function similarTerms(
  db: Database,
  typed: { sound: string; swapped: string[]; characters: string[] },
  limit = 60,
): Promise<{ term: string; sound: string }[]> {
  return [
    ...(await db.execute<{ term: string; sound: string }>(sql`
      select term, sound
      from position_terms
      where sound % ${typed.sound} or sound = any(${sql.param(typed.swapped)}::text[]) or characters && ${sql.param(typed.characters)}::text[]
      order by (sound = any(${sql.param(typed.swapped)}::text[]))::int + similarity(sound, ${typed.sound})
        + cardinality(array(select unnest(characters) intersect select unnest(${sql.param(typed.characters)}::text[])))::real
          / greatest(cardinality(characters), ${typed.characters.length}, 1) desc, term
      limit ${limit}`)),
  ];
}

/**
 * Runs one writer of the index at a time, in whatever copy: rows are re-read and written in one order,
 * so that an older reading cannot come after a newer one.
 */
export async function oneIndexWriter<T>(db: Database, index: string, work: () => Promise<T>): Promise<T> {
  return db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${advisoryLocks.searchIndex}, hashtext(${index}))`);
    return work();
  });
}
