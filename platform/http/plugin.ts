import type { Answer } from './answer.ts';
import type { HttpExchange } from './exchange.ts';

/**
 * One policy of a pipeline. It may add to the exchange, end it by returning the answer, or refuse it by throwing an
 * error of the table (`callerError`); anything else thrown is masked and logged once. A plugin that has no need to
 * wait returns nothing synchronously, so that the hot path costs no promise.
 */
export type Plugin<Exchange extends HttpExchange = HttpExchange> = (
  exchange: Exchange,
) => PluginResult | Promise<PluginResult>;

export type PluginResult = Answer | undefined | void;
