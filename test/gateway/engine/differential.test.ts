import { expect, test } from 'vitest';
import { compareOperations } from './support/compare-operations.ts';
import { ANSWERED_IN_PART, SCHEMAS } from './support/schemas.ts';
import { syntheticFederation } from './support/synthetic-federation.ts';

/** On all schemas together; `npm run differential` compares more. */
const OPERATIONS = 10_000;
const operations = Math.ceil(OPERATIONS / Object.keys(SCHEMAS).length);

test.each(Object.keys(SCHEMAS))(
  'random operations on "%s" are answered as by a monolith',
  { timeout: 300_000 },
  async (name) => {
    const federation = syntheticFederation(SCHEMAS[name] ?? {});
    const isAnsweredInPart = ANSWERED_IN_PART.has(name);
    const comparison = { firstSeed: 1, operations, runsPerDocument: 20, isAnsweredInPart };
    expect((await compareOperations(federation, comparison)).join('\n\n')).toBe('');
  },
);
