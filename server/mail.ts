/** A message to a person outside; its text never holds a word of hardship. */
export interface Letter {
  to: string;
  subject: string;
  text: string;
  /** Stays the same when it is tried again, so that a mail server can tell the second from a new one. */
  id?: string;
  /** Address that ends such letters by one POST (RFC 8058). */
  unsubscribe?: string;
}

export interface Mailer {
  /** Throws `NotSent`, which names neither address nor text. */
  send(letter: Letter): Promise<void>;
}

/** A mail or SMS that did not leave. Drivers quote addresses and texts in their errors, so only a code is kept. */
export class NotSent extends Error {
  override readonly name = 'NotSent';
  /** Trying again is of no use: there is no such address or number. */
  readonly final: boolean;
  /** As the other side said it: ECONNREFUSED, SMTP 550, HTTP 503. */
  readonly code: string;

  constructor(code: string, final = false) {
    super(`not sent: ${code}`);
    this.code = code;
    this.final = final;
  }
}
