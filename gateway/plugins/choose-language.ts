import { negotiateLanguage } from '../../platform/language.ts';
import type { Exchange } from '../http/exchange.ts';
import type { Plugin } from '../http/plugin.ts';

/** Chooses the language of messages and next steps. What is asked and planned, and what sectors see, knows none. */
export function chooseLanguage(): Plugin {
  return function chooseLanguage(exchange: Exchange) {
    exchange.language = negotiateLanguage(exchange.request.headers['accept-language']);
  };
}
