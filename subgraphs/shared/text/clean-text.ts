/** Text as it is stored: NFC, one space between words, none at the ends. Changes no letter. */
export function cleanText(text: string): string {
  return text.normalize('NFC').replaceAll(/\s+/g, ' ').trim();
}

/** Text as somebody typed or pasted it, without what nobody sees in it: `cleanText`, and characters of no width gone. */
export function plainText(text: string): string {
  return cleanText(text.replaceAll(/\p{Cf}/gu, ''));
}
