import { once } from 'node:events';
import type { Socket } from 'node:net';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createHttp1Wire } from '../../../../gateway/transport/http1/http1-wire.ts';
import { BrokenAnswer, type Wire } from '../../../../gateway/transport/wire.ts';
import { createFakeClock, type FakeClock } from '../../../support/fake-clock.ts';
import {
  ask,
  type AskOptions,
  echoed,
  type HandServer,
  serveByHand,
  together,
  type WireOutcome,
  wireOptions,
} from './support.ts';

let server: HandServer;
let clock: FakeClock;
let wire: Wire;

beforeEach(async () => {
  server = await serveByHand();
  clock = createFakeClock();
  wire = createHttp1Wire(wireOptions(server.url, { maxPipelined: 4, clock }));
});

afterEach(() => server.close());

const query = (body: string, more: AskOptions = {}): Promise<WireOutcome> => ask(wire, { body, ...more });

const ENOUGH = new Error('enough');

describe('a query that is given up', () => {
  let giveUp: (reason: Error) => void;
  const onStart = (abort: (reason: Error) => void): void => void (giveUp = abort);

  test('keeps its place: those behind it get their answers in turn, and are sent once', async () => {
    const asked = [query('a', { onStart }), query('b'), query('c')];
    const all = await server.take(3);
    giveUp(ENOUGH);
    expect(await asked[0]).toEqual({ error: 'enough' });
    for (const { echo } of all) echo();
    expect(await Promise.all(asked)).toEqual([{ error: 'enough' }, echoed('b'), echoed('c')]);
    const next = query('d');
    await server.echo(1);
    expect(await next).toEqual(echoed('d'));
    expect(server.connections()).toBe(1);
  });

  test('and does not come to its end leaves those behind it to be sent again, and its connection closed', async () => {
    const asked = [query('a', { onStart }), query('b'), query('c')];
    const [first] = await server.take(3);
    const closed = once(first?.socket as Socket, 'close');
    giveUp(ENOUGH);
    clock.advance(100);
    expect(together(await server.echo(2))).toEqual(['b', 'c']);
    expect(await Promise.all(asked)).toEqual([{ error: 'enough' }, echoed('b'), echoed('c')]);
    await closed;
  });

  test('behind others is told at once; it and those around it keep their places', async () => {
    const asked = [query('a'), query('b', { onStart }), query('c')];
    const all = await server.take(3);
    giveUp(ENOUGH);
    expect(await asked[1]).toEqual({ error: 'enough' });
    for (const { echo } of all) echo();
    expect(await Promise.all(asked)).toEqual([echoed('a'), { error: 'enough' }, echoed('c')]);
    expect(server.connections()).toBe(1);
  });

  test('is the last that was waited for: the server learns of it by the end of the connection', async () => {
    const asked = [query('a'), query('b', { onStart })];
    const [first] = await server.take(2);
    const closed = once(first?.socket as Socket, 'close');
    first?.echo();
    await asked[0];
    giveUp(ENOUGH);
    expect(await asked[1]).toEqual({ error: 'enough' });
    await closed;
  });

  test('does not keep the next ones from going together', async () => {
    const asked = [query('a', { onStart }), query('b')];
    const all = await server.take(2);
    giveUp(ENOUGH);
    for (const { echo } of all) echo();
    await Promise.all(asked);
    const next = [query('c'), query('d')];
    expect(together(await server.echo(2))).toEqual(['cd']);
    expect(await Promise.all(next)).toEqual(['c', 'd'].map(echoed));
  });

  test('before its connection is open takes nobody with it', async () => {
    const asked = [query('a', { onStart }), query('b'), query('c')];
    // They are sent in this turn, and their connection is open in the next one at the earliest.
    await nextTurn();
    giveUp(ENOUGH);
    await server.echo(3);
    expect(await Promise.all(asked)).toEqual([{ error: 'enough' }, echoed('b'), echoed('c')]);
  });

  test('for what has come already leaves its connection at once, and those behind it are sent again', async () => {
    const asked = [query('a', { onStart }), query('b')];
    const [first] = await server.take(2);
    const closed = once(first?.socket as Socket, 'close');
    giveUp(new BrokenAnswer('too large'));
    expect(together(await server.echo(1))).toEqual(['b']);
    expect(await Promise.all(asked)).toEqual([{ error: 'too large' }, echoed('b')]);
    await closed;
  });

  test('while the one before it ends leaves no closed connection behind', async () => {
    const asked = [query('a', { onEnd: () => giveUp(ENOUGH) }), query('b', { onStart })];
    const [first] = await server.take(2);
    first?.echo();
    expect(await Promise.all(asked)).toEqual([echoed('a'), { error: 'enough' }]);
    const next = query('c');
    await server.echo(1);
    expect(await next).toEqual(echoed('c'));
    await wire.close();
  });

  test('before it is sent is never sent', async () => {
    const asked = [query('a', { onStart }), query('b')];
    giveUp(ENOUGH);
    expect(together(await server.echo(1))).toEqual(['b']);
    expect(await Promise.all(asked)).toEqual([{ error: 'enough' }, echoed('b')]);
    expect(server.untaken()).toBe(0);
  });
});

test('all that were sent on a connection that cannot be opened fail, once', async () => {
  await server.close();
  const outcomes = Promise.all([query('a'), query('b'), query('c')]);
  const broken = { error: expect.any(String) };
  expect(await outcomes).toEqual([broken, broken, broken]);
  await wire.close();
});

test('also when the first of them was given up meanwhile', async () => {
  await server.close();
  let giveUp: (reason: Error) => void = () => undefined;
  const outcomes = [query('a', { onStart: (abort) => void (giveUp = abort) }), query('b'), query('c')];
  // They are sent in this turn, and not refused before the next one.
  await nextTurn();
  giveUp(ENOUGH);
  const broken = { error: expect.any(String) };
  expect(await Promise.all(outcomes)).toEqual([{ error: 'enough' }, broken, broken]);
  await wire.close();
});

describe('closing', () => {
  test('lets those end that are not even sent', async () => {
    const asked = [query('a'), query('b')];
    const closed = wire.close();
    expect(together(await server.echo(2))).toEqual(['ab']);
    expect(await Promise.all(asked)).toEqual(['a', 'b'].map(echoed));
    await closed;
  });

  test('lets those end that are sent again', async () => {
    const asked = [query('a'), query('b')];
    const [first] = await server.take(2);
    const closed = wire.close();
    clock.advance(100);
    await server.echo(1);
    first?.echo();
    expect(await Promise.all(asked)).toEqual(['a', 'b'].map(echoed));
    await closed;
  });

  test('does not wait for those that were given up before they were sent', async () => {
    const asked = query('a', { onStart: (abort) => queueMicrotask(() => abort(ENOUGH)) });
    const closed = wire.close();
    expect(await asked).toEqual({ error: 'enough' });
    await closed;
    expect(server.connections()).toBe(0);
  });
});
