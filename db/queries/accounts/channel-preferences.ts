import {
  type Channel,
  type MessageTopic,
  unstoppableTopics,
  usualWays,
} from '@sunshine/contract/accounts/channel-vocabulary.ts';
import { eq, sql } from 'drizzle-orm';
import type { Queryable, Transaction } from '../../connect.ts';
import { accounts } from '../../schema/accounts.ts';
import { channelPreferences } from '../../schema/messages.ts';
import { people } from '../../schema/people.ts';

export interface Choice {
  topic: MessageTopic;
  channel: Channel;
  wanted: boolean;
}

/** What an account chose; topics without a row go their usual way. */
export async function choicesOf(db: Queryable, accountId: string): Promise<Choice[]> {
  return db
    .select({
      topic: channelPreferences.topic,
      channel: channelPreferences.channel,
      wanted: channelPreferences.wanted,
    })
    .from(channelPreferences)
    .where(eq(channelPreferences.accountId, accountId));
}

/** Whether a topic goes out by a channel, given what was chosen. */
export function isWanted(choices: readonly Choice[], topic: MessageTopic, channel: Channel): boolean {
  const usual = usualWays[topic][channel];
  if (unstoppableTopics.includes(topic)) return usual;
  return choices.find((each) => each.topic === topic && each.channel === channel)?.wanted ?? usual;
}

export async function saveChoices(
  tx: Transaction,
  accountId: string,
  choices: readonly Choice[],
  now: Date,
): Promise<void> {
  if (choices.length === 0) return;
  await tx
    .insert(channelPreferences)
    .values(choices.map((choice) => ({ accountId, ...choice, changedAt: now })))
    .onConflictDoUpdate({
      target: [channelPreferences.accountId, channelPreferences.topic, channelPreferences.channel],
      set: { wanted: sql`excluded.wanted`, changedAt: now },
    });
}

/** Where mail and SMS reach an account; the number stays sealed. */
export interface Reach {
  accountId: string;
  personId: string;
  active: boolean;
  email: string | null;
  phoneSealed: Uint8Array | null;
  phoneMask: string | null;
}

export async function reachOf(db: Queryable, accountId: string): Promise<Reach | null> {
  const [row] = await db
    .select({
      accountId: accounts.id,
      personId: accounts.personId,
      active: sql<boolean>`${accounts.state} = 'active'`,
      email: accounts.email,
      phoneSealed: people.phoneSealed,
      phoneMask: people.phoneMask,
    })
    .from(accounts)
    .innerJoin(people, eq(people.id, accounts.personId))
    .where(eq(accounts.id, accountId));
  return row ?? null;
}
