import type { PositionCard } from '@sunshine/contract/positions/card.ts';
import { type SQL, sql } from 'drizzle-orm';

/** What the tables know of a position's card: the name of its town is added by whoever answers. */
export type CardRow = Omit<PositionCard, 'townName'>;

/** The columns of a card, over positions as `p` and companies as `c`, with the day that counts as that of publication. */
export function cardColumns(publishedOn: SQL): SQL {
  return sql`p.id, p.title, p.kind, p.town, p.education, p.headcount, p.pay_min as "payMin", p.pay_max as "payMax",
    p.pay_unit as "payUnit", p.pay_months as "payMonths", p.open_to_current_year as "openToCurrentYear",
    to_char(${publishedOn}, 'YYYY-MM-DD') as "publishedOn", p.valid_until::text as "validUntil",
    c.id as "companyId", c.name as "companyName", c.nature as "companyNature"`;
}
