import { request, type Agent } from 'node:http';

export interface Outgoing {
  readonly url: string;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Undefined: a connection of its own. */
  readonly agent?: Agent;
  /** Milliseconds after which nobody waits any more. */
  readonly patienceMs: number;
}

export interface Incoming {
  readonly status: number;
  readonly text: string;
}

/** Posts a GraphQL request. @returns undefined when there was no complete answer in time. */
export function send({ url, body, headers, agent, patienceMs }: Outgoing): Promise<Incoming | undefined> {
  return new Promise((resolve) => {
    const outgoing = request(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body), ...headers },
      agent: agent ?? false,
    });
    const settle = (answer?: Incoming): void => {
      clearTimeout(timer);
      resolve(answer);
      if (!answer) outgoing.destroy();
    };
    const timer = setTimeout(settle, patienceMs);
    // A server that has refused a body may close the connection before it has all of it.
    outgoing.on('error', () => settle());
    outgoing.on('response', (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', () => settle());
      response.on('end', () =>
        settle({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString() }),
      );
    });
    outgoing.end(body);
  });
}
