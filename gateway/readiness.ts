import { jsonAnswer, type Answer } from '../platform/http/answer.ts';
import type { SupergraphStatus } from './generations/generations.ts';
import type { SectorState } from './probe-sectors.ts';

export interface ReadinessOptions {
  readonly isDraining: () => boolean;
  readonly probeSectors: () => Promise<readonly SectorState[]>;
  readonly supergraph: () => SupergraphStatus;
}

/**
 * Whether the gateway can answer. A register that is down does not make it unready, since the others' data still comes
 * (`status: "degraded"` names it); going down does.
 */
export async function tellReadiness({
  isDraining,
  probeSectors,
  supergraph,
}: ReadinessOptions): Promise<Answer> {
  if (isDraining()) return jsonAnswer(503, { status: 'draining' });
  const sectors = await probeSectors();
  const allUp = sectors.every(({ state }) => state === 'UP');
  return jsonAnswer(200, { status: allUp ? 'ready' : 'degraded', sectors, supergraph: supergraph() });
}
