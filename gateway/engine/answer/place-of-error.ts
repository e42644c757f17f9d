import type { Compilation } from '../compile/compilation.ts';
import { isJsonObject, readOwn } from '../execute/own.ts';
import { selectedLength, selectedLengthIn } from '../operation/client-selection.ts';
import type { ResponsePath } from '../operation/response-tree.ts';
import type { JsonObject } from '../subgraph-client.ts';

/**
 * Where a client is told of an error that a fetch met at the path.
 *
 * A path into what was fetched for other fetches only (keys, inputs of a `@requires`) is cut where the client's own
 * selection ends. Undefined: the plan has fetched for an object what the client asks of other types only, or has
 * failed to fetch once more what is there already, so the error concerns nobody.
 */
export function placeOfError(
  compilation: Compilation,
  data: JsonObject,
  path: ResponsePath,
  isReported: boolean,
): ResponsePath | undefined {
  if (!isReported && isDelivered(data, path)) return undefined;
  const length = selectedLengthIn(compilation, path, data);
  if (selectedLength(compilation, path) > length) return undefined;
  const { clientName } = compilation.aliases;
  return path.slice(0, length).map((step) => (typeof step === 'string' ? clientName(step) : step));
}

/** True when another fetch has brought the value; an object may lack what this one was to add, so only leaves count. */
function isDelivered(data: JsonObject, path: ResponsePath): boolean {
  let value: unknown = data;
  for (const step of path) {
    if (!isJsonObject(value) && !Array.isArray(value)) return false;
    value = readOwn(value as JsonObject, String(step));
  }
  return value !== null && value !== undefined && typeof value !== 'object';
}
