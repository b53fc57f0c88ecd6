import { sql } from 'drizzle-orm';
import type { Queryable } from '../../connect.ts';
import { type CalendarRow, classLines, lineColumns } from './calendar.ts';

export interface PublicClassRow extends CalendarRow {
  provider: string;
  description: string;
  certificateName: string | null;
  leadPhone: string | null;
  meetings: { id: string; onDay: string; hours: string; topic: string }[];
}

/** A class open to sign-up with its timetable. */
export async function findPublicClass(db: Queryable, id: string): Promise<PublicClassRow | null> {
  const rows = await db.execute<PublicClassRow>(sql`
    select l.*, c.provider, c.description, c.certificate_name as "certificateName", u.contact_phone as "leadPhone",
      coalesce((select json_agg(json_build_object('id', m.id, 'onDay', m.on_day, 'hours', m.hours, 'topic', m.topic)
        order by m.on_day, m.hours, m.id) from training_meetings m where m.class_id = c.id and m.state <> 'cancelled'),
        '[]'::json) as meetings
    from (${classLines} where c.open_to_sign_up and c.id = ${id})
      l (${lineColumns})
    join training_classes c on c.id = l.id join unions u on u.id = c.union_id`);
  return rows[0] ?? null;
}
