import type { Plugin as HttpPlugin } from '../platform/http/plugin.ts';
import type { Exchange } from './exchange.ts';

/** One policy of the gateway's pipeline. */
export type Plugin = HttpPlugin<Exchange>;
