import { readFile } from 'node:fs/promises';
import type { Answer } from '../../platform/http/answer.ts';
import { negotiateEncoding } from '../../platform/http/compress.ts';
import type { Exchange } from '../exchange.ts';
import { isRead } from '../../platform/http/is-read.ts';
import { GRAPHQL_MEDIA_TYPES, negotiateMediaType } from '../../platform/http/media-type.ts';
import type { Plugin } from '../plugin.ts';
import { loadIdeAssets, type IdeAssets } from '../ide/ide-assets.ts';
import { ideAnswer } from '../ide/ide-page.ts';
import { ENDPOINT } from '../../platform/http/plugins/require-endpoint.ts';

export interface IdeOptions {
  /** False in production. */
  readonly enabled: boolean;
  /** Absolute path of the document in the first tab. */
  readonly operationFile: string | undefined;
  /** JSON text: its variables. */
  readonly variables: string | undefined;
}

/**
 * For people in development: the IDE at the endpoint when a browser opens it. It asks the network for nothing; its files are loaded on the first visit, so a gateway without visitors pays nothing.
 */
export function serveIde(options: IdeOptions): Plugin {
  let loading: Promise<IdeAssets> | undefined;
  return function serveIde(exchange: Exchange) {
    const { path, request } = exchange;
    if (!options.enabled || !isRead(request.method)) return;
    loading ??= path.startsWith(ASSETS) || wantsPage(exchange) ? loadIdeAssets() : undefined;
    if (loading === undefined) return;
    if (path.startsWith(ASSETS)) return answerAsset(exchange, loading);
    return wantsPage(exchange) ? answerPage(loading, options) : undefined;
  };
}

const ASSETS = `${ENDPOINT}/ide/`;

function wantsPage({ path, request }: Exchange): boolean {
  if (path !== ENDPOINT) return false;
  return negotiateMediaType(request.headers.accept, [...GRAPHQL_MEDIA_TYPES, 'text/html']) === 'text/html';
}

async function answerPage(loading: Promise<IdeAssets>, options: IdeOptions): Promise<Answer> {
  const { operationFile, variables } = options;
  const { version } = await loading;
  const operation = operationFile === undefined ? undefined : await readFile(operationFile, 'utf8');
  return ideAnswer({ endpoint: ENDPOINT, assets: `${ASSETS}${version}`, operation, variables });
}

async function answerAsset(
  { path, request }: Exchange,
  loading: Promise<IdeAssets>,
): Promise<Answer | undefined> {
  const assets = await loading;
  const [givenVersion, name = ''] = path.slice(ASSETS.length).split('/');
  const encoding = negotiateEncoding(request.headers['accept-encoding'] as string | undefined);
  return givenVersion === assets.version ? assets.find(name, encoding) : undefined;
}
