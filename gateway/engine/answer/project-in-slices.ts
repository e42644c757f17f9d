import type { Slices } from '../../../platform/slices.ts';
import type { JsonObject } from '../subgraph-client.ts';
import { ANOMALY, type Projection, type UnfilledList } from './generate-projection.ts';

/** List elements that are projected at once: some two milliseconds. */
const BUDGET = 1_000;

/** Projects large data in parts; undefined when something in it is not as it should be. */
export function* projectInSlices(projection: Projection, data: JsonObject): Slices<JsonObject | undefined> {
  const rest: UnfilledList[] = [];
  try {
    const answer = projection.begin(data, BUDGET, rest);
    for (let list = rest.pop(); list; list = rest.pop()) {
      yield;
      const others: UnfilledList[] = [];
      if (!projection.fill(list, BUDGET, others)) rest.push(list);
      for (const other of others) rest.push(other);
    }
    return answer;
  } catch (error) {
    if (error === ANOMALY) return undefined;
    throw error;
  }
}
