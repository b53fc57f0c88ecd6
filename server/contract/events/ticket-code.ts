/**
 * Short code of a ticket (入场码): seven characters and one that checks them, printed as `FX22 73T6`. The 31 characters
 * leave out those taken for another (I L O U Z); what is typed instead of one is read as it was meant.
 */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXY';
const length = 8;
const meant: Readonly<Record<string, string>> = { O: '0', I: '1', L: '1', Z: '2', U: 'V' };

/** 31 is a prime and the weights differ, so that one wrong character and any two swapped are noticed. */
function checkOf(values: readonly number[]): number {
  return values.reduce((sum, value, index) => sum + (index + 1) * value, 0) % alphabet.length;
}

/** A new code from seven random bytes or more; bytes beyond a multiple of 31 would favour some characters. */
export function ticketCodeFrom(random: (count: number) => Uint8Array): string {
  const values: number[] = [];
  while (values.length < length - 1)
    for (const byte of random(16)) if (byte < 248 && values.length < length - 1) values.push(byte % 31);
  return [...values, checkOf(values)].map((value) => alphabet[value]).join('');
}

/** The code as it is stored, from whatever was typed: spaces, dashes, lower case, full width; null when it is none. */
export function readTicketCode(typed: string): string | null {
  const letters = [
    ...typed
      .normalize('NFKC')
      .toUpperCase()
      .replace(/[\s\-–—·.]/g, ''),
  ];
  const code = letters.map((letter) => meant[letter] ?? letter);
  const values = code.map((letter) => alphabet.indexOf(letter));
  if (values.length !== length || values.includes(-1)) return null;
  return values[length - 1] === checkOf(values.slice(0, -1)) ? code.join('') : null;
}

/** As it stands on a ticket: two groups of four. */
export function spokenTicketCode(code: string): string {
  return `${code.slice(0, 4)} ${code.slice(4)}`;
}
