import type { Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type BytesServer, serveBytes } from '../gateway/transport/http1/support.ts';
import { withFederation } from '../support/fake-subgraph.ts';
import { repeat, REPEATING_MS } from '../support/repeat.ts';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import { scrape } from '../support/scrape.ts';

const SDL = withFederation('type Query { mark(of: String!): String }');
const CALLERS = 8;
/** Of each caller. */
const ROUNDS = 15;

/** One request at a server that says more than it is asked. */
interface Asked {
  readonly socket: Socket;
  /** The true answer, named if the server does that. */
  readonly answer: Buffer;
  /** What somebody else was, or could have been, answered. */
  readonly foreign: Buffer;
  /** Some milliseconds, so that what is written then meets the next request on its way. */
  readonly later: (task: () => void) => void;
}

const FOREIGN = '{"data":{"mark":"somebody else"}}';

function answerOf(body: string, fields = '', status = '200 OK'): Buffer {
  const head = `HTTP/1.1 ${status}\r\ncontent-type: application/json\r\nkeep-alive: timeout=5\r\n${fields}`;
  return Buffer.from(`${head}content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
}

/** What comes, and the connection stays open. */
const MODES: Readonly<Record<string, (asked: Asked) => void>> = {
  'a 408 while nobody asks': ({ socket, answer, later }) => {
    socket.write(answer);
    later(() => socket.write(answerOf('{"errors":[{"message":"idle"}]}', '', '408 Request Timeout')));
  },
  'a 503 while nobody asks': ({ socket, answer, later }) => {
    socket.write(answer);
    later(() => socket.write(answerOf('no server is available', '', '503 Service Unavailable')));
  },
  'an answer of somebody else while nobody asks': ({ socket, answer, foreign, later }) => {
    socket.write(answer);
    later(() => socket.write(foreign));
  },
  'a second answer in the same packet': ({ socket, answer }) => {
    socket.write(Buffer.concat([answer, answer]));
  },
  'a second answer later': ({ socket, answer, later }) => {
    socket.write(answer);
    later(() => socket.write(answer));
  },
  'an answer of somebody else as the body of a 103': ({ socket, answer, foreign }) => {
    const head = `HTTP/1.1 103 Early Hints\r\ncontent-length: ${foreign.length}\r\n\r\n`;
    socket.write(Buffer.concat([Buffer.from(head), foreign, answer]));
  },
  'an answer of somebody else behind a length with a no-break space': ({ socket, answer, foreign }) => {
    const [head = '', body = ''] = answer.toString('latin1').split('\r\n\r\n');
    socket.write(Buffer.concat([Buffer.from(`${head}\u00a0\r\n\r\n${body}`, 'latin1'), foreign]));
  },
};

/** What only a name can tell from the answer: it comes in its place. */
const insteadOfTheAnswer = ({ socket, answer, foreign, later }: Asked): void => {
  if (Math.random() < 0.8) socket.write(answer);
  else later(() => socket.write(foreign));
};

interface Setting {
  readonly SUBGRAPH_CLIENT: 'own' | 'undici';
  /** Whether the server repeats the nonce, and the gateway demands it. */
  readonly SUBGRAPH_NONCE: 'on' | 'off';
}

class Place {
  mode: (asked: Asked) => void = () => undefined;
  readonly #gateway: TestGateway;
  readonly #server: BytesServer;
  #count = 0;

  private constructor(gateway: TestGateway, server: BytesServer) {
    this.#gateway = gateway;
    this.#server = server;
  }

  static async start(setting: Setting): Promise<Place> {
    const server = await serveBytes((socket, text) => {
      const mark = /caller-\d+-\d+/.exec(text)?.[0] ?? '';
      const nonce = /^x-request-nonce: .*\r\n/im.exec(text)?.[0] ?? '';
      const named = setting.SUBGRAPH_NONCE === 'on' ? nonce : '';
      place.mode({
        socket,
        answer: answerOf(JSON.stringify({ data: { mark } }), named),
        // Not named, or as another request.
        foreign: answerOf(FOREIGN, Math.random() < 0.5 ? '' : named.replace(/\w(?=\r)/, '-')),
        later: (task) => void setTimeout(task, Math.random() * 4),
      });
    });
    const gateway = await startGateway({
      supergraph: [{ name: 'marks', url: server.url.href, sdl: SDL }],
      environment: {
        ...setting,
        ADMIN_PORT: '0',
        LOG_LEVEL: 'silent',
        // Every answer is to be met, however many are refused.
        BREAKER_MIN_REQUESTS: '1000000',
      },
    });
    const place = new Place(gateway, server);
    return place;
  }

  async askAtOnce(): Promise<Outcomes> {
    const outcomes: Outcomes = { right: 0, refused: 0, wrong: 0, unnamed: -(await this.#unnamed()) };
    const callers = Array.from({ length: CALLERS }, (_, caller) =>
      repeat(ROUNDS, async () => {
        outcomes[await this.#outcomeOf(`caller-${caller}-${this.#count++}`)] += 1;
      }),
    );
    await Promise.all(callers);
    return { ...outcomes, unnamed: outcomes.unnamed + (await this.#unnamed()) };
  }

  async close(): Promise<void> {
    await this.#gateway.close();
    await this.#server.close();
  }

  async #outcomeOf(mark: string): Promise<'right' | 'refused' | 'wrong'> {
    const query = 'query ($of: String!) { mark(of: $of) }';
    const { data, errors } = await this.#gateway.query(query, { of: mark });
    if (data?.['mark'] === mark && errors === undefined) return 'right';
    const isRefused = data?.['mark'] === null && errors?.[0]?.extensions?.['code'] === 'SECTOR_UNAVAILABLE';
    return isRefused ? 'refused' : 'wrong';
  }

  async #unnamed(): Promise<number> {
    return (await scrape(this.#gateway.metricsUrl)).valueOf(UNNAMED);
  }
}

interface Outcomes {
  right: number;
  /** SECTOR_UNAVAILABLE, and nothing else. */
  refused: number;
  wrong: number;
  /** Answers of the server that named no request, or another. */
  unnamed: number;
}

const UNNAMED = 'gateway_subgraph_request_duration_seconds_count{subgraph="marks",outcome="unnamed"}';

const SETTINGS = (['own', 'undici'] as const).flatMap((SUBGRAPH_CLIENT) =>
  (['on', 'off'] as const).map((SUBGRAPH_NONCE): Setting => ({ SUBGRAPH_CLIENT, SUBGRAPH_NONCE })),
);

describe.each(SETTINGS)('client $SUBGRAPH_CLIENT, nonce $SUBGRAPH_NONCE: nobody gets', (setting) => {
  let place: Place;
  beforeAll(async () => void (place = await Place.start(setting)));
  afterAll(() => place.close());

  test.each(Object.entries(MODES))(
    '%s',
    async (_name, mode) => {
      place.mode = mode;
      const { right, refused, wrong } = await place.askAtOnce();
      expect(wrong).toBe(0);
      expect(right + refused).toBeGreaterThanOrEqual(CALLERS * ROUNDS);
    },
    REPEATING_MS,
  );

  // Without names, nothing could tell it from the own one.
  test.runIf(setting.SUBGRAPH_NONCE === 'on')(
    'an answer of somebody else in place of the own one; it is counted',
    async () => {
      place.mode = insteadOfTheAnswer;
      const { right, wrong, unnamed } = await place.askAtOnce();
      expect(wrong).toBe(0);
      expect(right).toBeGreaterThan(0);
      expect(unnamed).toBeGreaterThan(0);
    },
    REPEATING_MS,
  );
});
