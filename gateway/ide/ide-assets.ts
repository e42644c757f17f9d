import { createHash } from 'node:crypto';
import type { Answer } from '../../platform/http/answer.ts';
import { compress, type Encoding } from '../../platform/http/compress.ts';
import { loadIdeFonts } from './ide-fonts.ts';

/** The files of the IDE, by the name in their address. Each is read, compressed and kept on its first use. */
export interface IdeAssets {
  /** Changes whenever a file does: browsers may keep what they have forever. */
  readonly version: string;
  find(name: string, encoding: Encoding | undefined): Promise<Answer> | undefined;
}

/**
 * Loads GraphiQL as `@graphql-yoga/render-graphiql` carries it: complete, without a byte from the network.
 * The package's own page holds all 9 MB inline on every visit; served as files they are 2 MB once.
 */
export async function loadIdeAssets(): Promise<IdeAssets> {
  const graphiql = await import('@graphql-yoga/render-graphiql/graphiql');
  const fonts = loadIdeFonts();
  const files: Readonly<Record<string, File>> = {
    'graphiql.js': { type: SCRIPT, text: graphiql.js },
    'graphiql.css': { type: STYLE, text: graphiql.css },
    'fonts.css': { type: STYLE, text: fonts.css },
    'editor.worker.js': { type: SCRIPT, text: graphiql.editorWorkerService },
    'json.worker.js': { type: SCRIPT, text: graphiql.jsonWorker },
    'graphql.worker.js': { type: SCRIPT, text: graphiql.graphqlWorker },
    ...Object.fromEntries([...fonts.files].map(([name, bytes]) => [name, { type: 'font/woff2', bytes }])),
  };
  const kept = new Map<string, Promise<Answer>>();
  return {
    version: createHash('sha256')
      .update(graphiql.js)
      .update(graphiql.css)
      .update(fonts.css)
      .digest('hex')
      .slice(0, 12),
    find: (name, encoding) => {
      const file = Object.hasOwn(files, name) ? files[name] : undefined;
      return file && keep(kept, `${name} ${encoding}`, () => toAnswer(file, encoding));
    },
  };
}

/** Text, or bytes that no compression makes smaller. */
type File =
  | { readonly type: string; readonly text: string }
  | { readonly type: string; readonly bytes: Buffer };

const STYLE = 'text/css; charset=utf-8';
const SCRIPT = 'text/javascript; charset=utf-8';

async function toAnswer(file: File, accepted: Encoding | undefined): Promise<Answer> {
  const encoding = 'text' in file ? accepted : undefined;
  const content = 'text' in file ? file.text : file.bytes;
  const headers = { 'cache-control': 'public, max-age=31536000, immutable', vary: 'accept-encoding' };
  return {
    status: 200,
    contentType: file.type,
    body: encoding ? await compress(content, encoding, 'small') : content,
    headers: { ...headers, 'content-encoding': encoding ?? 'identity' },
  };
}

function keep<Value>(
  kept: Map<string, Promise<Value>>,
  key: string,
  make: () => Promise<Value>,
): Promise<Value> {
  const known = kept.get(key) ?? make();
  kept.set(key, known);
  return known;
}
