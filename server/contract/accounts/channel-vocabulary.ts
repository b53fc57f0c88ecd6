/** Ways a message goes out beside the inbox (站内消息). */
export const channels = { mail: '邮件', sms: '短信' } as const;
export type Channel = keyof typeof channels;

/** What messages are about; each can be switched off per channel, the inbox never. */
export const messageTopics = {
  application: '投递进展',
  interview: '面试和到岗',
  matching: '新岗位提醒',
  event: '活动和培训',
  request: '申请和办理',
  posting: '职位和单位资料',
  account: '账号安全',
  work: '经办事项',
} as const;
export type MessageTopic = keyof typeof messageTopics;

/** Messages somebody cannot switch off. */
export const unstoppableTopics: readonly MessageTopic[] = ['account'];

/**
 * What goes out before somebody chose: mail where the other side waits or time runs, SMS only where a missed message costs a
 * day's work or an account. What staff are told stands on their desk anyway.
 */
export const usualWays: Readonly<Record<MessageTopic, Readonly<Record<Channel, boolean>>>> = {
  application: { mail: true, sms: false },
  interview: { mail: true, sms: true },
  matching: { mail: true, sms: false },
  event: { mail: true, sms: false },
  request: { mail: true, sms: false },
  posting: { mail: true, sms: false },
  account: { mail: true, sms: true },
  work: { mail: false, sms: false },
};

/** What each kind of account can be told; of the others nobody is asked. */
export const topicsOfAreas = {
  graduate: ['application', 'interview', 'matching', 'event', 'request', 'account'],
  company: ['application', 'interview', 'event', 'posting', 'account'],
  staff: ['work', 'account'],
} as const satisfies Record<string, readonly MessageTopic[]>;

export const deliveryStates = {
  waiting: '待发送',
  sent: '已发送',
  failed: '没送到',
  dropped: '不再发送',
} as const;
export type DeliveryState = keyof typeof deliveryStates;

/** Hours in Shanghai in which nothing goes out (免打扰): from 22 to 8. */
export const quietHours = { from: 22, until: 8 } as const;

/** Purposes of a separate consent (单独同意). */
export const consentPurposes = { recommend: '让工会把我推荐给合适的岗位' } as const;
export type ConsentPurpose = keyof typeof consentPurposes;
