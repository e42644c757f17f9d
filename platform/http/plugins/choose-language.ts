import { negotiateLanguage } from '../../language.ts';
import type { HttpExchange } from '../exchange.ts';
import type { Plugin } from '../plugin.ts';

/** Chooses the language of messages and next steps. What is asked and planned, and what sectors see, knows none. */
export function chooseLanguage(): Plugin {
  return function chooseLanguage(exchange: HttpExchange) {
    exchange.language = negotiateLanguage(exchange.request.headers['accept-language']);
  };
}
