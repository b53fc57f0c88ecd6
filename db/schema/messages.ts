import {
  channels,
  consentPurposes,
  deliveryStates,
  messageTopics,
} from '@sunshine/contract/accounts/channel-vocabulary.ts';
import { keysOf } from '@sunshine/contract/shared/labels.ts';
import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { accounts } from './accounts.ts';
import { notices } from './applications.ts';
import { createdAt, id, instant, oneOf } from './columns.ts';
import { people } from './people.ts';

/** A notice on its way by mail or SMS (发送记录); its words stand in the notice. */
export const messageDeliveries = pgTable(
  'message_deliveries',
  {
    id: id(),
    noticeId: uuid('notice_id')
      .notNull()
      .references(() => notices.id, { onDelete: 'cascade' }),
    channel: text('channel', { enum: keysOf(channels) }).notNull(),
    state: text('state', { enum: keysOf(deliveryStates) })
      .notNull()
      .default('waiting'),
    /** Not before this instant: the end of quiet hours. */
    notBefore: instant('not_before').notNull(),
    attempts: integer('attempts').notNull().default(0),
    /** Set while one attempt is under way; an attempt whose end nobody saw is never repeated. */
    begunAt: instant('begun_at'),
    settledAt: instant('settled_at'),
    /** Why it failed or was dropped, without address or text. */
    failure: text('failure'),
    createdAt: createdAt(),
  },
  (t) => [
    oneOf('channel_is_known', t.channel, keysOf(channels)),
    oneOf('delivery_state_is_known', t.state, keysOf(deliveryStates)),
    check('a_settled_delivery_says_when', sql`(${t.state} = 'waiting') = (${t.settledAt} is null)`),
    uniqueIndex('one_delivery_per_notice_and_channel').on(t.noticeId, t.channel),
    index('deliveries_due').on(t.notBefore).where(sql`${t.state} = 'waiting'`),
  ],
);

/** What an account wants to be told by mail or SMS; without a row the topic's usual way holds. */
export const channelPreferences = pgTable(
  'channel_preferences',
  {
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id),
    topic: text('topic', { enum: keysOf(messageTopics) }).notNull(),
    channel: text('channel', { enum: keysOf(channels) }).notNull(),
    wanted: boolean('wanted').notNull(),
    changedAt: instant('changed_at').notNull(),
  },
  (t) => [
    primaryKey({ name: 'one_preference_per_topic_and_channel', columns: [t.accountId, t.topic, t.channel] }),
    oneOf('message_topic_is_known', t.topic, keysOf(messageTopics)),
    oneOf('preferred_channel_is_known', t.channel, keysOf(channels)),
  ],
);

/** Separate consent (单独同意) of a person for one purpose, versioned and dated; taken back, never deleted. */
export const consents = pgTable(
  'consents',
  {
    id: id(),
    personId: uuid('person_id')
      .notNull()
      .references(() => people.id),
    purpose: text('purpose', { enum: keysOf(consentPurposes) }).notNull(),
    /** Version of the text agreed to. */
    version: text('version').notNull(),
    givenAt: instant('given_at').notNull(),
    withdrawnAt: instant('withdrawn_at'),
  },
  (t) => [
    oneOf('consent_purpose_is_known', t.purpose, keysOf(consentPurposes)),
    uniqueIndex('one_live_consent_per_person_and_purpose')
      .on(t.personId, t.purpose)
      .where(sql`${t.withdrawnAt} is null`),
  ],
);
