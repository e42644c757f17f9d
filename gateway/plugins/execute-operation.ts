import { callerError, isErrorCode } from '../../platform/errors.ts';
import { toCallContext } from '../context.ts';
import type { Engine, EngineAnswer } from '../engine/engine.ts';
import { graphqlAnswer, inLanguage, statusOf, type Answer } from '../../platform/http/answer.ts';
import { isRead } from '../../platform/http/is-read.ts';
import type { Exchange, OperationReport } from '../exchange.ts';
import type { Plugin } from '../plugin.ts';
import { reportCost } from '../limits/report-cost.ts';
import { SectorTimes } from '../sector-times.ts';

export interface ExecuteOptions {
  /** Told to clients that ask for their cost. */
  readonly maxCost: number;
}

/** Has the engine answer. */
export function executeOperation(execute: Engine['execute'], { maxCost }: ExecuteOptions): Plugin {
  return async function executeOperation(exchange: Exchange): Promise<Answer> {
    const { cancellation, parameters, request } = exchange;
    if (cancellation.aborted)
      throw callerError('DEADLINE_EXCEEDED', {
        vi: 'Hết thời gian cho phép trước khi bắt đầu xử lý.',
        en: 'The time allowed was over before the work began.',
      });
    const calls = new SectorTimes();
    const context = toCallContext(exchange, calls);
    const answer = await execute({
      query: parameters.query,
      operationName: parameters.operationName,
      variables: parameters.variables,
      context,
      signal: cancellation,
      queriesOnly: isRead(request.method),
    });
    exchange.report = reportOf(answer, calls.sectors);
    exchange.workDone = { document: answer.document, sectorTimes: () => calls.read() };
    const written = toAnswer(exchange, { ...answer, body: reportCost(request, answer, maxCost) });
    return answer.errorCodes.length > 0 ? inLanguage(exchange.language, written) : written;
  };
}

function reportOf(answer: EngineAnswer, sectors: readonly string[]): OperationReport {
  const { operationName, operationKind, errorCodes, cost } = answer;
  return {
    operationName,
    operationKind,
    ...(cost !== undefined && { cost }),
    ...(errorCodes.length > 0 && { errorCodes: [...new Set(errorCodes)] }),
    ...(sectors.length > 0 && { sectors }),
  };
}

function toAnswer({ mediaType, headers }: Exchange, { outcome, errorCodes, body }: EngineAnswer): Answer {
  if (outcome === 'executed') return graphqlAnswer(200, mediaType, body);
  if (outcome === 'mutation-refused') {
    headers['allow'] = 'POST';
    return graphqlAnswer(405, mediaType, body);
  }
  const [code] = errorCodes;
  const known = isErrorCode(code) ? code : 'GRAPHQL_VALIDATION_FAILED';
  return graphqlAnswer(statusOf(known, mediaType), mediaType, body);
}
