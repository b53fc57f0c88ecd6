import { z } from 'zod';
import { keysOf } from '../shared/labels.ts';
import { day, id, instant } from '../shared/schemas.ts';
import { checklistItems } from './fair-vocabulary.ts';
import { registrationWindows } from './registration-schemas.ts';
import { visibleText } from './visible-text.ts';

const count = z.number().int();
const moment = z.iso.datetime({ offset: true, message: '日期和时间都填一下。' });

/** Places; null without a limit. */
export const places = z
  .number({ message: '名额写数字，比如 300。' })
  .int({ message: '名额写整数。' })
  .min(1, { message: '名额至少 1 个，不限就空着。' })
  .max(100_000, { message: '名额最多 100000 个。' })
  .nullable()
  .default(null);

export const SessionInputSchema = z.object({
  /** Of a session that stands already; new ones have none. */
  id: id.optional(),
  label: visibleText('场次名称', 20, 0).default(''),
  startsAt: moment,
  /** Not included. */
  endsAt: moment,
  capacity: places,
});

/** What is planned beside name, day and place. */
export const planFields = {
  capacity: places,
  registrationOpensAt: moment.nullable().default(null),
  registrationClosesAt: moment.nullable().default(null),
  /** Last day on which companies may ask or accept, included. */
  companiesUntil: day.nullable().default(null),
  expectedVisitors: z
    .number({ message: '预计人数写数字，比如 800。' })
    .int({ message: '预计人数写整数。' })
    .min(1, { message: '预计人数至少 1 人。' })
    .max(1_000_000, { message: '预计人数最多 1000000 人。' })
    .nullable()
    .default(null),
  /** Left out: the sessions stay as they are. */
  sessions: z.array(SessionInputSchema).max(20, { message: '一场活动最多排 20 个场次。' }).optional(),
};

/** A session as anyone sees it. */
export const SessionSchema = z.object({
  id,
  label: z.string(),
  startsAt: instant,
  endsAt: instant,
  capacity: count.nullable(),
  registered: count,
});
export type EventSession = z.output<typeof SessionSchema>;

/** Registration as anyone sees it; `full` still takes people onto the waiting list. */
export const RegistrationWindowSchema = z.object({
  window: z.enum(keysOf(registrationWindows)),
  opensAt: instant.nullable(),
  closesAt: instant.nullable(),
  capacity: count.nullable(),
  registered: count,
  /** Null without a limit. */
  placesLeft: count.nullable(),
});
export type RegistrationWindow = z.output<typeof RegistrationWindowSchema>;

export const ChecklistSchema = z.object({
  expectedVisitors: count.nullable(),
  /** Days until the first; negative when it is past. */
  daysLeft: count,
  open: count,
  items: z.array(
    z.object({
      item: z.enum(keysOf(checklistItems)),
      done: z.object({ note: z.string(), by: z.string(), at: instant }).nullable(),
    }),
  ),
});
export type Checklist = z.output<typeof ChecklistSchema>;

export const announcementAudiences = {
  registered: '已报名的人',
  companies: '邀请和参会的单位',
  graduates: '本单位和下属工会的毕业生',
} as const;

export const AnnouncementSchema = z.object({
  id,
  audience: z.enum(keysOf(announcementAudiences)),
  title: z.string(),
  body: z.string(),
  recipients: count,
  sentBy: z.string(),
  sentAt: instant,
});
export type Announcement = z.output<typeof AnnouncementSchema>;

const placed = {
  x: count.min(0),
  y: count.min(0),
  width: count.min(1).max(20),
  height: count.min(1).max(20),
};
export const FixtureSchema = z.object({ label: visibleText('名称', 10), ...placed });
export const HallSchema = z.object({
  width: count.min(4).max(60),
  height: count.min(4).max(60),
  fixtures: z.array(FixtureSchema).max(30),
});

/** What a template keeps (活动模板): days and times as minutes after the first day's midnight in Shanghai. */
export const EventTemplatePlanSchema = z.object({
  kind: z.string(),
  days: count.min(1),
  hours: z.string(),
  place: z.string(),
  town: z.string().nullable(),
  description: z.string(),
  coOrganiserIds: z.array(id),
  capacity: count.nullable(),
  expectedVisitors: count.nullable(),
  registration: z.object({ opens: count, closes: count }).nullable(),
  companiesDaysBefore: count.nullable(),
  sessions: z.array(z.object({ label: z.string(), from: count, to: count, capacity: count.nullable() })),
  hall: HallSchema.nullable(),
  booths: z.array(z.object({ number: z.string(), ...placed })),
});
export type EventTemplatePlan = z.output<typeof EventTemplatePlanSchema>;
