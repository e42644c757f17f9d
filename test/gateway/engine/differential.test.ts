import { expect, test } from 'vitest';
import { compareOperations } from './support/compare-operations.ts';
import { FIRST_SEED, OPERATIONS } from './support/config.ts';
import { SCHEMAS } from './support/schemas.ts';
import { syntheticFederation } from './support/synthetic-federation.ts';

const operations = Math.ceil(OPERATIONS / Object.keys(SCHEMAS).length);

test.each(Object.keys(SCHEMAS))(
  'random operations on "%s" are answered as by a monolith',
  { timeout: 3_600_000 },
  async (name) => {
    const federation = syntheticFederation(SCHEMAS[name] ?? {});
    const comparison = { firstSeed: FIRST_SEED, operations, runsPerDocument: 20 };
    expect((await compareOperations(federation, comparison)).join('\n\n')).toBe('');
  },
);
