import type { MessageTopic } from '@sunshine/contract/accounts/channel-vocabulary.ts';

/** An SMS to a person outside; its text never holds a word of hardship. */
export interface TextMessage {
  /** Stays the same when it is tried again. */
  id: string;
  to: string;
  /** What a log may hold of the number: 199****0001. */
  mask: string;
  topic: MessageTopic;
  text: string;
}

export interface Texter {
  /** Throws `NotSent`, which names neither number nor text. */
  send(message: TextMessage): Promise<void>;
}
