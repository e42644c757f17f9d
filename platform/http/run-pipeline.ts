import type { GraphQLError } from 'graphql';
import { callerError, isCallerError } from '../errors.ts';
import type { Logger } from '../log.ts';
import { codeOf, refusalAnswer, type Answer } from './answer.ts';
import type { HttpExchange } from './exchange.ts';
import type { Plugin } from './plugin.ts';
import { writeAnswer, type WriteOptions } from './write-answer.ts';

export interface PipelineOptions<Exchange extends HttpExchange> extends WriteOptions {
  readonly plugins: readonly Plugin<Exchange>[];
  readonly log: Logger;
}

/** Takes an exchange through the plugins to its answer. Never rejects: whatever fails becomes an answer. */
export async function runPipeline<Exchange extends HttpExchange>(
  exchange: Exchange,
  options: PipelineOptions<Exchange>,
): Promise<void> {
  const answer = await answerOf(exchange, options);
  try {
    await writeAnswer(exchange, answer, options);
  } catch (err) {
    options.log.error({ err, requestId: exchange.requestId }, 'answer could not be written');
    exchange.response.destroy();
  }
  for (const note of exchange.whenAnswered) note(answer);
}

async function answerOf<Exchange extends HttpExchange>(
  exchange: Exchange,
  { plugins, log }: PipelineOptions<Exchange>,
): Promise<Answer> {
  try {
    for (const plugin of plugins) {
      const result = plugin(exchange);
      const answer = result instanceof Promise ? await result : result;
      if (answer) return answer;
    }
    throw new Error('the pipeline has no plugin that answers');
  } catch (error) {
    return refuse(exchange, toCallerError(error, exchange, log));
  }
}

function refuse(exchange: HttpExchange, error: GraphQLError): Answer {
  exchange.report = { ...exchange.report, errorCodes: [codeOf(error)] };
  return refusalAnswer(error, exchange);
}

/** The only door for errors: what is not in the table is masked here, and logged once with the request id. */
function toCallerError(error: unknown, { requestId }: HttpExchange, log: Logger): GraphQLError {
  if (isCallerError(error)) return error;
  log.error({ err: error, requestId }, 'request failed');
  return callerError('INTERNAL_SERVER_ERROR', {
    vi: 'Có lỗi ở phía hệ thống.',
    en: 'Something failed on our side.',
  });
}
