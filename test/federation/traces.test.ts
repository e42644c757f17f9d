import { afterAll, beforeAll, expect, test } from 'vitest';
import { toTracingConfig, TRACING_VARIABLES } from '../../platform/tracing/tracing-config.ts';
import { readEnv } from '../../platform/env.ts';
import { clientOperation, startFederation } from '../support/federation.ts';
import { send } from '../support/http.ts';
import {
  pathsOf,
  startTraceCollector,
  type CollectedSpan,
  type TraceCollector,
} from '../support/trace-collector.ts';

/** A citizen of the province, and of the README. */
const ID = '008090990001';
const TRACE_ID = '4bf92f3577b34da6a3ce929d0e0e4736';
const CALLER_SPAN = '00f067aa0ba902b7';
const TRACEPARENT = `00-${TRACE_ID}-${CALLER_SPAN}-01`;

const SECTORS = ['civil-registry', 'land', 'population', 'vehicles'];

const NAMES =
  'query Names($id: CitizenId!) { citizen(id: $id) { name { full } vehicles { items { plate } } } }';

let collector: TraceCollector;
let officerView: readonly CollectedSpan[];
let statementsOfOfficerView: readonly string[];
beforeAll(async () => {
  collector = await startTraceCollector();
  const environment = { OTEL_EXPORTER_OTLP_ENDPOINT: collector.endpoint };
  const tracing = toTracingConfig(readEnv(environment, TRACING_VARIABLES));
  const federation = await startFederation({ environment, tracing });
  const { gateway } = federation;
  federation.statements.length = 0;
  const ask = (query: string, headers = {}) =>
    send(gateway.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query, variables: { id: ID } }),
    });
  await ask(clientOperation('officer-view'), { traceparent: TRACEPARENT, tracestate: `vendor=${ID}` });
  statementsOfOfficerView = [...federation.statements];
  // Twice: the second time the plan is there.
  await ask(NAMES);
  await ask(NAMES);
  await ask(`query Q${ID} { citizen(id: "${ID}") { a${ID}: id } }`, { baggage: `citizen=${ID}` });
  await ask('{ __typename }', { traceparent: `00-${ID.padStart(32, '0')}-${CALLER_SPAN}-01` });
  await ask('{ __typename }', { traceparent: `00-${TRACE_ID.replace('4', '5')}-${ID.padEnd(16, '0')}-01` });
  await ask(`{ citizen(id: "${ID}0") { id } }`);
  await ask(`{ ${ID} }`);
  await federation.stopSector('vehicles');
  await ask(NAMES);
  await federation.close();
  officerView = collector.spans.filter(({ traceId }) => traceId === TRACE_ID);
});
afterAll(() => collector.close());

test('an operation is one trace, from the caller’s span to every sector', () => {
  const roots = officerView.filter(({ parentSpanId }) => parentSpanId === CALLER_SPAN);
  expect(roots.map(({ service, name }) => `${service} ${name}`)).toEqual(['gateway query OfficerView']);
  const paths = pathsOf(officerView.filter(({ attributes }) => !('db.system.name' in attributes)));
  expect(paths).toEqual([
    '[gateway] query OfficerView',
    ...SECTORS.flatMap((sector) => [
      `[gateway] query OfficerView › fetch ${sector}`,
      `[gateway] query OfficerView › fetch ${sector} › POST`,
      `[gateway] query OfficerView › fetch ${sector} › POST › [subgraph-${sector}] POST /graphql`,
    ]),
    '[gateway] query OfficerView › plan',
    '[gateway] query OfficerView › read',
  ]);
});

test('each statement is a span under the request to its sector, by its name', () => {
  const statements = officerView.filter(({ attributes }) => 'db.system.name' in attributes);
  const asked = statements.map(({ service, name }) => `${service.replace('subgraph-', '')} ${name}`);
  expect(asked.toSorted()).toEqual(statementsOfOfficerView.toSorted());
  const parents = new Map(officerView.map((span) => [span.spanId, span.name]));
  expect(new Set(statements.map(({ parentSpanId = '' }) => parents.get(parentSpanId)))).toEqual(
    new Set(['POST /graphql']),
  );
});

test('each span has a parent in the trace', () => {
  const ids = new Set([CALLER_SPAN, ...officerView.map(({ spanId }) => spanId)]);
  expect(officerView.filter(({ parentSpanId }) => !ids.has(parentSpanId ?? ''))).toEqual([]);
});

test('work that was not done again has no span', () => {
  const traces = collector.spans.filter(({ name }) => name === 'query Names').map(({ traceId }) => traceId);
  const works = traces.map((traceId) =>
    collector.spans
      .filter((span) => span.traceId === traceId && ['read', 'plan'].includes(span.name))
      .map(({ name }) => name),
  );
  expect(works.slice(0, 2)).toEqual([['read', 'plan'], []]);
});

test('a sector that is away is a failed span of its kind, and so is the request', () => {
  const [root] = collector.spans.filter(({ name, failed }) => name === 'query Names' && failed);
  const failed = collector.spans.filter((span) => span.failed && span.traceId === root?.traceId);
  expect(root?.attributes['error.type']).toBe('SECTOR_UNAVAILABLE');
  expect(failed.map(({ name }) => name)).toContain('fetch vehicles');
  expect(failed.find(({ name }) => name === 'POST')?.attributes['error.type']).toBe('unreachable');
});

test('no span holds a citizen’s number, wherever it was planted', () => {
  expect(collector.spans.length).toBeGreaterThan(30);
  expect(collector.text()).not.toContain(ID);
});

test('a trace id that looks like a padded number is not continued', () => {
  const callers = collector.spans.filter(({ parentSpanId }) => parentSpanId === CALLER_SPAN);
  expect(callers.map(({ traceId }) => traceId)).toEqual([TRACE_ID]);
});
