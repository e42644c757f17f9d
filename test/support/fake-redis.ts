import { createServer, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

/** A server that speaks enough of Redis' protocol (RESP2) for counting rates, over a real socket. */
export interface FakeRedis {
  readonly url: string;
  /** From now on nothing is answered. */
  hang(): void;
  close(): Promise<void>;
}

/** Starts one on a free port. */
export async function startFakeRedis(): Promise<FakeRedis> {
  const counters = new Map<string, { count: number; readonly expiresAt: number }>();
  const sockets = new Set<Socket>();
  let isHanging = false;
  const server = createServer((socket) => {
    sockets.add(socket);
    let unread = '';
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
    socket.on('data', (chunk) => {
      unread += chunk.toString();
      const { commands, rest } = takeCommands(unread);
      unread = rest;
      if (!isHanging) socket.write(commands.map((command) => answer(command, counters)).join(''));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `redis://127.0.0.1:${(server.address() as AddressInfo).port}`,
    hang: () => void (isHanging = true),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

type Counters = Map<string, { count: number; readonly expiresAt: number }>;

/** The library's script: count under a key that expires, and say how long it still lives. */
function answer([name = '', ...values]: readonly string[], counters: Counters): string {
  const command = name.toLowerCase();
  if (command === 'info') return bulk('redis_version:7.2.0\r\nloading:0\r\n');
  if (command !== 'eval' && command !== 'evalsha') return '+OK\r\n';
  const [, , key = '', points = '', seconds = ''] = values;
  const known = counters.get(key);
  const counter =
    known && known.expiresAt > Date.now()
      ? known
      : { count: 0, expiresAt: Date.now() + Number(seconds) * 1_000 };
  counter.count += Number(points);
  counters.set(key, counter);
  return `*2\r\n:${counter.count}\r\n:${counter.expiresAt - Date.now()}\r\n`;
}

function bulk(text: string): string {
  return `$${Buffer.byteLength(text)}\r\n${text}\r\n`;
}

/** Complete commands at the head of what was received; texts here are ASCII. */
function takeCommands(text: string): { readonly commands: readonly string[][]; readonly rest: string } {
  const commands: string[][] = [];
  let rest = text;
  for (let taken = takeCommand(rest); taken; taken = takeCommand(rest)) {
    commands.push(taken.command);
    rest = taken.rest;
  }
  return { commands, rest };
}

function takeCommand(text: string): { readonly command: string[]; readonly rest: string } | undefined {
  const head = /^\*(\d+)\r\n/.exec(text);
  if (!head) return undefined;
  let at = head[0].length;
  const command: string[] = [];
  for (let left = Number(head[1]); left > 0; left -= 1) {
    const size = /^\$(\d+)\r\n/.exec(text.slice(at, at + 20));
    const end = at + (size?.[0].length ?? 0) + Number(size?.[1] ?? 0);
    if (!size || text.length < end + 2) return undefined;
    command.push(text.slice(at + size[0].length, end));
    at = end + 2;
  }
  return { command, rest: text.slice(at) };
}
