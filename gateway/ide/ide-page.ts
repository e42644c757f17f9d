import { randomBytes } from 'node:crypto';
import type { Answer } from '../../platform/http/answer.ts';

export interface IdePageOptions {
  /** Address of the graph. */
  readonly endpoint: string;
  /** Folder of the files, without a slash at the end. */
  readonly assets: string;
  /** The document in the first tab. */
  readonly operation: string | undefined;
  /** Its variables, as JSON text. */
  readonly variables: string | undefined;
}

/**
 * The page for people: GraphiQL, with a content policy that lets nothing come from or go to anywhere else. Left alone
 * it writes every document into the address, and so into the browser's history; `onEditQuery` stops that. It remembers
 * the variables, which are personal IDs: they go where the browser forgets them with the tab.
 */
export function ideAnswer({ endpoint, assets, operation, variables }: IdePageOptions): Answer {
  const nonce = randomBytes(16).toString('base64url');
  const options = { endpoint, title: TITLE, query: operation, variables, shouldPersistHeaders: false };
  return {
    status: 200,
    contentType: 'text/html; charset=utf-8',
    headers: { 'content-security-policy': contentPolicy(nonce), 'referrer-policy': 'no-referrer' },
    body: `<!doctype html>
<html lang="vi">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${TITLE}</title>
    <link rel="icon" href="data:,">
    <link rel="stylesheet" href="${assets}/graphiql.css">
    <link rel="stylesheet" href="${assets}/fonts.css">
    <style>html, body, #root { height: 100%; margin: 0 }</style>
  </head>
  <body class="no-focus-outline">
    <noscript>Trang này cần JavaScript · This page needs JavaScript</noscript>
    <div id="root"></div>
    <script nonce="${nonce}">
      Object.defineProperty(window, 'localStorage', { value: window.sessionStorage });
      const workers = { json: 'json.worker.js', graphql: 'graphql.worker.js' };
      self.MonacoEnvironment = {
        globalAPI: false,
        getWorkerUrl: (_module, label) => '${assets}/' + (workers[label] ?? 'editor.worker.js'),
      };
    </script>
    <script src="${assets}/graphiql.js"></script>
    <script nonce="${nonce}">
      const options = ${toScriptJson(options)};
      options.onEditQuery = () => undefined;
      YogaGraphiQL.renderYogaGraphiQL(document.getElementById('root'), options);
    </script>
  </body>
</html>
`,
  };
}

const TITLE = 'Đồ thị công dân · Citizen graph';

/** The editor writes its own style elements, and keeps its icon font in a data: address. */
function contentPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}'`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "worker-src 'self' blob:",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** JSON that cannot end the script element it stands in. */
function toScriptJson(value: object): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c');
}
