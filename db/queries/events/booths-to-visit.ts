import type { ApplicationState } from '@sunshine/contract/applications/vocabulary.ts';
import { sql } from 'drizzle-orm';
import type { Queryable } from '../../connect.ts';

export interface ShownToRow extends Record<string, unknown> {
  positionId: string;
  boothId: string | null;
  booth: string | null;
  applicationId: string | null;
  applicationState: ApplicationState | null;
}

/** Positions shown at an event, each with the booth of its company and a person's own live application. */
export async function listShownTo(db: Queryable, eventId: string, personId: string): Promise<ShownToRow[]> {
  return db.execute<ShownToRow>(sql`
    select s.position_id as "positionId", b.id as "boothId", b.number as booth, live.id as "applicationId",
      live.state as "applicationState"
    from event_positions s join positions p on p.id = s.position_id
    left join event_companies a on a.event_id = s.event_id and a.company_id = p.company_id and a.state = 'approved'
    left join booths b on b.event_company_id = a.id
    left join lateral (
      select x.id, x.state from applications x
      where x.position_id = p.id and x.person_id = ${personId}
        and x.state not in ('declined', 'offerDeclined', 'withdrawn', 'closed') limit 1) live on true
    where s.event_id = ${eventId} order by p.id`);
}
