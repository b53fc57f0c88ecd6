import { openStates } from '@sunshine/contract/applications/status.ts';
import { sql } from 'drizzle-orm';
import type { Queryable } from '../../connect.ts';
import { answerRateRows } from './answer-rate.ts';

/** What a card says of applications. */
export interface CardFigures {
  /** Answer rate of the company in percent; null when no application was due. */
  answerRate: number | null;
  /** Fewer open applications than the number given. */
  few: boolean;
}

/** Answer rate of the company and whether few apply, by position, in one statement. */
export async function cardFigures(
  db: Queryable,
  positions: readonly { id: string; companyId: string }[],
  { fewerThan, now }: { fewerThan: number; now: Date },
): Promise<Map<string, CardFigures>> {
  if (positions.length === 0) return new Map();
  const ids = sql`${sql.param(positions.map(({ id }) => id))}::uuid[]`;
  const companies = sql`${sql.param(positions.map(({ companyId }) => companyId))}::uuid[]`;
  const rows = await db.execute<{
    id: string;
    received: number | null;
    answered: number | null;
    few: boolean;
  }>(sql`
    with answers as (${answerRateRows(sql`select unnest(${companies})`, now)})
    select card.id, answers.received, answers.answered,
      (select count(*) from (select from applications a where a.position_id = card.id
        and a.state = any(${sql.param([...openStates])}::text[]) limit ${fewerThan}) open) < ${fewerThan} as few
    from unnest(${ids}, ${companies}) as card(id, company_id)
    left join answers on answers.company_id = card.company_id`);
  return new Map(
    [...rows].map(({ id, received, answered, few }) => [
      id,
      { answerRate: received === null ? null : Math.round((100 * (answered ?? 0)) / received), few },
    ]),
  );
}
