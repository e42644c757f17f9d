import type { SubgraphOutcome, SubgraphRequest } from '../../../../gateway/engine/subgraph-client.ts';
import { readAnswer } from '../../../../gateway/transport/read-answer.ts';

/** What the transport makes of a subgraph's text. @param text no more than a quarter of a megabyte */
export function receive({ form }: Pick<SubgraphRequest, 'form'>, text: string): SubgraphOutcome {
  const response = { status: 200, headers: {}, body: Buffer.from(text) };
  const outcome = readAnswer(response, Infinity, form);
  if (outcome instanceof Promise) throw new Error('A text that is parsed in parts');
  return outcome;
}
