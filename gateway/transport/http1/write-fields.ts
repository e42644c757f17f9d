/**
 * Header fields as they are sent. Throws a TypeError for what HTTP does not allow, and for fields that say where a
 * request ends: with one of those, somebody could put a second request into the first.
 * @param headers names, in lower case, and values in turn
 */
export function writeFields(headers: readonly string[]): string {
  let text = '';
  for (let at = 0; at + 1 < headers.length; at += 2) {
    const name = headers[at] as string;
    const value = headers[at + 1] as string;
    if (!isAllowed(name)) throw new TypeError('a header has a name that is not allowed');
    if (!VALUE.test(value)) throw new TypeError(`the header ${name} has a value that is not allowed`);
    text += `${name}: ${value}\r\n`;
  }
  return text;
}

/** The same few names come again and again. */
function isAllowed(name: string): boolean {
  if (allowed.has(name)) return true;
  if (!NAME.test(name) || FRAMING.has(name)) return false;
  if (allowed.size < MAX_REMEMBERED) allowed.add(name);
  return true;
}

const allowed = new Set<string>();
const MAX_REMEMBERED = 100;

const NAME = /^[\w!#$%&'*+.^`|~-]+$/;
/** Beyond ASCII it would depend on the body how they are sent. */
const VALUE = /^[\t\x20-\x7e]*$/;
const FRAMING: ReadonlySet<string> = new Set([
  'connection',
  'content-length',
  'expect',
  'host',
  'keep-alive',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);
