import { callerError } from '../../platform/errors.ts';
import type { Exchange } from '../http/exchange.ts';
import type { Plugin } from '../http/plugin.ts';

/** The one address of the graph. */
export const ENDPOINT = '/graphql';

/** Refuses every other address; what has one of its own was answered earlier in the pipeline. */
export function requireEndpoint(): Plugin {
  return function requireEndpoint({ path }: Exchange) {
    if (path !== ENDPOINT) throw callerError('NOT_FOUND', `Nothing is here: the graph is at ${ENDPOINT}.`);
  };
}
