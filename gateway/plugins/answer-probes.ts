import { callerError } from '../../platform/errors.ts';
import type { SupergraphStatus } from '../generations/generations.ts';
import type { Exchange } from '../http/exchange.ts';
import { jsonAnswer, type Answer } from '../http/answer.ts';
import type { Plugin } from '../http/plugin.ts';
import type { SectorState } from '../probe-sectors.ts';

export interface ProbeOptions {
  readonly isDraining: () => boolean;
  readonly probeSectors: () => Promise<readonly SectorState[]>;
  readonly supergraph: () => SupergraphStatus;
}

const PROBES: ReadonlySet<string> = new Set(['/health', '/ready']);

/** Asked every few seconds by machines; what counts, times or logs requests leaves them out. */
export function isProbe(path: string): boolean {
  return PROBES.has(path);
}

/**
 * `/health`: the process is alive. `/ready`: it can answer. A register that is down does not make the gateway
 * unready, since the others' data still comes (`status: "degraded"` names it); a gateway that is going down is not.
 */
export function answerProbes(options: ProbeOptions): Plugin {
  return function answerProbes({ path, request }: Exchange) {
    if (!isProbe(path)) return;
    if (request.method !== 'GET' && request.method !== 'HEAD')
      throw callerError('METHOD_NOT_ALLOWED', {
        vi: 'Kiểm tra trạng thái được hỏi bằng GET.',
        en: 'Probes are asked with GET.',
      });
    return path === '/health' ? jsonAnswer(200, { status: 'alive' }) : answerReady(options);
  };
}

async function answerReady({ isDraining, probeSectors, supergraph }: ProbeOptions): Promise<Answer> {
  if (isDraining()) return jsonAnswer(503, { status: 'draining' });
  const sectors = await probeSectors();
  const allUp = sectors.every(({ state }) => state === 'UP');
  return jsonAnswer(200, { status: allUp ? 'ready' : 'degraded', sectors, supergraph: supergraph() });
}
