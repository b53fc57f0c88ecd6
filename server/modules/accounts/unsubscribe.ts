import { unstoppableTopics } from '@sunshine/contract/accounts/channel-vocabulary.ts';
import type { messageRoutes } from '@sunshine/contract/accounts/message-routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { lockAccount } from '@sunshine/db/queries/accounts/accounts.ts';
import { choicesOf, isWanted, saveChoices } from '@sunshine/db/queries/accounts/channel-preferences.ts';
import { audit } from '../../audit.ts';
import type { Context } from '../../context.ts';
import { readUnsubscribeToken, type Unsubscription } from '../../messages/unsubscribe-link.ts';
import { refusal } from '../../refusal.ts';

type CheckRoute = typeof messageRoutes.checkUnsubscription;
type Route = typeof messageRoutes.unsubscribe;

/** What a link would end. Looking changes nothing: programs follow the links of a mail before anybody reads it. */
export async function checkUnsubscription(
  ctx: Context,
  input: Input<CheckRoute>,
): Promise<Reply<CheckRoute>> {
  const { accountId, topic, channel } = requireLink(ctx, input.token);
  return { topic, channel, wanted: isWanted(await choicesOf(ctx.db, accountId), topic, channel) };
}

/** Ends one topic by one way for the account of the link; twice is as good as once. */
export async function unsubscribe(ctx: Context, input: Input<Route>): Promise<Reply<Route>> {
  const { accountId, topic, channel } = requireLink(ctx, input.token);
  return ctx.transaction(async (tx) => {
    if (!(await lockAccount(tx, accountId))) throw refusal('message.linkInvalid');
    if (!isWanted(await choicesOf(tx, accountId), topic, channel)) return { topic, channel, wanted: false };
    await saveChoices(tx, accountId, [{ topic, channel, wanted: false }], ctx.now());
    const subject = { type: 'account', id: accountId };
    await audit(ctx, tx, 'account.unsubscribe', subject, { detail: { topic, channel } });
    return { topic, channel, wanted: false };
  });
}

function requireLink(ctx: Context, token: string): Unsubscription {
  const link = readUnsubscribeToken(ctx.cipher, token);
  if (!link || unstoppableTopics.includes(link.topic)) throw refusal('message.linkInvalid');
  return link;
}
