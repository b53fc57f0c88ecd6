import { timingSafeEqual } from 'node:crypto';
import {
  type Channel,
  channels,
  type MessageTopic,
  messageTopics,
} from '@sunshine/contract/accounts/channel-vocabulary.ts';
import type { Cipher } from '../cipher.ts';

export interface Unsubscription {
  accountId: string;
  topic: MessageTopic;
  channel: Channel;
}

const macBytes = 18;

/**
 * A token that ends one topic by one way for one account: readable, signed with the installation's key, without end, since
 * a mail is found again after years. It can do nothing but switch off.
 */
export function unsubscribeToken(cipher: Cipher, { accountId, topic, channel }: Unsubscription): string {
  const account = Buffer.from(accountId.replaceAll('-', ''), 'hex').toString('base64url');
  const text = `${account}.${topic}.${channel}`;
  return `${text}.${sign(cipher, text).toString('base64url')}`;
}

/** What the token ends; null when it was not made here. */
export function readUnsubscribeToken(cipher: Cipher, token: string): Unsubscription | null {
  const [account = '', topic = '', channel = '', mac = '', ...rest] = token.split('.');
  if (rest.length > 0 || !Object.hasOwn(messageTopics, topic) || !Object.hasOwn(channels, channel))
    return null;
  const given = Buffer.from(mac, 'base64url');
  const text = `${account}.${topic}.${channel}`;
  if (given.length !== macBytes || !timingSafeEqual(given, sign(cipher, text))) return null;
  const hex = Buffer.from(account, 'base64url').toString('hex');
  const accountId = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  return { accountId, topic: topic as MessageTopic, channel: channel as Channel };
}

function sign(cipher: Cipher, text: string): Buffer {
  return cipher.fingerprint(text, 'messages.unsubscribe').subarray(0, macBytes);
}
