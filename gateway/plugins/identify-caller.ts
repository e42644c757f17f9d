import { ANONYMOUS } from '../caller.ts';
import type { Exchange } from '../exchange.ts';
import type { Plugin } from '../plugin.ts';

/** The ways a caller can be identified; `off` is the only one until rights are built. */
export type AuthMode = 'off';

/** Says who asks. With `off` everybody is the anonymous local caller, whatever credentials were sent. */
export function identifyCaller(_mode: AuthMode): Plugin {
  return function identifyCaller(exchange: Exchange) {
    exchange.caller = ANONYMOUS;
  };
}
