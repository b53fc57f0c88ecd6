/** A message to a person outside; its text never holds a word of hardship. */
export interface Letter {
  to: string;
  subject: string;
  text: string;
}

export interface Mailer {
  send(letter: Letter): Promise<void>;
}
