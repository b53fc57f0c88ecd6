/**
 * Text for a spreadsheet cell that no program will evaluate: a leading =, +, -, @, tab or return gets an
 * apostrophe in front, since sheets are saved again as csv.
 */
export function asText(text: string): string {
  return /^[=+\-@\t\r＝＋－＠]/.test(text) ? `'${text}` : text;
}
