import {
  type Channel,
  channels,
  type MessageTopic,
  messageTopics,
  topicsOfAreas,
  unstoppableTopics,
} from '@sunshine/contract/accounts/channel-vocabulary.ts';
import type { messageRoutes } from '@sunshine/contract/accounts/message-routes.ts';
import type { Role } from '@sunshine/contract/accounts/vocabulary.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { keysOf } from '@sunshine/contract/shared/labels.ts';
import type { Queryable } from '@sunshine/db/connect.ts';
import { listRolesOf } from '@sunshine/db/queries/accounts/accounts.ts';
import {
  type Choice,
  choicesOf,
  isWanted,
  reachOf,
  saveChoices,
} from '@sunshine/db/queries/accounts/channel-preferences.ts';
import { audit } from '../../audit.ts';
import type { Context } from '../../context.ts';
import { refusal } from '../../refusal.ts';

type ReadRoute = typeof messageRoutes.readMessageSettings;
type SaveRoute = typeof messageRoutes.saveMessageSettings;

/** What goes out by mail and SMS beside the inbox (消息设置). */
export async function readMessageSettings(ctx: Context): Promise<Reply<ReadRoute>> {
  return describeSettings(ctx.db, ctx.policy.require('notice.own').accountId);
}

/** Sets the ways of every topic the account can be told of; what cannot be switched off stays. */
export async function saveMessageSettings(ctx: Context, input: Input<SaveRoute>): Promise<Reply<SaveRoute>> {
  const { accountId } = ctx.policy.require('notice.own');
  return ctx.transaction(async (tx) => {
    const before = await choicesOf(tx, accountId);
    const topics = topicsOfRoles(await listRolesOf(tx, accountId));
    const choices = topics
      .filter((topic) => !unstoppableTopics.includes(topic))
      .flatMap((topic) =>
        keysOf(channels).map((channel) => ({ topic, channel, wanted: input[channel].includes(topic) })),
      );
    // Only what differs becomes a choice: topics never touched follow their usual way if that changes.
    const changed = choices.filter((each) => isWanted(before, each.topic, each.channel) !== each.wanted);
    await saveChoices(tx, accountId, changed, ctx.now());
    const reply = await describeSettings(tx, accountId);
    const detail = { on: namesOf(changed, true), off: namesOf(changed, false) };
    await audit(ctx, tx, 'account.setMessages', { type: 'account', id: accountId }, { detail });
    return reply;
  });
}

function namesOf(choices: readonly Choice[], wanted: boolean): string[] {
  return choices
    .filter((each) => each.wanted === wanted)
    .map(({ topic, channel }: { topic: MessageTopic; channel: Channel }) => `${topic}:${channel}`);
}

async function describeSettings(db: Queryable, accountId: string): Promise<Reply<ReadRoute>> {
  const reach = await reachOf(db, accountId);
  if (!reach) throw refusal('request.notSignedIn');
  const choices = await choicesOf(db, accountId);
  const topics = topicsOfRoles(await listRolesOf(db, accountId));
  return {
    addresses: { mail: reach.email, sms: reach.phoneMask },
    topics: topics.map((topic) => ({
      topic,
      mail: isWanted(choices, topic, 'mail'),
      sms: isWanted(choices, topic, 'sms'),
      fixed: unstoppableTopics.includes(topic),
    })),
  };
}

/** In the order of the vocabulary, whatever roles a person holds. */
function topicsOfRoles(roles: readonly Role[]): MessageTopic[] {
  const known = new Set<MessageTopic>(roles.flatMap((role) => topicsOfAreas[areaOf(role)]));
  return keysOf(messageTopics).filter((topic) => known.has(topic));
}

function areaOf(role: Role): keyof typeof topicsOfAreas {
  if (role === 'graduate' || role === 'parent') return 'graduate';
  return role === 'recruiter' ? 'company' : 'staff';
}
