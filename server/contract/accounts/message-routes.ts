import { z } from 'zod';
import { routes } from '../route.ts';
import { keysOf } from '../shared/labels.ts';
import { idParams } from '../shared/schemas.ts';
import { channels, messageTopics } from './channel-vocabulary.ts';
import { NoticeSchema } from './schemas.ts';

const channel = z.enum(keysOf(channels));
const topic = z.enum(keysOf(messageTopics));
const wanted = z.array(topic).max(20).default([]);

/** Which topics go out by which way, for one account. */
export const MessageSettingsSchema = z.object({
  /** Where mail and SMS go; null: there is no address, and nothing goes out that way. */
  addresses: z.object({ mail: z.string().nullable(), sms: z.string().nullable() }),
  topics: z.array(
    z.object({
      topic,
      mail: z.boolean(),
      sms: z.boolean(),
      /** Cannot be switched off. */
      fixed: z.boolean(),
    }),
  ),
});

/** What a link at the foot of a mail switches off; who it is for is not told, a mail may be handed on. */
export const UnsubscriptionSchema = z.object({ topic, channel, wanted: z.boolean() });

const linkParams = z.object({ token: z.string().min(1).max(120) });

/** Messages beside the inbox: what goes out by mail and SMS (邮件、短信). */
export const messageRoutes = routes({
  readNotice: {
    method: 'GET',
    path: '/api/notices/{id}',
    permission: 'notice.own',
    summary: '自己的一条消息；打开不算看过',
    params: idParams,
    reply: NoticeSchema,
  },
  readMessageSettings: {
    method: 'GET',
    path: '/api/account/messages',
    permission: 'notice.own',
    summary: '哪些消息也发邮件或短信',
    reply: MessageSettingsSchema,
  },
  saveMessageSettings: {
    method: 'PUT',
    path: '/api/account/messages',
    permission: 'notice.own',
    summary: '设哪些消息也发邮件或短信；没列出的关掉，关不掉的不变',
    body: z.object({ mail: wanted, sms: wanted }),
    reply: MessageSettingsSchema,
  },
  checkUnsubscription: {
    method: 'GET',
    path: '/api/unsubscriptions/{token}',
    permission: null,
    summary: '退订链接管的是什么；只看，不改',
    params: linkParams,
    reply: UnsubscriptionSchema,
  },
  unsubscribe: {
    method: 'POST',
    path: '/api/unsubscriptions/{token}',
    permission: null,
    summary: '退订；邮件程序的一键退订也到这里 (RFC 8058)',
    params: linkParams,
    reply: UnsubscriptionSchema,
  },
});
