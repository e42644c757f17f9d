import { request } from 'undici';
import type { SubgraphAddress } from './engine/engine.ts';
import type { SubgraphClient, SubgraphOutcome, SubgraphRequest } from './engine/subgraph-client.ts';

/** Stands in until `transport/` is there. */
export function createClient(addresses: readonly SubgraphAddress[]): SubgraphClient {
  const urls = new Map(addresses.map(({ name, url }) => [name, url]));
  return { send: (call) => send(urls.get(call.subgraph) ?? '', call) };
}

async function send(url: string, { body, context, signal }: SubgraphRequest): Promise<SubgraphOutcome> {
  try {
    const answer = await request(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...context.headers },
      body,
      ...(signal && { signal }),
    });
    const json = (await answer.body.json()) as { data?: Record<string, unknown> | null };
    return { kind: 'answer', data: json.data, errors: undefined };
  } catch (error) {
    return { kind: 'failure', failure: 'unreachable', detail: String(error) };
  }
}
