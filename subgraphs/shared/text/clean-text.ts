/** Text as it is stored: NFC, one space between words, none at the ends. Changes no letter. */
export function cleanText(text: string): string {
  return text.normalize('NFC').replaceAll(/\s+/g, ' ').trim();
}
