import type { SuggestionKind } from '@sunshine/contract/positions/search-vocabulary.ts';
import type { Database } from '../../connect.ts';

export interface OfferAsked {
  /** Text of a tsquery over the keys of terms. */
  match: string;
  /** What was typed, folded, and its sound. */
  beginning: string;
  letters: string;
  /** Names from the catalogues that fit what was typed, best first. */
  majors: { text: string; occupations: string[] }[];
  towns: { text: string; code: string }[];
  most: number;
  today: string;
}

export interface Offered {
  text: string;
  kind: SuggestionKind;
  town: string | null;
}

/** Terms looked through for some that find anything; beyond them nobody reads. */
const looked = 200;

/**
 * Terms, majors and towns that go on from what was typed, best first, in one statement; only those that find a
 * position today. A term's last user is looked at first; once that goes by another name, the term's own search is asked.
 */
export async function offeredTerms(db: Database, asked: OfferAsked): Promise<Offered[]> {
  const sql = db.$client;
  const alive = sql`valid_until >= ${asked.today}::date`;
  const rows = await sql<Offered[]>`
    select text, kind, town from (
      (select shown as text, kind, null::text as town, place from (
        select shown, kind, match, position_id, row_number() over () as place
        from (
          select shown, kind, match, position_id from position_terms
          where keys @@ ${asked.match}::tsquery and kind <> ''
          order by starts_with(term, ${asked.beginning}) or starts_with(sound, ${asked.letters}) desc,
            length(term), term
          limit ${looked}::int
        ) t
      ) t
      where exists (select from position_search s
          where s.position_id = t.position_id and s.words @@ t.match::tsquery and ${alive})
        or exists (select from position_search s where s.words @@ t.match::tsquery and ${alive})
      -- They come in the order of the terms, and what is enough ends the looking.
      limit ${asked.most}::int)
      union all
      select m.text, 'major', null, 1000 + m.place
      from jsonb_to_recordset(${JSON.stringify(placed(asked.majors))}::jsonb)
        as m(text text, occupations text[], place int)
      where exists (select from position_search s where s.occupation = any(m.occupations) and ${alive})
      union all
      select t.text, 'town', t.code, 2000 + t.place
      from jsonb_to_recordset(${JSON.stringify(placed(asked.towns))}::jsonb) as t(text text, code text, place int)
      where exists (select from position_search s where s.town = t.code and ${alive})
    ) offered order by place`;
  return [...rows];
}

function placed<T extends object>(list: readonly T[]): (T & { place: number })[] {
  return list.map((each, place) => ({ ...each, place }));
}
