import { expect, test } from 'vitest';
import { ConfigurationError, readEnv, type Environment } from '../../platform/env.ts';
import { toTracingConfig, TRACING_VARIABLES } from '../../platform/tracing/tracing-config.ts';

const read = (environment: Environment) => toTracingConfig(readEnv(environment, TRACING_VARIABLES));

test('without a collector there is no tracing', () => {
  expect(read({})).toBeUndefined();
  expect(read({ OTEL_TRACES_SAMPLER: 'always_on' })).toBeUndefined();
});

test.each([
  ['http://collector:4318', 'http://collector:4318/v1/traces'],
  ['http://collector:4318/', 'http://collector:4318/v1/traces'],
  ['https://collector/otlp', 'https://collector/otlp/v1/traces'],
])('OTEL_EXPORTER_OTLP_ENDPOINT=%s sends to %s', (endpoint, url) => {
  expect(read({ OTEL_EXPORTER_OTLP_ENDPOINT: endpoint })).toEqual({
    url,
    sampler: 'parentbased_always_on',
    samplerRatio: 1,
    scheduleDelayMs: 5000,
  });
});

test('an address for traces alone is taken as it is, and prevails', () => {
  const environment = {
    OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector:4318',
    OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: 'http://traces:4318/custom',
    OTEL_TRACES_SAMPLER: 'parentbased_traceidratio',
    OTEL_TRACES_SAMPLER_ARG: '0.1',
  };
  expect(read(environment)).toMatchObject({
    url: 'http://traces:4318/custom',
    sampler: 'parentbased_traceidratio',
    samplerRatio: 0.1,
  });
});

test.each([{ OTEL_SDK_DISABLED: 'true' }, { OTEL_TRACES_EXPORTER: 'none' }])('%j switches it off', (off) => {
  expect(read({ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector:4318', ...off })).toBeUndefined();
});

test('what cannot be right is refused, all of it', () => {
  const environment = {
    OTEL_EXPORTER_OTLP_ENDPOINT: 'collector:4318',
    OTEL_TRACES_SAMPLER: 'sometimes',
    OTEL_TRACES_SAMPLER_ARG: '2',
  };
  expect(() => read(environment)).toThrow(ConfigurationError);
  expect(() => read(environment)).toThrow(/ENDPOINT[\s\S]*SAMPLER:[\s\S]*SAMPLER_ARG: at most 1/);
});
