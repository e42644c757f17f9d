import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { activityOf } from '../../bench/profile/activities.ts';
import { readShares } from '../../bench/profile/read-profile.ts';

it.each([
  ['file:///srv/dist/gateway/main.js', 'send', 'own code, JSON.parse and stringify included'],
  ['file:///srv/node_modules/dataloader/index.js', 'load', 'GraphQL, loaders and other libraries'],
  ['file:///srv/node_modules/undici/lib/client.js', 'write', 'HTTP'],
  ['node:_http_server', 'parserOnIncoming', 'HTTP'],
  ['file:///srv/node_modules/pg/lib/client.js', 'query', 'client of PostgreSQL'],
  ['file:///srv/node_modules/pg-protocol/dist/parser.js', 'parse', 'client of PostgreSQL'],
  ['', 'writev', 'writing to sockets'],
  ['', '(garbage collector)', 'garbage collection'],
  ['node:internal/timers', 'insert', 'rest of Node and V8'],
  ['', '(idle)', undefined],
])('a function of %s called %s is %s', (url, functionName, activity) => {
  expect(activityOf({ url, functionName })).toBe(activity);
});

it('shares are of the time at work in the span, on the main thread', () => {
  const folder = mkdtempSync(join(tmpdir(), 'profile-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const frame = (functionName: string, url = ''): object => ({ callFrame: { functionName, url } });
  const profile = {
    startTime: 1_000,
    nodes: [
      { id: 1, ...frame('(idle)') },
      { id: 2, ...frame('send', 'file:///srv/a.js') },
      { id: 3, ...frame('writev') },
    ],
    samples: [3, 2, 1, 3, 2],
    timeDeltas: [10, 30, 500, 10, 70],
  };
  writeFileSync(join(folder, 'CPU.20260101.120000.77.0.001.cpuprofile'), JSON.stringify(profile));
  writeFileSync(join(folder, 'CPU.20260101.120000.77.1.002.cpuprofile'), 'another thread');
  const shares = readShares(folder, { from: 1_020, until: 1_600 });
  expect([...shares]).toEqual([
    ['own code, JSON.parse and stringify included', 0.75],
    ['writing to sockets', 0.25],
  ]);
});
