import { isDeepStrictEqual } from 'node:util';
import { ask } from '../load/ask.ts';
import type { RunningGateway } from './stage.ts';
import type { GatewayWorkload } from './workloads.ts';

/**
 * Asks every variable set of a query once: warms the gateway, fills the stubs' record, and compares with the answers of
 * the first gateway asked. A gateway that answers something else is not in the same race.
 * @param expected answers by body, filled by the first caller
 * @returns mean bytes of an answer
 * @throws Error for an answer with errors, or with other data
 */
export async function checkAnswers(
  gateway: RunningGateway,
  { name, bodies }: GatewayWorkload,
  expected: Map<string, unknown>,
): Promise<number> {
  let bytes = 0;
  for (const body of bodies) {
    const answer = await ask(gateway.url, body);
    bytes += answer.bytes;
    const known = expected.get(body);
    if (known === undefined) expected.set(body, answer.data);
    else if (!isDeepStrictEqual(known, answer.data)) {
      throw new Error(
        `${gateway.name} answers ${name} otherwise than the gateways before it: ${body.slice(-80)}`,
      );
    }
  }
  return bytes / bodies.length;
}
