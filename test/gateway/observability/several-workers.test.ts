import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freePort } from '../../../platform/embedded-postgres/free-port.ts';
import { build, type Build } from '../../support/build.ts';
import { startFakeSubgraph, withFederation, type FakeSubgraph } from '../../support/fake-subgraph.ts';
import { composeSupergraph } from '../../support/gateway.ts';
import { send } from '../../support/http.ts';
import { runScript, type RunningProcess } from '../../support/process.ts';
import { scrape } from '../../support/scrape.ts';

const SDL = 'type Query { answer: Int }';

let compiled: Build;
let subgraph: FakeSubgraph;
let folder: string;
let gateway: RunningProcess;

beforeAll(async () => {
  compiled = build();
  subgraph = await startFakeSubgraph(SDL, { Query: { answer: () => 42 } });
  folder = mkdtempSync(join(tmpdir(), 'several-workers-'));
  const supergraph = join(folder, 'supergraph.graphql');
  writeFileSync(
    supergraph,
    composeSupergraph([{ name: 'one', url: subgraph.url, sdl: withFederation(SDL) }]),
  );
  gateway = runScript(compiled.file('gateway/main.js'), {
    SUPERGRAPH: supergraph,
    PORT: String(await freePort()),
    ADMIN_PORT: '0',
    WORKERS: '2',
  });
});
afterAll(async () => {
  gateway.child.kill('SIGTERM');
  await gateway.ended;
  await subgraph.close();
  compiled.remove();
  rmSync(folder, { recursive: true, force: true });
});

interface Line {
  readonly msg: string;
  readonly pid: number;
}

function requestLines(): readonly Line[] {
  const lines = gateway.output().split('\n').filter(Boolean);
  return lines.map((line) => JSON.parse(line) as Line).filter(({ msg }) => msg === 'request');
}

test('the admin port of a fleet shows the requests of all workers, added up', async () => {
  const started = JSON.parse(await gateway.line(/"metricsUrl"/)) as { url: string; metricsUrl: string };
  let sent = 0;
  // The second worker comes up after the first: each request is a connection of its own, so both get some.
  while (new Set(requestLines().map(({ pid }) => pid)).size < 2) {
    await send(`${started.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"query":"query Answer { answer }"}',
    });
    sent += 1;
  }
  const series = await scrape(started.metricsUrl);
  expect(series.valueOf('gateway_requests_total{kind="query",status="200",code="OK"}')).toBe(sent);
  expect(series.valueOf('gateway_plan_lookups_total{result="new"}')).toBe(2);
  expect(series.valueOf('gateway_subgraph_breaker_state{subgraph="one"}')).toBe(0);
  expect(series.valueOf('gateway_request_duration_seconds_count{kind="query",operation="Answer"}')).toBe(
    sent,
  );
});
