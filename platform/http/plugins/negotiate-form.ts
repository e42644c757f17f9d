import { callerError } from '../../errors.ts';
import type { HttpExchange } from '../exchange.ts';
import { GRAPHQL_MEDIA_TYPES, negotiateMediaType } from '../media-type.ts';
import type { Plugin } from '../plugin.ts';

/** Decides the form of the answer by `Accept`; before the body is read, so that errors come in that form too. */
export function negotiateForm(): Plugin {
  return function negotiateForm(exchange: HttpExchange) {
    const chosen = negotiateMediaType(exchange.request.headers.accept, GRAPHQL_MEDIA_TYPES);
    if (chosen === undefined) {
      const [one, other] = GRAPHQL_MEDIA_TYPES;
      const message = {
        vi: `Câu trả lời được viết dưới dạng ${one} hoặc ${other}.`,
        en: `Answers are written as ${one} or ${other}.`,
      };
      throw callerError('NOT_ACCEPTABLE', message);
    }
    exchange.mediaType = chosen;
  };
}
