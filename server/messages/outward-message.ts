import {
  type MessageTopic,
  messageTopics,
  unstoppableTopics,
} from '@sunshine/contract/accounts/channel-vocabulary.ts';
import { outwardTitle } from '@sunshine/contract/accounts/message-words.ts';
import type { Cipher } from '../cipher.ts';
import type { Letter } from '../mail.ts';
import { unsubscribeToken } from './unsubscribe-link.ts';

/** A notice as it leaves the house: its title and where to read on after signing in, never its text. */
export interface OutwardNotice {
  deliveryId: string;
  noticeId: string;
  accountId: string;
  topic: MessageTopic;
  title: string;
}

interface House {
  publicOrigin: string;
  cipher: Cipher;
}

export function letterOf(house: House, notice: OutwardNotice, to: string): Letter {
  const { accountId, topic } = notice;
  const token = unsubscribeToken(house.cipher, { accountId, topic, channel: 'mail' });
  const title = outwardTitle(notice.title);
  const stoppable = !unstoppableTopics.includes(topic);
  const foot = stoppable
    ? ['', `不想再收“${messageTopics[topic]}”的邮件：${house.publicOrigin}/unsubscribe/${token}`]
    : [];
  return {
    to,
    subject: title,
    text: [title, '', `登录后看：${addressOf(house, notice)}`, ...foot, '', '阳光就业'].join('\n'),
    id: notice.deliveryId,
    ...(stoppable ? { unsubscribe: `${house.publicOrigin}/api/unsubscriptions/${token}` } : {}),
  };
}

const longestTitle = 40;

/** Fits two parts of an SMS; its settings are one step from the address. */
export function textOf(house: House, notice: OutwardNotice): string {
  const title = outwardTitle(notice.title);
  const short = title.length > longestTitle ? `${title.slice(0, longestTitle - 1)}…` : title;
  return `【阳光就业】${short}，登录后看：${addressOf(house, notice)}`;
}

function addressOf({ publicOrigin }: House, { noticeId }: OutwardNotice): string {
  return `${publicOrigin}/messages/${noticeId}`;
}
