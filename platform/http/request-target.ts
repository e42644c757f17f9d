/** What a request line asks for: https://www.rfc-editor.org/rfc/rfc9112#section-3.2 */
export interface RequestTarget {
  /** The address without its query string. */
  readonly path: string;
  /** The query string without `?`. */
  readonly search: string;
  /** Host and port of an absolute target, which then stand for the Host header (RFC 9112 §3.2.2). */
  readonly authority: string | undefined;
}

/** Reads both forms that a server must accept: `/path?query`, and `http://host/path?query` as proxies send it. */
export function parseTarget(target: string): RequestTarget {
  const [, authority, rest = ''] = ABSOLUTE.exec(target) ?? [undefined, undefined, target];
  const mark = rest.indexOf('?');
  return {
    path: (mark < 0 ? rest : rest.slice(0, mark)) || '/',
    search: mark < 0 ? '' : rest.slice(mark + 1),
    authority,
  };
}

const ABSOLUTE = /^https?:\/\/([^/?#]*)(.*)$/is;
